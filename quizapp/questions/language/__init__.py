"""How it is said: wordings, names with offices, amounts, the grammar of titles. Pure."""

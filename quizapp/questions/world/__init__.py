"""What follows from the facts and what does not: matching, uniqueness, who held what when, what is in order. Pure."""

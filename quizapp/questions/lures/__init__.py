"""Wrong options that are certainly wrong, plausible, and worth knowing themselves (QUESTIONS, S). Pure."""

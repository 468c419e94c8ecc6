"""Which question comes next, and how it is shown."""

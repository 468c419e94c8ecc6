"""Template helpers: no queries in them."""

"""WHO uses the site: users, groups, and the privacy policy that every model declares."""

"""ALL PAGES: function views, forms, templates' helpers, and the admin. Writes nothing itself: it calls verbs."""

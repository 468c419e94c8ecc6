"""What every test gets. The browser's fixtures are in `journeys/conftest.py`, the databases in `plugins/`."""

from hypothesis import settings as hypothesis_settings

pytest_plugins = [
    "tests.plugins.chance",
    "tests.plugins.garbage",
    "tests.plugins.once",
    "tests.plugins.order",
    "tests.plugins.postgres",
    "tests.plugins.rows",
    "tests.plugins.sqlite",
]

# The same examples on every run; look for new ones with `pytest --hypothesis-profile=explore`.
hypothesis_settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
hypothesis_settings.load_profile("suite")

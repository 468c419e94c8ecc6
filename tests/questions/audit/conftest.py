"""The shipped bank's document, whose loading `tests/questions/conftest.py` shares with the rest."""

import pytest


@pytest.fixture(scope="session")
def document(shipped):
    return shipped.document

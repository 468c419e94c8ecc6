"""A small history to look at, and a way to read a page's text."""

import re
from html import unescape

import pytest

from tests import facts_factories


@pytest.fixture
def history(same_rows):
    """Three rows of everything (tests/facts_factories.py)."""
    return same_rows("history of 3", lambda: facts_factories.history(3))


@pytest.fixture
def read(client):
    """The text of a page that answers 200, without tags and with single blanks."""

    def text_of(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, path
        html = re.sub(r"<(head|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
        return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))))

    return text_of

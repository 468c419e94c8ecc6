"""What every page keeps: escaped text, headings in order, tables that name themselves, no row numbers."""

import re
from itertools import pairwise

import pytest

PAGES = (
    "", "chapters/{chapter.key}/", "events/", "events/{event.key}/", "people/", "people/{person.key}/", "agreements/",
    "agreements/{agreement.key}/", "figures/", "sources/", "sources/{source.key}/", "glossary/",
    "timeline/", "timeline/?in=1992", "places/", "places/{place.key}/", "search/?q=meeting", "silences/",
)  # fmt: skip
PAYLOAD = "<script>alert(1)</script>"


@pytest.fixture(params=PAGES)
def html(request, client, history):
    _poison(history)
    return client.get(f"/t/history/{request.param.format(**vars(history))}").content.decode()


def _poison(history):
    """Put markup into every text that a page shows."""
    for model, fields in {
        "topic": ("title", "subtitle", "summary"),
        "chapter": ("title", "text"),
        "source": ("title", "publisher", "voice_note", "years_basis"),
        "event": ("title", "short_title", "why", "date_note"),
        "person": ("name", "description", "why"),
        "agreement": ("title", "purpose", "why"),
        "thread": ("title", "summary"),
    }.items():
        fact = getattr(history, model)
        for field in fields:
            setattr(fact, field, f"{PAYLOAD} {field}")
        fact.save()
    history.topic.citations.update(passage=PAYLOAD)
    history.topic.terms.update(name=PAYLOAD, definition=PAYLOAD, aliases=[PAYLOAD])
    history.topic.figures.update(title=PAYLOAD, series=PAYLOAD, unit=PAYLOAD)
    history.topic.conflicts.update(note=PAYLOAD, field=PAYLOAD)
    history.source.paragraphs.update(names=[PAYLOAD], reason=PAYLOAD)


def test_text_is_escaped(html):
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html


def test_headings_come_in_order_and_the_first_is_one(html):
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_ids_are_unique_and_labels_exist(html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'aria-labelledby="([^" ]+)"', html)) <= set(ids)


def test_tables_have_captions_and_their_heads_a_scope(html):
    assert html.count("<table") == html.count("<caption")
    assert re.findall(r"<th(?![^>]*scope=)[ >]", html) == []


def test_there_is_no_inline_style_or_script(html):
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", html) == []

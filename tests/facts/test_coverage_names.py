"""Which names of the inventory the registries know; what is left over may be a forgotten person."""

import pytest

from quizapp.facts.coverage import coverage
from tests.facts.check_rows import add, one, small_topic


@pytest.fixture
def rows(tmp_path):
    return small_topic(tmp_path)


def unknown(rows, *names, locator="p1"):
    """Which of the names are not in the registry when the paragraph mentions them."""
    next(row for row in rows["paragraph"] if row["locator"] == locator)["names"] = list(names)
    return [name for source in coverage(rows) for p in source.paragraphs if p.locator == locator for name in p.unknown]


def test_a_forgotten_person_is_listed(rows):
    assert unknown(rows, "Li Wei", "Zhang Min", "Nurlan Asanov") == ["Zhang Min"]


@pytest.mark.parametrize(
    "name",
    [
        "LI WEI",
        "Нурлан Асанов",
        "Akmola",
        "Kazakhstan",
        "Kazakh",
        "Premier Li Wei of China",
        "the treaty of peace",
        "NPC",
        "Annals",
    ],
)
def test_names_of_every_registry_are_known_alone_and_side_by_side(rows, name):
    assert unknown(rows, name) == []


@pytest.mark.parametrize("name", ["Premier Zhang of China", "Ministry of Peace", "Li", "Astanar"])
def test_a_name_with_one_word_that_is_not_known(rows, name):
    assert unknown(rows, name, locator="p2") == [name]


def test_a_person_as_written_in_this_paragraph_only(rows):
    rows["participation"][0]["as_written"] = "Premier Ly Way"
    assert unknown(rows, "Ly Way") == []
    assert unknown(rows, "Ly Way", locator="p2") == ["Ly Way"]


def test_a_document_of_this_paragraph_under_another_wording(rows):
    one(rows, "agreement", "treaty")["title"] = "Treaty on Peace Between Shepherds of Both Rivers"
    assert unknown(rows, "treaty of shepherds on both rivers") == []
    assert unknown(rows, "treaty of shepherds on both rivers", locator="p2") != []
    assert unknown(rows, "Shepherds") == ["Shepherds"]


def test_who_is_not_named_names_nobody(rows):
    add(rows, "person", "nobody", name="Zhang Min", unnamed=True)
    assert unknown(rows, "Zhang Min") == ["Zhang Min"]

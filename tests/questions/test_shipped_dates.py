"""The date questions of the shipped topic: wordings in turn, the right date at every rank, clues that come out."""

import re
from collections import Counter

import pytest

from quizapp.questions.lints.bank import chi_squared_tail, rank_of
from quizapp.questions.vocabulary import Family

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database

DATE_FAMILIES = (Family.DATE_OF_EVENT, Family.DATE_OF_AGREEMENT, Family.DATE_BY_CLUE)


def of_family(shipped, family):
    return [item for _, item, _ in shipped.items if item.family == family]


@pytest.mark.parametrize("family", DATE_FAMILIES)
def test_no_wording_is_worn_out(shipped, family):
    items = of_family(shipped, family)
    # what differs between two subjects of one wording: clauses in front of documents, the verb of a document
    said = Counter(re.sub(r"the \w+ of …", "…", re.sub(r"….*…", "…", item.loose_stem)) for item in items)
    assert len(said) >= 5
    assert max(said.values()) <= 0.35 * len(items), said.most_common(3)


@pytest.mark.parametrize("asks", ["year", "period"])
def test_the_right_date_stands_at_every_rank_alike(shipped, asks):
    items = [item for family in DATE_FAMILIES for item in of_family(shipped, family) if item.asks == asks]
    ranks = Counter(rank_of(item) for item in items)
    expected = len(items) / 4
    assert chi_squared_tail(sum((ranks[rank] - expected) ** 2 / expected for rank in range(4)), 3) > 0.01, ranks


def test_an_anniversary_leads_to_its_year_by_what_it_remembers(shipped):
    (item,) = [
        item
        for item in of_family(shipped, Family.DATE_BY_CLUE)
        if item.subjects == ["event:relations-anniversary-2022", "event:diplomatic-relations-1992"]
    ]
    assert item.answer["value"] == "2022" and "1992 + 30 = 2022" in item.why


def test_nine_in_ten_essentials_have_a_date_question(shipped):
    asked = {ref for family in DATE_FAMILIES for item in of_family(shipped, family) for ref in item.subjects[:1]}
    facts = [*shipped.snapshot.events.values(), *shipped.snapshot.agreements.values()]
    essentials = [fact for fact in facts if fact.tier == 1 and fact.when.year is not None]
    assert len([fact for fact in essentials if fact.ref in asked]) >= 0.9 * len(essentials)


def test_months_and_days_are_few_in_default_study_and_of_essentials(shipped):
    rows = [row for row in shipped.document["questions"] if row["family"] in DATE_FAMILIES and row["default_study"]]
    fine = [row for row in rows if row["asks"] in ("month", "day")]
    assert fine
    assert {shipped.snapshot.fact(row["subject_facts"][0]).tier for row in fine} == {1}
    assert len(fine) <= 0.15 * len(rows)

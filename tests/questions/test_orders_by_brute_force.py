"""Every question about an order, in random histories, against a count of all facts under all tellings."""

import random
from itertools import pairwise

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from quizapp.questions.world.tellings import tellings
from tests.questions.worlds import changed, dispute, drafts, event, paper, world

WORDS = (
    "harbour",
    "granary",
    "theatre",
    "canal",
    "hospital",
    "foundry",
    "academy",
    "aqueduct",
    "mill",
    "tower",
    "mint",
)
LEAST = {Family.ORDER_TWO: 60, Family.BEFORE_AFTER: 60, Family.ORDER_K: 180, Family.TIMELINE: 180}


def a_date(rng):
    year, month = rng.randint(1980, 1999), rng.randint(1, 12)
    day = f"{year}-{month:02}-{rng.randint(1, 28):02}"
    kinds = (
        str(year),
        f"{year}-{month:02}",
        day,
        day,
        day,
        f"{year}-{month:02}/{year + 1}-01",
        f"{year}~",
        f"[{year},{year + 2}]",
    )
    return rng.choice((*kinds, f"{year}/..", ""))


def a_world(seed):
    rng = random.Random(seed)  # noqa: S311 (a history, not a secret)
    facts = []
    for index in range(45):
        title = f"{' '.join(rng.sample(WORDS, 2))} {index if rng.random() < 0.6 else ''}".strip()
        make = rng.choice((event, paper))
        fields = {"title": title, "short_title": title, "threads": (rng.choice(("works", "trade")),)}
        facts.append(make(f"fact-{index}", a_date(rng), tier=rng.choice((1, 2, 2, 3)), **fields))
    disputes = [dispute(fact, "date", fact.when.edtf, a_date(rng)) for fact in rng.sample(facts, 4)]
    return world(*facts, *(one for one in disputes if all(value for value, *_ in one.values)))


def days(snapshot, ref, constraint):
    """(first, last) day of everything that a label may mean; None where a telling is open, hedged or missing."""
    table = snapshot.events if ref.startswith("event:") else snapshot.agreements
    asked = World(snapshot)
    found = [
        when
        for fact in table.values()
        if asked.match(constraint, fact) is not False
        for when in tellings(snapshot, fact)
    ]
    if any(when.earliest is None or when.latest is None or set("?~%") & set(when.edtf) for when in found):
        return None
    return min(when.earliest for when in found), max(when.latest for when in found)


def order_of(draft, spans):
    """The draft's subjects in the order that it claims."""
    if draft.family == Family.BEFORE_AFTER and draft.answer.value == "after":
        return spans[::-1]
    if draft.family == Family.TIMELINE:
        place = draft.answer.position
        return [*spans[1 : place + 1], spans[0], *spans[place + 1 :]]
    return spans


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("family", LEAST)
def test_whatever_the_labels_may_mean_the_order_is_certain(family, seed):
    snapshot = a_world(seed)
    for draft in drafts(snapshot, family):
        spans = [days(snapshot, ref, one) for ref, one in zip(draft.subjects, draft.constraints, strict=True)]
        assert None not in spans, draft.subjects
        in_order = order_of(draft, spans)
        asked = spans[0]
        for (_, end), (start, _) in pairwise(in_order):
            assert end < start
        for one, other in pairwise(in_order):
            if family != Family.TIMELINE or asked in (one, other):
                gap = LEAST[family] if family != Family.ORDER_TWO else 1
                assert (other[0] - one[1]).days >= gap
                assert family != Family.TIMELINE or one[1].year < other[0].year
        assert verify.broken(World(snapshot), Item.of_draft(draft)) == ""


def test_random_histories_give_questions_of_every_family():
    for family in LEAST:
        assert sum(len(drafts(a_world(seed), family)) for seed in range(12)) >= 12


def moved_away(snapshot, draft):
    """The same history with one fact of a question moved to the wrong end of time."""
    first, last = draft.subjects[0], draft.subjects[-1]
    if draft.family == Family.BEFORE_AFTER:
        return changed(snapshot, first, when=When.of("2050" if draft.answer.value == "before" else "1700"))
    if draft.family == Family.TIMELINE:
        return changed(snapshot, first, when=When.of("2050" if draft.answer.position == 0 else "1700"))
    return changed(snapshot, last, when=When.of("1700"))


@pytest.mark.parametrize("family", LEAST)
def test_a_question_is_withdrawn_when_a_fact_moves_to_the_other_end_of_time(family):
    asked = [(snapshot, draft) for snapshot in map(a_world, range(12)) for draft in drafts(snapshot, family)[:3]]
    assert len(asked) >= 6
    for snapshot, draft in asked:
        assert verify.broken(World(moved_away(snapshot, draft)), Item.of_draft(draft)), draft.stem

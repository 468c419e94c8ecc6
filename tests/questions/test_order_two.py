"""Which came first: certain order, sixty days apart, labels that name one thing and give nothing away."""

from itertools import combinations

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.language.wording import YEAR
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import changed, dispute, drafts, event, history, with_facts, world

ORDER = Family.ORDER_TWO
THREAD = {"threads": ("works",)}


def pair(first, second, **fields):
    """Two events of one thread with these dates; whether they are set against each other."""
    snapshot = world(event("lock", first, **{**THREAD, **fields}), event("dam", second, **THREAD))
    return bool(drafts(snapshot, ORDER))


def test_two_facts_of_a_thread_with_certain_order_are_asked():
    assert pair("1994-01-01", "1994-03-02")
    assert pair("1994", "1996")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1994-01-01", "1994-02-28"),
        ("1994-01-01/1994-06-01", "1994-05-01/1994-09-01"),
        ("1994", "1994-06"),
        ("1994-01-01/1994-06-01", "1994-07-01"),
        ("1994~", "1996"),
        ("1994", "1996?"),
        ("1994/..", "1996"),
        ("../1994", "1996"),
        ("", "1996"),
        ("[1994,1997]", "1996"),
        ("1994", "2003"),
    ],
)
def test_overlapping_near_hedged_or_distant_dates_are_never_ordered(first, second):
    assert not pair(first, second)


def test_facts_of_different_threads_are_never_ordered():
    assert not pair("1994", "1996", threads=("trade",))


@pytest.mark.parametrize(
    "label",
    [
        "the lock of 1994",
        "the second lock",
        "the Fifth lock",
        "the 3rd lock",
        "the sixth, deeper lock",
        "the supplementary lock",
        "the final lock",
        "the new lock",
    ],
)
def test_a_label_with_a_year_or_an_ordinal_is_never_used(label):
    assert not pair("1994", "1996", short_title=label)


def test_every_pair_of_the_history_truly_lies_in_this_order():
    snapshot = history()
    for draft in drafts(snapshot, ORDER):
        earlier, later = (snapshot.fact(ref).when for ref in draft.subjects)
        assert (later.earliest - earlier.latest).days >= 60
        assert not any(YEAR.search(text) for text in (draft.answer.text, draft.distractors[0].text))


def test_a_disputed_date_is_never_ordered():
    lock, dam = event("lock", "1994", **THREAD), event("dam", "1996", **THREAD)
    assert drafts(world(lock, dam), ORDER)
    assert not drafts(world(lock, dam, dispute(lock, "date", "1994", "1995")), ORDER)


@pytest.mark.parametrize("date", ["1997", "", "1994~", "1994/.."])
def test_a_label_that_may_mean_a_later_or_undated_fact_is_never_used(date):
    snapshot = world(event("lock", "1994", **THREAD), event("dam", "1996", **THREAD))
    namesake = event("other-lock", date, title="the lock")
    assert not drafts(with_facts(snapshot, namesake), ORDER)


def test_a_namesake_whose_other_telling_is_later_ends_the_question():
    snapshot = world(event("lock", "1994", **THREAD), event("dam", "1996", **THREAD))
    namesake = event("other-lock", "1993", title="the lock")
    assert drafts(with_facts(snapshot, namesake), ORDER)
    assert not drafts(with_facts(snapshot, namesake, dispute(namesake, "date", "1993", "1998")), ORDER)


@pytest.mark.parametrize("change", [{"told": "planned"}, {"told": "claimed"}, {"citations": ()}, {"kind": "visit"}])
def test_what_is_not_done_cited_and_singular_is_never_ordered(change):
    assert not pair("1994", "1996", **change)


def test_no_two_questions_of_the_history_ask_the_same_pair():
    subjects = [frozenset(draft.subjects) for draft in drafts(history(), ORDER)]
    assert all(one != other for one, other in combinations(subjects, 2))


def test_moving_a_fact_before_its_partner_turns_the_answer_around():
    snapshot = world(event("lock", "1994", **THREAD), event("dam", "1996", **THREAD))
    (before,) = drafts(snapshot, ORDER)
    (after,) = drafts(changed(snapshot, "event:dam", when=When.of("1992")), ORDER)
    assert (before.answer.value, after.answer.value) == ("lock", "dam")
    assert before.key("aland-boria") == after.key("aland-boria")
    assert before.fingerprint != after.fingerprint

"""Documents as keys and lures: specific, done, undisputed, and certainly signed elsewhere."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import changed, dispute, drafts, event, gap, history, paper, with_facts

AT_EVENT, WHAT, OF_PAPER = Family.AGREEMENT_AT_EVENT, Family.WHAT_IT_DID, Family.DATE_OF_AGREEMENT
FISHERY = "agreement:fishery"


def offered(snapshot, family, value):
    """In how many questions of a family a document's key is a lure."""
    return sum(value in (lure.value for lure in draft.distractors) for draft in drafts(snapshot, family))


def as_key(snapshot, ref):
    return [draft.family for family in (AT_EVENT, WHAT, OF_PAPER) for draft in drafts(snapshot, family, ref)]


def test_a_specific_document_is_key_and_lure():
    assert set(as_key(history(), FISHERY)) == {AT_EVENT, WHAT, OF_PAPER}
    assert {draft.asks for draft in drafts(history(), WHAT, FISHERY)} == {"purpose", "agreement"}
    assert offered(history(), AT_EVENT, "fishery") and offered(history(), WHAT, "fishery")


@pytest.mark.parametrize(
    "change", [{"generic": True}, {"told": "planned"}, {"told": "claimed"}, {"short_title": "fishery plan of 1990"}]
)
def test_what_names_no_single_thing_done_is_neither_key_nor_lure(change):
    snapshot = changed(history(), FISHERY, **change)
    assert as_key(snapshot, FISHERY) == []
    assert not offered(snapshot, AT_EVENT, "fishery") and not offered(snapshot, WHAT, "fishery")


def test_a_disputed_document_is_neither_key_nor_lure():
    snapshot = history()
    snapshot = with_facts(snapshot, dispute(snapshot.agreements["fishery"], "purpose", "one", "another"))
    assert as_key(snapshot, FISHERY) == []
    assert not offered(snapshot, AT_EVENT, "fishery") and not offered(snapshot, WHAT, "fishery")


def test_an_uncited_document_is_not_asked_about():
    assert as_key(changed(history(), FISHERY, citations=()), FISHERY) == []


def only_lures(snapshot, *kept):
    """Take every other document out of the options, so that a document in doubt would have to be taken."""
    others = {key: paper for key, paper in snapshot.agreements.items() if key not in kept}
    return with_facts(snapshot, *(replace(other, generic=True) for other in others.values()))


def doubtful(date, **fields):
    """The fishery agreement with two safe lures and one more document, signed nobody knows where."""
    snapshot = with_facts(history(), paper("salt", date, **fields))
    snapshot = only_lures(snapshot, "fishery", "railway", "pipeline", "salt")
    (draft,) = drafts(snapshot, AT_EVENT, FISHERY)
    return {lure.value for lure in draft.distractors}


def test_a_document_of_other_days_is_a_safe_lure():
    assert "salt" in doubtful("1990-07-01")


@pytest.mark.parametrize(
    "date", ["", "1990", "1990-05", "1990-05-06/1990-05-09", "1991~", "../1991", "[1990-05-04,1991]"]
)
def test_a_document_perhaps_signed_at_the_occasion_is_never_a_lure(date):
    assert "salt" not in doubtful(date)


def test_a_document_on_a_day_that_another_telling_gives_the_occasion_is_never_a_lure():
    snapshot = with_facts(history(), paper("salt", "1990-05-08"))
    snapshot = only_lures(snapshot, "fishery", "railway", "pipeline", "salt")
    longer = dispute(snapshot.events["visit-1990"], "date", "1990-05-03/1990-05-06", "1990-05-03/1990-05-08")
    (draft,) = drafts(with_facts(snapshot, longer), AT_EVENT, FISHERY)
    assert "salt" not in {lure.value for lure in draft.distractors}


def test_a_document_with_a_title_like_one_signed_there_is_never_a_lure():
    assert "salt" not in doubtful("1992-07-01", title="Supplementary agreement on fishery", short_title="salt act")


def test_a_document_signed_at_the_same_occasion_is_never_a_lure():
    second = paper("salt", "1990-05-05", event="visit-1990", purpose="taxed brine")
    (draft,) = drafts(with_facts(history(), second), AT_EVENT, FISHERY)
    assert "salt" not in {lure.value for lure in draft.distractors}


def test_two_documents_of_like_purpose_are_never_set_against_each_other():
    twin = paper("herring", "1999", purpose="set quotas for salted herring")
    snapshot = with_facts(history(), twin)
    for draft in drafts(snapshot, WHAT, FISHERY):
        assert "herring" not in {fact for lure in draft.distractors for fact in lure.facts if "herring" in fact}
        assert not any("herring" in lure.text.lower() for lure in draft.distractors)


def test_a_document_of_unknown_purpose_ends_the_question_from_purpose_to_document():
    silent = paper("salt", "1990-05-04")
    asked = {draft.asks for draft in drafts(with_facts(history(), silent), WHAT, FISHERY)}
    assert asked == {"purpose"}


def test_an_undated_document_narrows_nothing_when_its_date_is_hedged():
    silent = paper("salt", "1997")
    hedged = changed(with_facts(history(), silent), FISHERY, when=When.of("1990~"))
    assert {draft.asks for draft in drafts(hedged, WHAT, FISHERY)} == {"purpose"}


@pytest.mark.parametrize("told", ["planned", "claimed"])
def test_an_occasion_that_is_not_told_as_done_asks_nothing(told):
    snapshot = changed(history(), "event:visit-1990", told=told)
    asked = {draft.family for draft in drafts(snapshot, ref="event:visit-1990")}
    assert asked <= {Family.TOLD_AS}, "only how it is told"
    assert not drafts(snapshot, AT_EVENT, FISHERY)


def test_a_planned_event_attests_nobody_in_the_feedback():
    plan = event(
        "summit-1990", "1990-05-01", "summit", told="planned", participants=history().events["visit-1991"].participants
    )
    made = [draft for draft in drafts(with_facts(history(), plan)) if draft.family != Family.TOLD_AS]
    truths = [lure.truth for draft in made for lure in draft.distractors]
    assert not any("summit" in truth for truth in truths)


def test_an_occasion_that_is_itself_the_signing_is_not_asked_for_its_document():
    snapshot = changed(history(), "event:visit-1990", kind="signing")
    assert "signing itself" in gap(snapshot, AT_EVENT, FISHERY)

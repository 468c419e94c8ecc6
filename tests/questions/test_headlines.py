"""An event whose title can only be quoted goes by a short title that reads as a noun, where it has one."""

from quizapp.questions.vocabulary import Family
from tests.questions.worlds import drafts, event, gap, world

WALL = {"title": "The Wall falls", "title_form": "headline", "short_title": "the fall of the Wall"}


def topic(**fields):
    landmark = event("lock", "1999-03", title="the opening of the lock", tier=1)
    return world(event("wall", "1994-05-02", **{**WALL, "tier": 1, **fields}), landmark)


def test_stem_statement_and_feedback_use_the_noun():
    for draft in drafts(topic(), Family.DATE_OF_EVENT, "event:wall"):
        said = draft.stem + "".join(part.text for part in draft.statement) + draft.why
        assert "“" not in said and "fall of the Wall" in said
        assert draft.constraints[0].value == "the fall of the Wall"


def test_the_truth_of_a_lure_uses_the_noun():
    (draft,) = drafts(topic(), Family.DATE_OF_EVENT, "event:lock", "year")
    told = [lure.truth for lure in draft.distractors if "Wall" in lure.truth]
    assert told in ([], ["In 1994 came the fall of the Wall."])


def test_a_capital_article_may_begin_a_headline():
    (draft,) = drafts(topic(short_title="The Wall falls"), Family.DATE_OF_EVENT, "event:wall", "year")
    assert "“The Wall falls”" in draft.stem


def test_what_lasted_is_dated_from_day_to_day():
    siege = event("siege", "1994-05-02/1994-07-04", kind="siege", title="the siege of the port", tier=1)
    (draft,) = drafts(world(siege, event("lock", "1999", tier=1)), Family.DATE_OF_EVENT, "event:siege", "year")
    assert draft.why == "The siege of the port took place from 2 May to 4 July 1994."


def test_a_topic_of_one_source_says_why_no_source_is_asked_for():
    said = gap(topic(), Family.WHICH_SOURCE, "event:wall")
    assert said == "fewer than three sources are transcribed whole, and only these tell by their silence"

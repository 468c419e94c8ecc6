"""Every wording of a date question reads as English, whatever the subject: headlines, early years, long titles."""

from collections import Counter

import pytest

from quizapp.questions.language.asking import LONG, TOO_LONG, anniversary_of, calendar_years, ordinal, wordings
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.world.windows import accepted_of, text_of
from tests.questions.worlds import drafts, event, gap, paper, world

UNITS = (Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERIOD)
FORMS = ("clause", "noun", "written", "headline", "paper")
LONG_TITLE = "the opening of " + " and ".join(
    f"the {word} canal" for word in ["red", "blue", "green", "white", "black"]
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_has_five_wordings_for_each_form_that_end_with_one_question_mark(unit, form):
    found = wordings(unit, form, 3)
    assert len(set(found)) == len(found) >= 5
    assert all((before + after).count("?") == 1 and after.endswith("?") for before, after in found)


@pytest.mark.parametrize("form", FORMS)
def test_no_verb_waits_behind_a_long_subject(form):
    found = wordings(Asks.YEAR, form, LONG)
    assert found and all(after == "?" or after.startswith(":") for _, after in found)


def headline(title="Women vote in Boria", date="1994-05-02", **fields):
    return world(event("headline", date, title=title, title_form="headline", short_title="", **fields), history_peer())


def history_peer():
    return event("lock", "1999", title="the lock", tier=1)


def test_a_headline_is_quoted_in_stem_feedback_and_statement():
    for draft in drafts(headline(tier=1), Family.DATE_OF_EVENT, "event:headline"):
        assert "“Women vote in Boria”" in draft.stem
        assert draft.why == "“Women vote in Boria” is dated 2 May 1994."
        said = "".join(part.text for part in draft.statement)
        assert "this happened: “Women vote in Boria”." in said if draft.asks != "period" else not said


def test_a_headline_that_tells_the_truth_of_a_lure_is_quoted():
    women = event("women", "1998", title="Women vote", title_form="headline", tier=1)
    (draft,) = drafts(world(women, history_peer()), Family.DATE_OF_EVENT, "event:lock", "year")
    truths = {lure.text: lure.truth for lure in draft.distractors}
    assert truths.get("1998", "“Women vote” is dated 1998.") == "“Women vote” is dated 1998."
    assert not any("the Women" in truth for truth in truths.values())


def test_quotes_within_a_headline_are_single():
    (draft,) = drafts(headline('Editors ask "who pays"'), Family.DATE_OF_EVENT, "event:headline", "year")
    assert "“Editors ask ‘who pays’”" in draft.stem


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ("0800", "800 CE"),
        ("0800-12", "December 800 CE"),
        ("0800-12-25", "25 December 800 CE"),
        ("0800/0849", "800–849 CE"),
    ],
)
def test_years_below_a_thousand_have_their_era(window, text):
    assert text_of(window) == text


def test_an_era_in_one_option_stands_in_all():
    assert text_of("1001", ["0999", "1002"]) == "1001 CE"
    assert accepted_of("1001", "1001 CE") == ("1001",)
    (draft,) = drafts(world(event("raid", "0793"), event("fall", "0801")), Family.DATE_OF_EVENT, "event:raid", "year")
    assert {option.text.endswith(" CE") for option in (draft.answer, *draft.distractors)} == {True}
    assert draft.answer.accepted == ("793",)


def test_what_nobody_can_read_is_a_gap_unless_it_has_a_short_title():
    words = f"{LONG_TITLE} and {LONG_TITLE.replace('canal', 'lock')}"
    assert "its stem would have" in gap(
        world(event("long", "1994", title=words, short_title="")), Family.DATE_OF_EVENT, "event:long", "year"
    )
    (draft,) = drafts(
        world(event("long", "1994", title=words, short_title="the canals")), Family.DATE_OF_EVENT, "event:long", "year"
    )
    assert "the canals" in draft.stem and len(draft.stem.split()) <= TOO_LONG


def test_no_persons_and_years_alone_are_enough():
    topic = world(
        *(
            event(f"dam-{year}", str(year), title=f"the {name} dam")
            for year, name in enumerate(("oak", "iron", "stone", "rope"), 1990)
        )
    )
    assert Counter(draft.asks for draft in drafts(topic, Family.DATE_OF_EVENT)) == {"year": 4, "period": 4}


def test_a_document_of_several_papers_takes_the_plural():
    notes = paper(
        "notes", "1994-03-01", title="Exchange of notes", short_title="notes on fish", act="exchanged", tier=1
    )
    made = drafts(world(notes), Family.DATE_OF_AGREEMENT)
    assert {
        "".join(part.text for part in draft.statement).split(" in ")[0] for draft in made if draft.asks == "year"
    } == {"The notes on fish were exchanged"}


def test_numbers_are_said_in_words():
    assert [calendar_years(number) for number in (1, 9, 42)] == [
        "one calendar year",
        "nine calendar years",
        "forty-two calendar years",
    ]
    assert [ordinal(number) for number in (1, 5, 12, 20, 22, 30, 99)] == [
        *("first", "fifth", "twelfth", "twentieth", "twenty-second", "thirtieth", "ninety-ninth"),
    ]


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("the thirtieth anniversary of ties", 30),
        ("the 150th anniversary of a poet's birth", 150),
        ("the anniversary", None),
    ],
)
def test_a_title_says_which_anniversary(title, count):
    assert anniversary_of(title) == count

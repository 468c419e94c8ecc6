"""Lints on what options give away, and on orderings: each catches a planted fault and passes a fair item."""

from dataclasses import replace

import pytest

from quizapp.facts.copying import run_hash, words
from quizapp.facts.snapshot import TermFact, When
from quizapp.questions import lints
from quizapp.questions.draft import Answer, Part
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Family, Format
from tests.questions.worlds import changed, fair, history

FAIR = fair()
YEAR, PERSON, PAPER = FAIR[Family.DATE_OF_EVENT], FAIR[Family.PERSON_IN_EVENT], FAIR[Family.AGREEMENT_AT_EVENT]
WHAT = FAIR[Family.WHAT_IT_DID]


def found(draft, snapshot=None, level=lints.ERROR):
    return {lint.number for lint in lints.check(Item.of_draft(draft), snapshot or history()) if lint.level == level}


def options(draft, *texts, **fields):
    """The draft with these texts as its options, the right one first."""
    key, *others = texts
    lures = [replace(lure, text=text, **fields) for lure, text in zip(draft.distractors, others, strict=False)]
    return replace(draft, answer=replace(draft.answer, text=key), distractors=tuple(lures))


def amounts(*values, text="{} million dollars"):
    key, *others = values
    lures = [replace(lure, text=text.format(v), value=v) for lure, v in zip(YEAR.distractors, others, strict=True)]
    return replace(
        YEAR, family=Family.FIGURE, asks=Asks.VALUE, answer=Answer(text.format(key), key), distractors=tuple(lures)
    )


def asked(draft, before, after="?"):
    kept = [part for part in draft.parts if part.constraint is not None]
    return replace(draft, parts=(Part(before), *kept, Part(after)))


def test_a_stem_that_points_at_its_options_needs_them():
    assert 7 in found(asked(PERSON, "Which of these led "))
    assert 7 not in found(asked(PERSON, "Who led "))
    assert 7 not in found(PAPER), "which document was signed there is asked about the options"


def test_persons_of_two_sides_are_not_of_one_kind():
    lure = PERSON.distractors[0].value
    assert 8 in found(PERSON, changed(history(), f"person:{lure}", country="BB"))
    assert 8 not in found(PERSON)


def test_a_month_among_years_is_not_of_one_kind():
    mixed = replace(YEAR, distractors=(replace(YEAR.distractors[0], value="1988-03"), *YEAR.distractors[1:]))
    assert 8 in found(mixed)


def test_numbers_less_than_two_percent_apart_are_one():
    assert 2 in found(amounts("100", "101.5", "200", "300"))
    assert 2 not in found(amounts("100", "103", "200", "300"))


def test_numbers_are_shown_equally_precisely():
    assert 17 in found(amounts("100.25", "120", "200", "300"))
    assert 17 not in found(amounts("100", "120", "200", "300"))


def test_an_article_that_fits_one_option_gives_it_away():
    blank = replace(PAPER, parts=(*PAPER.parts, Part(" It was an ____"), Part("?")))
    assert 11 in found(options(blank, "Amity pact", "Customs pact", "Railway pact", "Telegraph pact"))
    assert 11 not in found(options(blank, "Amity pact", "Arms pact", "Oil pact", "Energy pact"))


def test_the_only_plural_gives_itself_away():
    assert 11 in found(options(PAPER, "Notes on herring", "Railway treaty", "Customs treaty", "Postal treaty"))
    assert 11 not in found(options(PAPER, "Notes on herring", "Papers on rails", "Customs treaty", "Postal treaty"))


def test_words_of_one_root_are_a_clang():
    said = replace(PAPER, parts=(Part("Which was signed at "), Part("the fisheries talks", 0), Part("?")))
    assert 12 in found(options(said, "Fisheryman pact", "Railway treaty", "Customs treaty", "Postal treaty"))
    assert 12 not in found(options(said, "Herring pact", "Railway treaty", "Customs treaty", "Postal treaty"))


@pytest.mark.parametrize("word", ["always", "usually", "only"])
def test_absolutes_are_ours_to_avoid_and_a_titles_to_have(word):
    assert 18 in found(asked(PERSON, f"Who {word} led "))
    titled = replace(PERSON, parts=(*PERSON.parts[:-1], Part(f" {word} talks", 0), Part("?")))
    assert 18 not in found(titled)


def test_twelve_words_of_a_source_are_copied():
    text = "one two three four five six seven eight nine ten eleven twelve"
    snapshot = replace(history(), runs=frozenset({run_hash(words(text))}))
    assert 19 in found(replace(PERSON, why=f"{text.title()} thirteen."), snapshot)
    assert 19 not in found(replace(PERSON, why="One two three four."), snapshot)


def test_an_acronym_is_explained():
    glossary = {"npc": TermFact("npc", "NPC", "The assembly.", aliases=("SCO",))}
    snapshot = replace(history(), terms=glossary)
    assert 20 in found(replace(PERSON, parts=(Part("Who of the CICA led "), *PERSON.parts)), snapshot)
    assert 20 not in found(replace(PERSON, parts=(Part("Who of the NPC and the SCO led "), *PERSON.parts)), snapshot)
    assert 20 not in found(replace(PERSON, parts=(Part("Who of the CICA led "), *PERSON.parts))), "no glossary"


def test_a_year_far_away_is_no_lure():
    far = replace(YEAR.distractors[0], text="1960", value="1960")
    assert 24 in found(replace(YEAR, distractors=(far, *YEAR.distractors[1:])))
    assert 24 not in found(YEAR)


def test_a_person_of_another_age_is_no_lure():
    moved = history()
    for event in history().events.values():
        if any(part.person == PERSON.distractors[0].value for part in event.participants):
            moved = changed(moved, event.ref, when=When.of("1901-05-03"))
    assert 24 in found(PERSON, moved)
    assert 24 not in found(PERSON)


def test_options_differ_by_more_than_signs():
    assert 36 in found(options(PAPER, "Postal treaty", "Postal treaty!", "Customs pact", "Railway pact"))
    assert 36 not in found(PAPER)


def test_a_single_name_among_full_ones_is_luck():
    assert 37 in found(options(PERSON, "Falk", "Bertil Holm", "Carl Nyman", "David Orre"), level=lints.WARNING)
    assert 37 not in found(PERSON, level=lints.WARNING)


def ordering(*keys, value=""):
    items = tuple({"text": key.title(), "value": key, "when": "1990"} for key in keys)
    answer = Answer("; ".join(keys), value or "|".join(keys), items=items)
    return replace(
        YEAR, family=Family.ORDER_K, asks=Asks.ORDER, answer=answer, distractors=(), formats=(Format.ORDER_K,)
    )


def test_an_ordering_lists_three_to_five_things_in_order():
    assert not {1, 34} & found(ordering("a", "b", "c"))
    assert 1 in found(ordering("a", "b"))
    assert 34 in found(ordering("a", "b", "c", value="b|a|c"))
    assert 34 in found(ordering("a", "a", "c"))

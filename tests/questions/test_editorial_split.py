"""How a stem is cut into the words that carry constraints and the words between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.editorial import MissingPiecesError, slots, split_stem

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


def part(text, constraint):
    return {"text": text, "constraint": constraint}


@given(st.lists(words, max_size=4), st.lists(words, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_joined_pieces_give_the_stem_and_every_slot_is_found(fillers, carrying, random):
    parts = [part(text, index) for index, text in enumerate(carrying)]
    pieces = [*fillers, *carrying]
    random.shuffle(pieces)
    stem = " ".join(pieces)

    cut = split_stem(stem, parts)

    assert "".join(piece["text"] for piece in cut) == stem
    assert {piece["constraint"] for piece in cut if "constraint" in piece} == set(range(len(carrying)))


def test_a_short_slot_does_not_take_the_words_of_a_longer_one():
    cut = split_stem("What opened in Almaty city and in Almaty?", [part("in Almaty", 0), part("in Almaty city", 1)])

    assert [(piece["text"], piece["constraint"]) for piece in cut if "constraint" in piece] == [
        ("in Almaty city", 1),
        ("in Almaty", 0),
    ]


def test_one_place_does_not_serve_two_slots():
    with pytest.raises(MissingPiecesError):
        split_stem("What opened in Almaty city?", [part("in Almaty", 0), part("in Almaty city", 1)])


def test_punctuation_and_blanks_around_a_slot_are_free():
    cut = split_stem("In 1992, what opened?", [part(" in 1992.", 0)])

    assert cut == [part("In 1992", 0), {"text": ", what opened?"}]


def test_only_the_first_letter_may_change_case():
    with pytest.raises(MissingPiecesError):
        split_stem("what did OPEC do?", [part("Opec", 0)])


def test_slots_are_shown_without_their_punctuation():
    assert slots([{"text": "Who came "}, part(" to Almaty, ", 0)]) == ["to Almaty"]

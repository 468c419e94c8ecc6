"""Texts that a spreadsheet would run are marked, and the mark can be taken away again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.formulas import inert, original


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+49 30", "-x", "\t=1", "-1+cmd|' /C calc'!A0"])
def test_what_runs_is_marked(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1992", "-43.25", "+7", "Sputnik = first", "'t Hooft", "a\t=1"])
def test_what_does_not_run_stays_as_it_is(text):
    assert inert(text) == original(text) == text


@given(st.text("'=+-@\t\nab1. "))
def test_the_mark_can_be_taken_away(text):
    assert original(inert(text)) == text


@given(st.text("'=+-@ab"))
def test_no_two_texts_share_a_cell(text):
    assert inert(text) != inert(f"'{text}")

"""Nobody can add a table and forget whose data it holds."""

from quizapp.accounts.privacy import undeclared


def test_every_model_declares_what_happens_to_its_rows():
    assert undeclared() == []

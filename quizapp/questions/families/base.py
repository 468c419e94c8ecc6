"""The families that ask about facts directly; statements are made from their questions (`statements.py`). Pure."""

from types import ModuleType

from quizapp.questions.families import (
    agreement_at_event,
    before_after,
    career,
    check_source,
    date_by_clue,
    date_of_agreement,
    date_of_event,
    figure,
    office_holder,
    order_k,
    order_two,
    person_in_event,
    place,
    timeline,
    told_as,
    trend,
    what_it_did,
    which_source,
)

BASE: tuple[ModuleType, ...] = (
    date_of_event,
    person_in_event,
    office_holder,
    career,
    place,
    agreement_at_event,
    date_of_agreement,
    date_by_clue,
    what_it_did,
    order_two,
    figure,
    trend,
    before_after,
    order_k,
    timeline,
    told_as,
    check_source,
    which_source,
)

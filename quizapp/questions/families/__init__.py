"""The families of questions, one file each: facts in, drafts or gaps out. Pure.

To add a family: write a module with `FAMILY` and `drafts(workshop)`, add it to `ALL`, its name to
`vocabulary.Family` and its way of being re-proved to `verify.py` (README, "Add a question family").
"""

from collections.abc import Iterator
from types import ModuleType

from quizapp.questions.draft import Draft, Gap
from quizapp.questions.families import (
    agreement_at_event,
    date_of_agreement,
    date_of_event,
    order_two,
    person_in_event,
    what_it_did,
)
from quizapp.questions.workshop import Workshop

ALL: tuple[ModuleType, ...] = (
    date_of_event,
    person_in_event,
    agreement_at_event,
    date_of_agreement,
    what_it_did,
    order_two,
)


def all_drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    """Every draft and gap of every family, in a stable order."""
    for family in ALL:
        yield from family.drafts(workshop)

"""The families of questions, one file each: facts in, drafts or gaps out. Pure.

A family is a module with

FAMILY                        its name in `vocabulary.Family`
drafts(workshop)              yields a Draft, or a Gap with the reason, for every fact that it may ask about
prove(world, item)            U, from the stored constraints: the may-set and its answers, as the facts are now
settled(item)                 (reference, constraint) pairs that must certainly be true, else the stem describes nothing
answer_problem(world, item)   why the stored answer is not what its subject says; '' when it is

and stands in `BASE` of `base.py` (README, "Add a question family"). A family that is made from the questions of others
has `derive(workshop, base)` in place of `drafts` and stands in `DERIVED` here.
"""

from collections.abc import Iterator
from types import ModuleType

from quizapp.questions.draft import Draft, Gap
from quizapp.questions.families import cloze, true_false
from quizapp.questions.families.base import BASE
from quizapp.questions.workshop import Workshop

DERIVED: tuple[ModuleType, ...] = (true_false, cloze)
ALL: tuple[ModuleType, ...] = (*BASE, *DERIVED)
BY_NAME: dict[str, ModuleType] = {str(family.FAMILY): family for family in ALL}


def all_drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    """Every draft and gap of every family, in a stable order."""
    for family in BASE:
        for made in family.drafts(workshop):
            yield made
            if isinstance(made, Draft):
                for derived in DERIVED:
                    yield from derived.derive(workshop, made)

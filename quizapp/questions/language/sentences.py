"""Wordings with named slots, filled with the parts that carry constraints. Pure."""

import re
from collections.abc import Mapping
from dataclasses import replace

from quizapp.facts.snapshot import PersonFact
from quizapp.questions.draft import Part
from quizapp.questions.language.wording import capitalised
from quizapp.questions.vocabulary import Format

_SLOT = re.compile(r"\{(\w+)\}")
Slots = Mapping[str, Part | tuple[Part, ...]]
BLANK = Part("", is_blank=True)


def formats_of_person(person: PersonFact) -> tuple[str, ...]:
    """How a person may be asked for: only an essential one is worth spelling."""
    return (Format.CHOICE, *((Format.TYPED,) if person.tier == 1 else ()), Format.FLASHCARD)


def fill(wording: str, slots: Slots) -> tuple[Part, ...]:
    """The parts of a wording such as 'Who led {side} to {host}?'; its first letter is upper case.

    A slot may hold several parts, or none. Raises KeyError for a slot that nothing fills.
    """
    made: list[Part] = []
    for index, text in enumerate(_SLOT.split(wording)):
        found: Part | tuple[Part, ...] = slots[text] if index % 2 else Part(text)
        made += [found] if isinstance(found, Part) else found
    parts = [part for part in made if part.text or part.is_blank]
    if parts and not parts[0].is_blank:
        parts[0] = replace(parts[0], text=capitalised(parts[0].text))
    return tuple(parts)

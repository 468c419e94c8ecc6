"""Occasions described without somebody's name: for questions that ask who it was. Pure."""

import re
from collections.abc import Callable, Iterator

from quizapp.facts.snapshot import EventFact
from quizapp.questions.describe import SHORT_ENOUGH, Piece, date_pieces
from quizapp.questions.language.grammar import head
from quizapp.questions.language.wording import is_headline, named
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.workshop import Workshop
from quizapp.questions.world.proof import Constraint, World, titles
from quizapp.questions.world.recurrence import recurs

Way = tuple[list[Piece], list[Piece]]  # pieces that stay, pieces that may be added


def names_person(world: World, text: str, person: str) -> bool:
    """Whether a text names a person, or somebody who may be that one, by as little as one word of a name."""
    found = world.naming.named_in(text)
    return bool(world.identities.could_be(person) & (found.surely | found.perhaps))


def called(event: EventFact, title: str) -> str:
    """A title as a noun: a headline as 'the event “Women compete”'."""
    return f"the event {named(event, title)}" if is_headline(event, title) else named(event, title)


def by_title(workshop: Workshop, event: EventFact, leaks: Callable[[str], bool]) -> Iterator[Way]:
    """An event by each title that leaves the answer out, the shorter one first.

    What recurs (a meeting, a reception) always brings its month or days, since others of its kind are not recorded. A
    short title whose head is another noun may be no event ('the Chinese edition' of a book for its launch).
    """
    if workshop.disputed(event, "title"):
        return
    dates = workshop.settled_dates(event, date_pieces(event))
    for title in sorted(titles(event), key=len):
        is_name = is_headline(event, title) or _is_the_act(event, title)
        if not is_name or len(title.split()) > SHORT_ENOUGH or leaks(title):
            continue
        piece = Piece("", called(event, title), Constraint(Attribute.TITLE, Operator.SIMILAR, title))
        if not recurs(workshop.world, event):
            yield [piece], dates
        else:
            yield from (([piece, date], []) for date in dates)


def _is_the_act(event: EventFact, title: str) -> bool:
    """Whether the head of a title says what happened, as the full title does before its first 'of'."""
    act = event.title.casefold().partition(" of ")[0]
    return head(title).casefold() in re.findall(r"\w+", act)

"""Which persons a title names, and when a title and an event name different ones. From the README alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from quizapp.questions.audit.people import may_be_same, names_of, persons_at
from quizapp.questions.audit.words import LITTLE, listed, plain_words, words_of
from quizapp.questions.audit.world import World

Words = tuple[str, ...]

# Where several take part, somebody whom no title names may have been there all the same.
_OF_SEVERAL = frozenset(
    listed(
        "banquet ceremony committee conference congress consultation consultations dialogue exchange exhibition fair "
        "festival forum interview journey meeting message mission negotiation negotiations reception signing statement "
        "summit talks visit"
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of the persons whom words name: surely by a whole name, perhaps by a word of one."""

    surely: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()

    def __or__(self, other: "Named") -> "Named":
        return Named(self.surely | other.surely, self.perhaps | other.perhaps)


def name_different_persons(title: str, event: str, world: World) -> bool:
    """Whether a title constraint cannot be of an event because of whom the two name; `event` is a reference."""
    row = world.fact(event)
    present = persons_at(world, event)
    if any(world.persons[person]["unnamed"] for person in present):
        return False
    if takes_several(row["kind"]) and not row["participants_complete"]:
        return False
    said = named_by(title, world)
    told = reduce(Named.__or__, (named_by(text, world) for text in (row["title"], row["short_title"])))
    told |= Named(perhaps=frozenset(present))
    if not said.surely or not told.surely:
        return False
    return not _meet(said.surely, told, world) and not _meet(told.surely, said, world)


def takes_several(kind: str) -> bool:
    """Whether a kind of events, an open word, is one in which several take part."""
    return not _OF_SEVERAL.isdisjoint(words_of(kind.replace("_", " ").replace("-", " ")))


def named_by(text: str, world: World) -> Named:
    """Whom a text names. Of names that overlap the longest counts, of equally long ones the first."""
    key = ("named", text)
    if key not in world.memory:
        world.memory[key] = _named_by(plain_words(text), world)
    return world.memory[key]  # type: ignore[no-any-return]


def _meet(some: Iterable[str], others: Named, world: World) -> bool:
    everybody = others.surely | others.perhaps
    return any(may_be_same(world, one, other) for one in some for other in everybody)


def _named_by(words: Words, world: World) -> Named:
    names, bearers = _names(world), _bearers(world)
    surely: set[str] = set()
    left = set(range(len(words)))
    for place, end in sorted(_found(words, names), key=lambda span: (span[0] - span[1], span[0])):
        if left.issuperset(range(place, end)):
            left.difference_update(range(place, end))
            surely |= names[words[place:end]]
    over = {words[place] for place in left} - LITTLE
    perhaps = {person for word in over for person in bearers.get(word, ())}
    return Named(frozenset(surely), frozenset(perhaps))


def _found(words: Words, names: dict[Words, set[str]]) -> Iterator[tuple[int, int]]:
    """Where the whole names stand: the place of the first word, and of the first one behind."""
    longest = max(map(len, names), default=0)
    for place in range(len(words)):
        for end in range(place + 1, min(place + longest, len(words)) + 1):
            if words[place:end] in names:
                yield place, end


def _bearers(world: World) -> dict[str, set[str]]:
    """Every word of a name, with the persons in whose names it stands."""
    found: dict[str, set[str]] = world.memory.setdefault("bearers", {})
    if not found:
        for key, person in world.persons.items():
            for word in {word for name in names_of(person) for word in words_of(name)}:
                found.setdefault(word, set()).add(key)
    return found


def _names(world: World) -> dict[Words, set[str]]:
    """Every whole name that names surely, with all who bear it; one word only where nobody else has it."""
    found: dict[Words, set[str]] = world.memory.setdefault("names", {})
    if not found:
        bearers = _bearers(world)
        for key, person in world.persons.items():
            for words in map(words_of, names_of(person)):
                if len(words) > 1 or (words and bearers[words[0]] == {key}):
                    found.setdefault(words, set()).add(key)
    return found

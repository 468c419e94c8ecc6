"""What most families share: their stems are settled of the subject, and the subject is told as done. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quizapp.facts.snapshot import AgreementFact, EventFact, first_ref
from quizapp.questions.draft import DoesNotApply, Draft, Gap, NoQuestion, Part, chance
from quizapp.questions.item import Item
from quizapp.questions.world.proof import Constraint, World

Settled = Iterator[tuple[str, Constraint]]


def settled_of_subject(item: Item) -> Settled:
    """Every constraint must certainly be true of the first subject."""
    for constraint in item.meant:
        yield item.subjects[0], constraint


def settled_one_by_one(item: Item) -> Settled:
    """Each constraint describes the subject at its place: the labels of an ordering."""
    yield from zip(item.subjects, item.meant, strict=True)


def not_done(world: World, item: Item) -> str:
    """Why a subject may not be asked about as something that happened; '' when all were done."""
    for ref in item.subjects:
        if getattr(world.snapshot.fact(ref), "told", "done") != "done":
            return "the source no longer tells it as done"
    return ""


class Turns:
    """Lets one answer be the right one only so often: who always guesses the same president should not do well.

    Questions are counted by variant and answer, in the order in which they are made: the weightiest facts first.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken: Counter[tuple[str, str]] = Counter()

    def check(self, variant: str, answer: str, name: str) -> None:
        """Raises DoesNotApply where the answer has had its turns."""
        if self._taken[variant, answer] >= self.most:
            raise DoesNotApply(f"{name} is the answer of {self.most} such questions already, about weightier facts")

    def counted(self, made: Iterable[Draft | Gap]) -> Iterator[Draft | Gap]:
        """The same drafts and gaps; each draft takes a turn of its answer."""
        for one in made:
            if isinstance(one, Draft):
                self._taken[one.variant, one.answer.value] += 1
            yield one


def weightiest_first[F: EventFact | AgreementFact](facts: Iterable[F]) -> list[F]:
    """Facts by tier; those of one tier in an order drawn from their first keys."""
    return sorted(facts, key=lambda fact: (fact.tier, chance("turn", first_ref(fact)), fact.key))


MOST_WORDS = 30


def readable(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a stem, if it can be read at a glance; raises NoQuestion where it is longer than 30 words."""
    made = tuple(parts)
    if len("".join(part.text for part in made).split()) > MOST_WORDS:
        raise NoQuestion(f"its stem would be longer than {MOST_WORDS} words")
    return made


OTHER_ANSWER = "the facts now give another answer"


def other_year(world: World, item: Item) -> str:
    """Whether the subject's own date still gives the stored year."""
    when = getattr(world.snapshot.fact(item.subjects[0]), "when", None)
    if when is None or str(when.year) != item.answer["value"]:
        return f"its date is now {when.human() if when else 'unknown'}"
    return ""

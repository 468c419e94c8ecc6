"""What every family works with: the world, its lures, and the house's way of choosing a wording. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.facts.snapshot import AgreementFact, EventFact, Fact, Snapshot
from quizapp.questions.describe import Piece
from quizapp.questions.draft import DoesNotApply, Draft, Gap, NoQuestion, chance, question_key
from quizapp.questions.lures.distractors import Lures
from quizapp.questions.world.proof import World
from quizapp.questions.world.tellings import dated_within, settled_year


@dataclass(frozen=True)
class Workshop:
    """One generation run over one snapshot."""

    world: World
    lures: Lures

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Workshop":
        world = World(snapshot)
        return cls(world, Lures(world))

    @property
    def snapshot(self) -> Snapshot:
        return self.world.snapshot

    def key(self, family: str, subjects: Sequence[str], asks: str, variant: str = "") -> str:
        return question_key(self.snapshot.slug, family, subjects, asks, variant)

    def pick[T](self, wordings: Sequence[T], *seed: str) -> T:
        """One of several wordings, drawn from the item's key and the bank's seed."""
        return wordings[chance(self.snapshot.bank_seed, *seed) % len(wordings)]

    def disputed(self, fact: Fact, *fields: str) -> bool:
        """Whether tellings disagree on one of the fields."""
        return self.world.disputed(fact.ref, *fields)

    def settled_year(self, fact: EventFact | AgreementFact) -> int:
        """The one year of a date, the same under every disputed value; raises NoQuestion."""
        year = fact.when.year
        if year is None or fact.when.is_hedged:
            raise NoQuestion("its date does not lie in one certain year")
        if settled_year(self.snapshot, fact) is None:
            raise NoQuestion("the tellings disagree on its year")
        return year

    def settled_dates(self, event: EventFact, pieces: Sequence[Piece]) -> list[Piece]:
        """Those date pieces that are true under every telling of the event's date."""
        return [piece for piece in pieces if dated_within(self.snapshot, event, piece.constraint.value)]


def attempt(family: str, subjects: Sequence[str], make: Callable[[], Draft]) -> Iterator[Draft | Gap]:
    """The draft, or the gap with the reason the family gave."""
    try:
        yield make()
    except NoQuestion as reason:
        yield Gap(family, tuple(subjects), str(reason), applies=not isinstance(reason, DoesNotApply))


def checked_evidence(fact: EventFact | AgreementFact) -> None:
    """A question rests on a sourced fact that happened; raises NoQuestion."""
    if not fact.citations:
        raise NoQuestion("it has no citation")
    if fact.told != "done":
        raise DoesNotApply(f"the source tells it as {fact.told}, not as done")

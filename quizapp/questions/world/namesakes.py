"""Documents that bear one name: 'the Protocol on grain was signed' may mean that of any year. Pure."""

from collections import defaultdict
from typing import TYPE_CHECKING

from quizapp.facts.names import normalise
from quizapp.facts.snapshot import AgreementFact

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World


def namesakes(world: "World", paper: AgreementFact) -> tuple[AgreementFact, ...]:
    """The other documents that share a whole title or short title with one, by key."""
    bearers = world.keep(("namesakes",), lambda: _bearers(world))
    keys = {key for name in _names(paper) for key in bearers.get(name, ())} - {paper.key}
    return tuple(world.snapshot.agreements[key] for key in sorted(keys))


def _bearers(world: "World") -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for paper in world.snapshot.agreements.values():
        for name in _names(paper):
            found[name].add(paper.key)
    return dict(found)


def _names(paper: AgreementFact) -> set[str]:
    return {normalise(title) for title in (paper.title, paper.short_title)} - {""}

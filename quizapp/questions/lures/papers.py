"""Documents as wrong options: certainly signed elsewhere or of another purpose, and struck out by nothing else. Pure.

Only near documents are looked at (in time, and of a thread), so that a search costs the same however long the history.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from quizapp.facts.names import content_words, similarity
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.draft import Distractor, DoesNotApply, NoQuestion, chance
from quizapp.questions.language.wording import (
    YEAR,
    acted,
    bare,
    capitalised,
    is_plural,
    it,
    named,
    sentence,
    short,
    with_article,
)
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import DOCUMENT_WORDS, SIMILAR, World, titles
from quizapp.questions.world.tellings import certainly_apart

WANTED = 3
YEARS_AWAY = 6  # lint 24
NEAR = 16  # documents looked at on either side of a day
DRAWN = 16  # of how many of them chance draws
OFFERS = 5  # for how many questions a document offers itself as a lure: spreads the lures over the bank
SMALL_THREAD = 8  # documents of so few are of one matter
A_YEAR = 365
GATHERINGS = frozenset({"conference", "summit"})
ROOT = 6  # words that share so many first letters are of one root (lint 12)

FEW = "fewer than two other documents are certainly wrong here and different enough"

type Need = Callable[[AgreementFact], bool]


def clanging(seen: str, key: str) -> list[str]:
    """The words of an option that stand in the stem as well, as they are or by their root (lint 12)."""
    said = content_words(seen) - DOCUMENT_WORDS
    return sorted(word for word in content_words(key) - DOCUMENT_WORDS if has_root(word, said))


def has_root(word: str, words: Iterable[str]) -> bool:
    """Whether a word stands among others, perhaps in another form: 'meteorology' for 'meteorological'."""
    return any(word == other or (len(word) >= ROOT and word[:ROOT] == other[:ROOT]) for other in words)


class PaperLures:
    """The documents of one world as options."""

    world: World
    snapshot: Snapshot

    # --- which documents may stand among options --------------------------------------------------------------------
    def is_option(self, paper: AgreementFact) -> bool:
        """Whether a document may stand among options: specific, signed, undisputed, short, and with no year in it."""
        return (
            not paper.generic
            and paper.told == "done"
            and bool(paper.short_title)
            and not YEAR.search(paper.short_title)
            and paper.ref not in self.snapshot.conflicts_of
        )

    def must_be_option(self, paper: AgreementFact) -> None:
        """Raises NoQuestion with the reason why a document may not stand among options."""
        if paper.generic:
            raise DoesNotApply("its title is borne by many documents and names no single one")
        if paper.told != "done":
            raise DoesNotApply(f"the source tells it as {paper.told}, not as done")
        if YEAR.search(short(paper)):
            raise DoesNotApply("its title gives its year")
        if not self.is_option(paper):
            problem = "the tellings disagree on it" if paper.short_title else "it has no short title"
            raise NoQuestion(problem)

    def truth_of_paper(self, paper: AgreementFact) -> str:
        """When and on which visit it came about, and what it did."""
        text = f"{with_article(short(paper))} {acted(paper)}"
        event = self.snapshot.events.get(paper.event)
        if event is not None and event.kind == "visit" and paper.when.is_bounded:
            text += f", during {named(event)}"
        return sentence(f"{text}; {it(short(paper))} {paper.purpose}" if paper.purpose else text)

    def _distinct(self, a: str, b: str) -> bool:
        """Different enough to stand side by side: with all their words (lint 2), and with the telling ones only."""
        return similarity(a, b) < SIMILAR and not self.world.alike(a, b)

    @cached_property
    def _by_day(self) -> tuple[AgreementFact, ...]:
        """All that may stand among options, in order of time."""
        return _in_time(paper for paper in self.snapshot.agreements.values() if self.is_option(paper))

    @cached_property
    def _by_thread(self) -> Mapping[str, tuple[AgreementFact, ...]]:
        found: dict[str, list[AgreementFact]] = {}
        for paper in self.snapshot.agreements.values():
            for thread in paper.threads:
                found.setdefault(thread, []).append(paper)
        return {thread: _in_time(papers) for thread, papers in found.items()}

    # --- signed elsewhere -------------------------------------------------------------------------------------------
    def papers_signed_elsewhere(
        self, paper: AgreementFact, event: EventFact, key: str, said: str = ""
    ) -> tuple[Distractor, ...]:
        """Documents certainly signed on other days, and like nothing signed at this event.

        None is struck out by its form (one signed among papers that were exchanged), by how many parties it has, or
        by a place or person in its name; `said` is the stem, whose words may not point at the right one alone.
        """
        own = [title for paper in self.snapshot.agreements_at.get(event.key, ()) for title in titles(paper)]
        candidates = [
            other
            for other in _near(self._by_day, event)
            if other.event != event.key
            and (other.act == paper.act or paper.act != "signed")
            and self._is_many_sided(other) == self._is_many_sided(paper)
            and _days_between(other, event) <= YEARS_AWAY * A_YEAR
            and certainly_apart(self.snapshot, other, event)
        ]
        ranked = _ranked(
            candidates,
            lambda other: (
                paper.key not in self._offers.get(other.key, ()),
                other.tier > 2,
                -self._nearness(paper, other),
                other.kind != paper.kind,
            ),
            event,
            key,
        )

        def is_apart(other: AgreementFact) -> bool:
            return (
                not self._betrays(other, event)
                and self._distinct(short(other), short(paper))
                and not any(self.world.alike(mine, its) for mine in own for its in titles(other))
            )

        needs = self._needs(said, bare(short(paper)), lambda other: bare(short(other)))
        return tuple(
            Distractor(
                text=bare(short(other)),
                value=other.key,
                rule=Rule.SIGNED_ELSEWHERE,
                facts=(other.ref, event.ref),
                reason=f"{capitalised(it(short(other)))} {acted(other)}, and a document comes about once.",
                truth=self.truth_of_paper(other),
                truth_facts=(other.ref,),
            )
            for other in self._choose(ranked, needs, is_apart)
        )

    @cached_property
    def _offers(self) -> Mapping[str, frozenset[str]]:
        """For each document the near ones whose questions it is first choice for, drawn by their keys."""
        asked = _in_time(paper for paper in self._by_day if paper.event)
        return {
            paper.key: frozenset(
                other.key
                for other in sorted(
                    (one for one in _near(asked, paper) if one.event != paper.event),
                    key=lambda other: chance(self.snapshot.bank_seed, "offers", paper.key, other.key),
                )[:OFFERS]
            )
            for paper in self._by_day
        }

    def _is_many_sided(self, paper: AgreementFact) -> bool:
        """Whether more than two took part: as parties, or at the gathering that it comes from."""
        own = self.snapshot.events.get(paper.event)
        return len(paper.parties) > 2 or (own is not None and own.kind in GATHERINGS)

    def _betrays(self, paper: AgreementFact, event: EventFact) -> bool:
        """Whether its name alone tells that it is of another occasion: by a third country, its own place or people."""
        label = content_words(short(paper))
        countries, places = self._named(label)
        if countries - {*self.snapshot.sides, event.host_country}:
            return True
        own = self.snapshot.events.get(paper.event)
        if own is None:
            return False
        if places & set(own.places) - set(event.places):
            return True
        return bool(label & self._surnames(own) - self._surnames(event)) or "visit" in label

    def _named(self, words: frozenset[str]) -> tuple[set[str], set[str]]:
        """(countries, places) that a title's words name."""
        found = [row for word in words for row in self._names.get(word, ()) if row[0] <= words]
        return {country for _, country, _ in found if country}, {place for *_, place in found if place}

    @cached_property
    def _names(self) -> Mapping[str, list[tuple[frozenset[str], str, str]]]:
        """(words of the name, country, place) of every name of a country or place, by each of its words."""
        rows = [(str(name), code, "") for code, names in self.snapshot.countries.items() for name in names.values()]
        for place in self.snapshot.places.values():
            rows += [(name, place.country, place.key) for name in (place.name, *place.aliases)]
        found: dict[str, list[tuple[frozenset[str], str, str]]] = {}
        for name, country, key in rows:
            words = content_words(name)
            for word in words:
                found.setdefault(word, []).append((words, country, key))
        return found

    def _surnames(self, event: EventFact) -> set[str]:
        persons = (self.snapshot.persons[part.person] for part in event.participants)
        names = (name for person in persons if not person.unnamed for name in person.names)
        return {word for name in names for word in content_words(name) if len(word) > 1}

    # --- another purpose --------------------------------------------------------------------------------------------
    def purposes(
        self, paper: AgreementFact, key: str, said: str, shown: Callable[[AgreementFact], str], kind: str = ""
    ) -> tuple[AgreementFact, ...]:
        """Documents (of one kind, if given) whose known purpose differs from this one's, nearest subjects first.

        Purposes are open: of two papers of one small matter in one year, each may have done what the other did, so
        none of these. `said` is the stem, `shown` what an option shows of a document.
        """
        found = {other.key: other for thread in paper.threads for other in _near(self._by_thread[thread], paper)}
        found |= {other.key: other for other in _near(self._by_day, paper)}
        candidates = [
            other
            for other in found.values()
            if other.key != paper.key
            and kind in ("", other.kind)
            and other.purpose
            and self.is_option(other)
            and not self._is_of_one_matter(paper, other)
        ]
        ranked = _ranked(candidates, lambda other: (-self._nearness(paper, other), other.tier > 2), paper, key)

        def is_another(other: AgreementFact) -> bool:
            return (
                self._distinct(other.purpose, paper.purpose)
                and self._distinct(short(other), short(paper))
                and not self.world.hang_together(other.key, paper.key)
                and not self.world.alike(other.title, paper.title)
            )

        needs = self._needs(said, shown(paper), shown)
        return tuple(self._choose(ranked, needs, is_another, of_purposes=True))

    def _is_of_one_matter(self, a: AgreementFact, b: AgreementFact) -> bool:
        """Whether two documents share a small thread and perhaps a year."""
        if not any(len(self._by_thread[thread]) <= SMALL_THREAD for thread in set(a.threads) & set(b.threads)):
            return False
        return a.when.earliest is None or b.when.earliest is None or _days_between(a, b) < A_YEAR

    def _nearness(self, a: AgreementFact, b: AgreementFact) -> float:
        """How much two documents have in common: shared threads, small ones more."""
        return round(sum(1 / len(self._by_thread[thread]) for thread in sorted(set(a.threads) & set(b.threads))), 6)

    # --- choosing ---------------------------------------------------------------------------------------------------
    def _needs(self, said: str, key: str, shown: Callable[[AgreementFact], str]) -> list[tuple[str, Need]]:
        """What one lure at least must have, so that the key is not the only one that has it; with the reproach."""
        needs: list[tuple[str, Need]] = [
            (
                f"the stem shares “{word}” with the right option alone",
                lambda other, word=word: has_root(word, content_words(shown(other))),  # type: ignore[misc]
            )
            for word in clanging(said, key)
        ]
        length = len(key.split())
        needs.append(
            (
                "the right option is much longer than the others",
                lambda other: length <= max(1.25 * len(shown(other).split()), len(shown(other).split()) + 4),
            )
        )
        plural = is_plural(key)
        number = "plural" if plural else "singular"
        needs.append((f"only the right option is in the {number}", lambda other: is_plural(shown(other)) == plural))
        return needs

    def _choose(
        self,
        candidates: Sequence[AgreementFact],
        needs: list[tuple[str, Need]],
        is_wrong: Need,
        *,
        of_purposes: bool = False,
    ) -> list[AgreementFact]:
        """The first three that are certainly wrong and differ from one another, among them one for each need."""
        chosen: list[AgreementFact] = []
        wrong: dict[str, bool] = {}

        def fits(other: AgreementFact) -> bool:
            if other.key not in wrong:
                wrong[other.key] = is_wrong(other)
            return wrong[other.key] and all(
                self._distinct(short(other), short(kept))
                and not (of_purposes and not self._distinct(other.purpose, kept.purpose))
                for kept in chosen
            )

        for reproach, need in needs:
            if any(need(kept) for kept in chosen):
                continue
            first = next((other for other in candidates if need(other) and fits(other)), None)
            if first is None or len(chosen) == WANTED:
                raise NoQuestion(reproach if any(map(fits, candidates)) else FEW)
            chosen.append(first)
        for other in candidates:
            if len(chosen) < WANTED and other not in chosen and fits(other):
                chosen.append(other)
        if len(chosen) < WANTED - 1:
            raise NoQuestion(FEW)
        return chosen


def _in_time(papers: Iterable[AgreementFact]) -> tuple[AgreementFact, ...]:
    """In order of time, the undated last."""
    return tuple(sorted(papers, key=lambda paper: (paper.when.earliest or date.max, paper.key)))


def _near(papers: Sequence[AgreementFact], fact: AgreementFact | EventFact) -> Sequence[AgreementFact]:
    """Those of the documents, which stand in order of time, that are nearest to a fact on either side."""
    at = bisect_left(papers, fact.when.earliest or date.max, key=lambda paper: paper.when.earliest or date.max)
    return papers[max(0, at - NEAR) : at + NEAR]


def _ranked(
    papers: Iterable[AgreementFact],
    rank: Callable[[AgreementFact], tuple[float, ...]],
    fact: AgreementFact | EventFact,
    key: str,
) -> list[AgreementFact]:
    """By rank, and those of one rank as the question's key draws them; but for a few, the nearest in time only."""
    ranks = {paper.key: rank(paper) for paper in papers}
    near = sorted(papers, key=lambda paper: (*ranks[paper.key], _days_between(paper, fact), paper.key))
    first = sorted(near[:DRAWN], key=lambda paper: (*ranks[paper.key], chance(key, paper.key)))
    return [*first, *near[DRAWN:]]


def _days_between(a: AgreementFact | EventFact, b: AgreementFact | EventFact) -> int:
    if a.when.earliest is None or b.when.earliest is None:
        return 0
    return abs((a.when.earliest - b.when.earliest).days)

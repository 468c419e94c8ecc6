"""Typed names of persons: whom a text names among all persons of a topic, and whether that is the one asked for. Pure.

Whom a text names is settled without looking at the answer, so that being asked again tells nothing of it. The order:
a spelling that is known; the same in another transliteration or a surname that one person bears; a part of a name,
which is asked again; a slip of few letters, where everybody else is at least two edits farther away.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from quizapp.facts.names import fold, normalise, script_of

type Verdict = Literal["right", "spelling", "wrong", "ask_again", "unparsed"]
type Reason = Literal["", "several", "part", "letters"]

CYRILLIC, PINYIN = "cyrillic", "pinyin"

# Spoken before a name and no part of it; only in front, since some are surnames too.
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "the", "comrade", "excellency"),
        *("president", "premier", "prime", "minister", "foreign", "defence", "chairman", "chairwoman", "chair", "vice"),
        *(
            "deputy",
            "general",
            "marshal",
            "secretary",
            "ambassador",
            "academician",
            "emperor",
            "empress",
            "king",
            "queen",
        ),
    )
)
_MARGIN = 2  # everybody else is so many edits farther away
_FARTHEST = 5  # no need to know distances beyond the largest budget and the margin


@dataclass(frozen=True, slots=True)
class PersonNames:
    """A person as others call them.

    `system` is cyrillic, pinyin or other. `perhaps_same`: the documents do not settle whether this is the person
    asked for.
    """

    key: str
    name: str
    system: str
    aliases: tuple[str, ...] = ()
    perhaps_same: bool = False


@dataclass(frozen=True, slots=True)
class GradedName:
    """right: a known spelling. spelling: accepted, the standard one should be shown. `named` is the person's key.

    `reason` says why it is asked again: several people, only a part of a name, letters nobody here is written in.
    """

    verdict: Verdict
    named: str = ""
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a text names: `keys` bear the name exactly as known; with `is_exact` False one person, otherwise spelt."""

    keys: frozenset[str] = frozenset()
    is_exact: bool = False
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a name, ready to be compared: as written and with its words in alphabetical order."""

    written: str
    ordered: str
    folded: str
    folded_ordered: str
    budget: int
    is_surname: bool = False

    def distance(self, typed: "_Form", system: str) -> int:
        """Edits between the two, transpositions counting as one; _FARTHEST and more are all alike."""
        best = min(_edits(self.written, typed.written), _edits(self.ordered, typed.ordered))
        if system == CYRILLIC and best:
            best = min(best, _edits(self.folded, typed.folded), _edits(self.folded_ordered, typed.folded_ordered))
        return best


class Roster:
    """All persons of a topic; not `complete` where they are too many to compare: then only known spellings count."""

    def __init__(self, persons: Iterable[PersonNames], *, complete: bool = True) -> None:
        self.persons: Sequence[PersonNames] = tuple(persons)
        self.complete = complete
        self._forms = {person.key: _forms_of(person.name, person.aliases, person.system) for person in self.persons}
        self._systems = {person.key: person.system for person in self.persons}
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for key, forms in self._forms.items():
            for form in forms:
                if not form.is_surname:
                    self._exact[form.ordered].add(key)
                    folded = form.folded.split() if self._systems[key] == CYRILLIC else ()
                    for word in (*form.written.split(), *folded):
                        self._parts[word].add(key)

    def identify(self, text: str) -> Named | None:
        """Whom a text names; None where it has no letters."""
        typed = [_form(words) for words in _without_titles(normalise(text).split())]
        if not typed:
            return None
        for form in typed:
            if found := self._exact.get(form.ordered):
                return Named(frozenset(found), is_exact=True)
        if not self.complete:
            return Named()
        distances = {key: self._distances(key, typed[-1]) for key in self._forms}
        if named := _nearest(distances, exactly=True):
            return named
        if self._is_part(typed[-1]):
            return Named(reason="part")
        named = _nearest(distances, exactly=False) or Named()
        if not (named.keys or named.reason) and script_of(text.strip()) != "Latn":
            return Named(reason="letters")
        return named

    def _distances(self, key: str, typed: _Form) -> "_Distances":
        system, found = self._systems[key], _Distances()
        for form in self._forms[key]:
            if abs(len(form.written) - len(typed.written)) >= _FARTHEST + 3:  # folding shortens shch, zh, ie
                continue
            distance = form.distance(typed, system)
            if form.is_surname:
                found.surname = min(found.surname, distance)
            else:
                found.name = min(found.name, distance)
            if distance <= form.budget:
                found.within_budget = min(found.within_budget, distance)
        return found

    def _is_part(self, typed: _Form) -> bool:
        """A word of somebody's name, also beside initials; or a whole name among others, as with a patronymic."""
        words = {word for text in (typed.written, typed.folded) for word in text.split()}
        telling = [word for word in typed.written.split() if len(word) > 1]
        if len(telling) == 1:
            return any(word in self._parts for word in words if len(word) > 1)
        owners = {key for word in words for key in self._parts.get(word, ())}
        for form in (form for key in owners for form in self._forms[key] if not form.is_surname):
            needed = (set(form.written.split()), set(form.folded.split()))
            if (
                len(needed[0]) > 1
                and len(needed[0]) < len(typed.written.split())
                and any(one <= words for one in needed)
            ):
                return True
        return False


def grade_name(text: str, *, key: str, roster: Roster, accepted: Iterable[str] = ()) -> GradedName:
    """Grade a typed name against the person `key`. Texts of `accepted` are known spellings of the answer."""
    spelt = {" ".join(sorted(words)) for words in _without_titles(normalise(text).split())}
    known = {" ".join(sorted(words)) for right in accepted for words in _without_titles(normalise(right).split())}
    if spelt & known:
        return GradedName("right", key)
    named = roster.identify(text)
    if named is None:
        return GradedName("unparsed")
    if named.reason:
        return GradedName("ask_again", reason=named.reason)
    if key in named.keys:
        return GradedName("right" if named.is_exact else "spelling", key)
    if any(person.perhaps_same for person in roster.persons if person.key in named.keys):
        return GradedName("ask_again", reason="several")
    return GradedName("wrong", min(named.keys, default=""))


@dataclass(slots=True)
class _Distances:
    """Of one person: edits to the nearest of their names, to a surname of theirs, and to one within its budget."""

    name: int = _FARTHEST
    surname: int = _FARTHEST
    within_budget: int = _FARTHEST


def _nearest(distances: dict[str, _Distances], *, exactly: bool) -> Named | None:
    """The one person near enough; several where somebody else is nearly as near; None where nobody is near."""
    near = {key: found.within_budget for key, found in distances.items() if found.within_budget < _FARTHEST}
    best = min(near.values(), default=None)
    if best is None or (best > 0) == exactly:
        return None
    key = min(name for name, distance in near.items() if distance == best)
    for other, found in distances.items():
        # What is written otherwise but reads the same (best 0) is no slip towards a surname one letter away.
        if other != key and (found.name < best + _MARGIN or found.surname < (best + _MARGIN if best else 1)):
            return Named(reason="several")
    return Named(frozenset([key]))


def _edits(one: str, other: str) -> int:
    return min(_FARTHEST, OSA.distance(one, other, score_cutoff=_FARTHEST - 1))


def _without_titles(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words as they are, and without the titles in front where that leaves a name."""
    start = 0
    while start < len(words) and words[start] in _TITLES:
        start += 1
    if words:
        yield words
    if 0 < start < len(words):
        yield words[start:]


@lru_cache(maxsize=65_536)
def _forms_of(name: str, aliases: tuple[str, ...], system: str) -> tuple[_Form, ...]:
    """Every known spelling of a person, and the surname where that is not a name of its own."""
    forms: dict[str, _Form] = {}
    for text in (name, *aliases):
        for words in _without_titles(normalise(text).split()):
            form = _form(words)
            forms.setdefault(form.written, form)
    for form in list(forms.values()):
        words = form.written.split()
        if len(words) > 1:
            surname = words[0] if system == PINYIN else words[-1]
            forms.setdefault(surname, _form([surname], is_surname=True))
    return tuple(forms.values())


def _form(words: Sequence[str], *, is_surname: bool = False) -> _Form:
    written, ordered = " ".join(words), " ".join(sorted(words))
    folded = fold(written, CYRILLIC)
    return _Form(written, ordered, folded, " ".join(sorted(folded.split())), _budget(words), is_surname)


def _budget(words: Sequence[str]) -> int:
    """How many edits a name of so many letters bears."""
    letters = sum(map(len, words))
    if letters < (6 if len(words) == 1 else 8):
        return 0
    return 1 if letters < 14 else 2

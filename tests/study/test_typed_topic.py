"""On the shipped topic no slip in one person's name is accepted as another: `make bench-typed` tries all of them."""

from itertools import chain

from quizapp.study.answering.typed.names import Roster, grade_name
from tests.benchmarks.typed_names import SHIPPED, in_cyrillic, persons_of, slips, spellings

EVERY = 60
PERSONS = persons_of(SHIPPED)
ROSTER = Roster(PERSONS)


def test_no_slip_in_a_name_is_accepted_as_somebody_else() -> None:
    tries, false = 0, []
    for person in PERSONS:
        texts = list(chain.from_iterable(slips(name) for name in spellings(person)))
        for text in texts[len(person.name) % EVERY :: EVERY]:
            named = ROSTER.identify(text)
            tries += len(PERSONS) - 1
            if named and not named.is_exact and named.keys - {person.key}:
                false.append((person.key, text, named))
    assert tries > 200_000
    assert false == []


def test_whom_a_text_names_is_who_is_right_of_all_persons() -> None:
    for text in ("Nursultan Nazarbaev", "Jiang Zemim", "Kaliev", "Li", "Токаев", "Tian Zengpe", "Nobody"):
        named = ROSTER.identify(text)
        right = {
            one.key for one in PERSONS if grade_name(text, key=one.key, roster=ROSTER).verdict in ("right", "spelling")
        }
        assert named is not None
        assert right == named.keys


def test_names_of_another_person_are_never_right_in_cyrillic_either() -> None:
    for person in PERSONS:
        if person.system == "cyrillic":
            named = ROSTER.identify(in_cyrillic(person.name))
            assert named is not None
            assert named.keys <= {person.key} or named.is_exact, person.name


def test_every_person_can_be_answered_with_every_known_spelling() -> None:
    for person in PERSONS:
        for name in (person.name, *person.aliases, person.name.upper(), person.name.lower()):
            assert grade_name(name, key=person.key, roster=ROSTER).verdict == "right", name

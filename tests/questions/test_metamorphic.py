"""Other names, other years, another order of facts: the same verdicts."""

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.draft import Draft
from quizapp.questions.families import all_drafts
from quizapp.questions.workshop import Workshop
from tests.questions.worlds import history

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database

YEARS = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


def verdicts(snapshot):
    """How many drafts and gaps each family makes, and of which facts."""
    made = all_drafts(Workshop.of(snapshot))
    return Counter((one.family, isinstance(one, Draft), one.subjects) for one in made)


def mapped(value, change):
    """The same structure with every text and date put through `change`; keys of facts stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, When):
        return When.of(change(value.edtf), value.basis)
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(mapped(each, change) for each in value)
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name not in KEYS]
        return replace(value, **{name: mapped(getattr(value, name), change) for name in names})
    return value


KEYS = {
    *("key", "slug", "person", "office", "event", "announced_by", "former_keys", "facts", "threads", "possibly_same"),
    "source",
    *("supersedes", "implements", "led_to", "places", "parent"),
}


def shifted(snapshot, by):
    moved = mapped(snapshot, lambda text: YEARS.sub(lambda found: str(int(found[0]) + by), text))
    return replace(moved, first_year=snapshot.first_year + by, last_year=snapshot.last_year + by)


def renamed(snapshot):
    """Every word of a person's name becomes another of the same length, wherever it stands as a name.

    Unnamed persons go by their office, whose words are no names.
    """
    named = [person for person in snapshot.persons.values() if not person.unnamed]
    words = {word for person in named for name in person.names for word in re.findall(r"\w+", name)}
    words = {word for word in words if word[:1].isupper() and word.isascii()}
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdefghijklmnopqrstuvwxyza")
    other = {word: word[0] + word[1:].translate(table) for word in words}
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b")
    return mapped(snapshot, lambda text: pattern.sub(lambda found: other[found[0]], text))


def shuffled(snapshot):
    """Facts, participants and conflicts in another order."""
    mix = Random(3).sample  # noqa: S311 - mixes rows, nothing secret
    tables = {}
    for name in ("persons", "offices", "places", "agreements", "events"):
        table = getattr(snapshot, name)
        tables[name] = {key: table[key] for key in mix(sorted(table), len(table))}
    return replace(snapshot, **tables, conflicts=tuple(mix(snapshot.conflicts, len(snapshot.conflicts))))


@pytest.fixture(params=["small", "shipped"])
def snapshot(request):
    return history() if request.param == "small" else request.getfixturevalue("shipped").snapshot


def counts(found):
    return Counter((family, asked) for family, asked, _ in found.elements())


def test_all_persons_renamed_give_the_same_verdicts(snapshot):
    other = renamed(snapshot)
    assert {p.name for p in other.persons.values()} != {p.name for p in snapshot.persons.values()}
    assert counts(verdicts(other)) == counts(verdicts(snapshot))


def test_all_years_shifted_give_the_same_verdicts(snapshot):
    other = shifted(snapshot, by := 11)
    years = [event.when.year for event in snapshot.events.values() if event.when.year]
    assert [event.when.year for event in other.events.values() if event.when.year] == [year + by for year in years]
    assert counts(verdicts(other)) == counts(verdicts(snapshot))


def test_shifted_years_shift_the_answers_with_their_options(snapshot):
    def options(known):
        made = [d for d in all_drafts(Workshop.of(known)) if isinstance(d, Draft) and d.asks == "year"]
        return {d.subjects: [int(d.answer.value), *(int(lure.value) for lure in d.distractors)] for d in made}

    before, after = options(snapshot), options(shifted(snapshot, 28))
    assert after == {subjects: [year + 28 for year in years] for subjects, years in before.items()}


def test_facts_in_another_order_give_the_same_verdicts_of_the_same_facts(snapshot):
    assert verdicts(shuffled(snapshot)) == verdicts(snapshot)

"""How often a slip in one person's name is accepted as the name of another: for all pairs of a shipped topic.

    python -m tests.benchmarks.typed_names [fixtures/<topic>]

Typed is every known spelling of every person, with the standard one written in Cyrillic too where it comes from there:
as it stands, and with each slip of one letter (deletion, insertion, substitution, transposition). One try is one such
text against one other person. `tests/study/test_typed_topic.py` tries a part of them; this tries all, and prints them.
"""

# ruff: noqa: T201 (what it prints is its result)
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from quizapp.facts.names import script_of
from quizapp.study.answering.typed.names import PersonNames, Roster, grade_name

LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
SHIPPED = Path("fixtures/china_kazakhstan")
_LETTERS = (
    *(("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш")),
    *(("yu", "ю"), ("ya", "я"), ("ye", "е"), ("yo", "ё")),
    *zip("abvgdezijklmnoprstufhyqw", "абвгдезийклмнопрстуфхықв", strict=True),
)  # fmt: skip


def persons_of(folder: Path) -> list[PersonNames]:
    """The persons of a topic's fixtures that have a name."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in json.loads((folder / "085_personalias.json").read_text()):
        aliases[row["fields"]["person"][1]].append(row["fields"]["text"])
    rows = [row["fields"] for row in json.loads((folder / "080_person.json").read_text())]
    return [
        PersonNames(row["key"], row["name"], row["name_system"], tuple(aliases[row["key"]]))
        for row in rows
        if not row["unnamed"]
    ]


def in_cyrillic(name: str) -> str:
    """A name as a reader of Russian might write it back."""
    text = name.casefold()
    for latin, cyrillic in _LETTERS:
        text = text.replace(latin, cyrillic)
    return text.title()


def spellings(person: PersonNames) -> Iterator[str]:
    yield from (person.name, *person.aliases)
    if person.system == "cyrillic":
        yield in_cyrillic(person.name)


def slips(name: str) -> Iterator[str]:
    """Every text that is one letter away."""
    letters = CYRILLIC if script_of(name) == "Cyrl" else LATIN
    for place in range(len(name) + 1):
        before, after = name[:place], name[place:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters if letter != after[0].casefold())
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]


def main(folder: Path) -> int:
    """Print the counts; the number of false accepts."""
    persons = persons_of(folder)
    roster, began = Roster(persons), time.monotonic()
    texts, own, false = 0, Counter[str](), []
    for person in persons:
        for name in spellings(person):
            for text in dict.fromkeys((name, *slips(name))):
                texts += 1
                own[grade_name(text, key=person.key, roster=roster).verdict] += 1
                named = roster.identify(text)
                if named and named.keys - {person.key}:
                    false += [(text, person.key, key, named.is_exact) for key in sorted(named.keys - {person.key})]
    tries = texts * (len(persons) - 1)
    known = [one for one in false if one[3]]
    print(f"{len(persons)} persons, {texts} texts, {tries} tries in {time.monotonic() - began:.0f} s")
    print(f"false accepts: {len(false) - len(known)}")
    print(f"slips that are the other person's known name: {len(known)}")
    print("for the person meant: " + ", ".join(f"{verdict} {count}" for verdict, count in own.most_common()))
    for text, meant, taken_for, _ in false:
        print(f"  {text!r}: {meant} taken for {taken_for}")
    return len(false) - len(known)


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]) if sys.argv[1:] else SHIPPED)))

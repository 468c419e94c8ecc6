"""Links of seeds that lead nowhere, twice to one place or round in a circle are refused, soon, and by name."""

import time

import pytest

from quizapp.facts.cycles import cycles
from quizapp.facts.seeds import differences
from tests.hostile.planted import mistakes, seeds

PLACES = "places:\n"


def documents(**links):
    """More agreements, each with its links."""
    rows = [
        f"          - {{agreement: {key}, title: The paper {key}, short_title: {key}, kind: treaty, {said}}}\n"
        for key, said in links.items()
    ]
    return ("annals", "          - agreement: treaty\n", f"{''.join(rows)}          - agreement: treaty\n")


def place(key, parent):
    return f"  - {{key: {key}, name: {key}, kind: city, country: KZ, parent: {parent}}}\n"


def chain(length, *, closed):
    links = [place(f"p{n}", f"p{n + 1}") for n in range(length)] + [place(f"p{length}", "p0" if closed else "astana")]
    return ("places", PLACES, PLACES + "".join(links))


WRONG = {
    "same key": ([("places", PLACES, PLACES + place("astana", "kazakhstan"))], "astana is given twice"),
    "same paragraph": ([("annals", "locator: p2", "locator: p1")], "p1 is given twice (first in line"),
    "same alias": (
        [("people", "attested_in: annals}]", "attested_in: annals}, {text: Нурлан Асанов}]")],
        "Нурлан Асанов is listed twice",
    ),
    "same part": (
        [("annals", "- {person: nurlan-asanov, role: host", "- {person: li-wei, role: leader")],
        "li-wei as leader is listed twice",
    ),
    "same document": ([documents(treaty="purpose: x")], "treaty is given twice"),
    "no parent": ([("places", "parent: kazakhstan", "parent: atlantis")], "there is no place atlantis in places.yaml"),
    "no source": ([("people", "attested_in: annals", "attested_in: runes")], "there is no source runes"),
    "no announcement": (
        [("annals", "places: [astana]", "announced_by: prophecy")],
        "field announced_by: there is no event prophecy",
    ),
    "its own parent": ([("places", "parent: kazakhstan", "parent: astana")], "circle: astana -> astana"),
    "two parents": (
        [("places", "kind: country, country: KZ", "kind: country, country: KZ, parent: astana")],
        "field parent: goes round in a circle: astana -> kazakhstan -> astana",
    ),
    "a long way round": ([chain(5, closed=True)], "circle: p0 -> p1 -> p2 -> p3 -> p4 -> p5 -> p0"),
    "replaces each other": (
        [documents(a="supersedes: [b]", b="supersedes: [c]", c="supersedes: [a]")],
        "field supersedes: goes round in a circle: a -> b -> c -> a",
    ),
    "carries out itself": ([documents(a="implements: [a]")], "field implements: goes round in a circle: a -> a"),
    "announces itself": ([("annals", "places: [astana]", "announced_by: first-visit")],
     "field announced_by: goes round"),
    "perhaps themselves": (
        [("people", "possibly_same: [asanov]", "possibly_same: [nurlan-asanov]")],
        "a person is not possibly the same as themselves",
    ),
    "another's key": (
        [("people", "name: Asanov,", "name: Asanov, former_keys: [li-wei],")],
        "former_keys: li-wei is the key of another person",
    ),
    "its own key": (
        [("people", "name: Asanov,", "name: Asanov, former_keys: [asanov],")],
        "former_keys: asanov is the key of another person",
    ),
    "one former key, two heirs": (
        [("people", "name: Li Wei,", "name: Li Wei, former_keys: [x],"),
         ("people", "name: Asanov,", "name: Asanov, former_keys: [x],")],
        "former_keys: x is already a former key of li-wei",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
def test_a_link_that_cannot_be_is_refused_with_its_place(tmp_path, changes, said):
    assert said in mistakes(seeds(tmp_path, *changes))


def test_two_circles_are_two_mistakes_and_each_is_named_once(tmp_path):
    found = mistakes(seeds(tmp_path, documents(a="supersedes: [b]", b="supersedes: [a]", c="implements: [c]")))
    assert found.count("goes round in a circle") == 2


@pytest.mark.parametrize("closed", [False, True])
def test_a_chain_of_100_000_links_is_followed_in_a_moment(closed):
    links = {str(n): [str(n + 1)] for n in range(100_000)} | {"100000": ["0"] if closed else []}
    began = time.perf_counter()
    assert [len(trail) for trail in cycles(links)] == ([100_001] if closed else [])
    assert time.perf_counter() - began < 5


def test_a_web_of_links_without_a_circle_has_none():
    links = {f"{row}-{n}": [f"{row + 1}-{m}" for m in range(8)] for row in range(30) for n in range(8)}
    assert list(cycles(links)) == []


def test_a_link_in_the_way_of_what_is_written_is_replaced_not_followed(tmp_path):
    from quizapp.facts.seeds import build, write

    outside, out = tmp_path / "precious", tmp_path / "out"
    outside.write_text("keep me", "utf-8")
    out.mkdir()
    (out / "010_topic.json").symlink_to(outside)
    built = build(seeds(tmp_path))
    write(built, out)
    assert outside.read_text("utf-8") == "keep me"
    assert differences(built, out) == []

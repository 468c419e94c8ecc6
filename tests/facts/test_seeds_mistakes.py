"""A mistake in the seeds names file, line, entry and field and what was expected; all of a run are reported."""

import pytest

from quizapp.facts.seeds import SeedError, build
from tests.facts.seed_folder import write_seeds

MISTAKES = [
    ("topic", "summary:", "sumary:", "topic.yaml:3: topic, field sumary: unknown field"),
    ("topic", "summary:", "sumary:", "topic.yaml:1: topic, field summary: is missing"),
    ("topic", "first_year: 1990", "first_year: soon", "field first_year: found 'soon'; expected a whole number"),
    ("topic", "last_year: 2000", "last_year: 1980", "field last_year: 1980 is before first_year 1990"),
    ("topic", "sides: [KZ, CN]", "sides: [KZ, RU]", "country RU is not among the topic's countries"),
    ("topic", "event:first-visit", "event:last-visit", "field facts: there is no event last-visit"),
    ("topic", "event:first-visit", "term:npc", "found 'term:npc'; expected event:KEY or agreement:KEY"),
    ("topic", "paragraph: p1", "paragraph: p9", "field paragraph: source annals has no paragraph p9"),
    ("people", "key: asanov,", "key: Asanov!,", "found 'Asanov!'; expected a key"),
    ("people", "key: asanov,", "key: li-wei,", "li-wei is given twice (first in people.yaml:2)"),
    ("people", "why: He came first.", "description: x", "person li-wei, field why: is missing"),
    ("people", "tier: 1", "tier: 4", "found 4; expected 1 (essential), 2 (standard) or 3 (detail)"),
    ("people", "pinyin", "wade", "found 'wade'; expected one of cyrillic, pinyin, other"),
    ("people", "possibly_same: [asanov]", "possibly_same: [asanova]", "there is no person asanova in people.yaml"),
    ("people", ", citations: [{source: gazette, paragraph: g2, passage: An Asanov wrote.}]", ", country: KZ", "twice"),
    ("people", "name: Li Wei,", "name: Li W岐ei,", "a word that mixes Cjk and Latin letters"),
    ("people", "name: Li Wei,", "name: Li\ufffdWei,", "the replacement character U+FFFD"),
    ("people", "name: Li Wei,", 'name: "Li\\u0007Wei",', "the control character U+0007"),
    ("people", "name: Li Wei,", "name: Li WÃ©i,", "looks like UTF-8 read in another encoding"),
    ("offices", "rank_class: diplomat", "rank_class: spy", "found 'spy'; expected one of head_of_state"),
    ("offices", "exclusive: true", "exclusive: yes", "found 'yes'; expected true or false"),
    ("places", "parent: kazakhstan", "parent: astana", "goes round in a circle: astana -> astana"),
    ("places", "latitude: 51.1694", "latitude: 151.1", "found 151.1; expected -90 to 90 degrees"),
    ("places", 'valid_to: "1998-05-05"', "valid_to: 3/5/1998", "has two readings"),
    ("annals", 'date: "1995-02-24/1995-02-28"', 'date: "1995-02-30"', "field date: found day 30"),
    ("annals", 'date: "1995-02-24/1995-02-28"', "date: 1995", 'put the date in quotation marks: "1995"'),
    ("annals", "        date_basis: explicit\n", "", "annals.yaml:15: event first-visit, field date_basis: is missing"),
    ("annals", "key: annals", "key: anals", "found anals; expected annals, as the file is called"),
    ("annals", "short_title: Li Wei's", "short_title: In 1995 Li Wei's", "names the year 1995"),
    ("annals", "short_title: Li Wei's", "short_title: a b c d e f g", "has 9 words; at most 8"),
    ("annals", "It ended a quarrel.", "It ended it in 1995.", "field purpose: names the year 1995"),
    ("annals", "role: leader", "role: boss", "participant 1, field role: found 'boss'; expected one of leader"),
    ("annals", "{person: li-wei, role: leader,", "{role: leader,", "participant 1, field person: is missing"),
    ("annals", "kind: visit", "kind: A visit", "found 'A visit'; expected one lower-case word"),
    (
        "annals",
        "        agreements:",
        "        announced_by: first-visit\n        agreements:",
        "goes round in a circle",
    ),
    (
        "annals",
        "- event: first-visit",
        "- happening: x",
        "exactly one of event, agreement, figure, same_as; found none",
    ),
    ("annals", "reason: A heading.", "claims: []", "give the reason why no fact is drawn from it"),
    ("annals", ", reason: A heading.", "", "has neither claims nor a reason"),
    ("annals", "locator: p2", "locator: P1", "P1 is given twice"),
    ("annals", "parties: [KZ, CN]", "parties: [KZ, RU]", "country RU is not among"),
    ("gazette", "event:first-visit", "event:first-wisit", "there is no event with the key first-wisit"),
    ("gazette", "lead_complete: true", "title: the visit", "is already given in annals.yaml:16, with another value"),
    ("gazette", "value: 100,", "value: 1e3,", "found '1e3'; expected a number"),
    ("gazette", "value: 60.5", "value: 60.1234567", "at most 6 decimal places"),
    ("gazette", "figure: trade-export-1995", "figure: trade-total-1995", "a second telling is same_as"),
    (
        "gazette",
        "title: Trade in 1995,",
        "title: Trade in 1995, in all,",
        "text with a comma stands in quotation marks",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES, ids=[mistake[3] for mistake in MISTAKES])
def test_a_mistake_is_named_with_its_place(tmp_path, file, old, new, said):
    with pytest.raises(SeedError) as caught:
        build(write_seeds(tmp_path / "two_lands", (file, old, new)))
    assert said in str(caught.value)
    assert all(mistake.file and mistake.line for mistake in caught.value.mistakes)


def test_one_mistake_is_reported_once(tmp_path):
    with pytest.raises(SeedError) as caught:
        build(write_seeds(tmp_path / "two_lands", ("annals", "role: leader", "role: boss")))
    assert len(caught.value.mistakes) == 1


def test_all_mistakes_of_a_run_are_reported_in_order_of_file_and_line(tmp_path):
    changes = [("topic", "first_year: 1990", "first_year: x"), ("annals", "role: leader", "role: boss")]
    with pytest.raises(SeedError) as caught:
        build(write_seeds(tmp_path / "two_lands", *changes, ("people", "tier: 1", "tier: 4")))
    assert [(mistake.file, mistake.field_name) for mistake in caught.value.mistakes] == [
        ("annals.yaml", "role"),
        ("people.yaml", "tier"),
        ("topic.yaml", "first_year"),
    ]

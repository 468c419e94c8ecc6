"""What the seeds of a topic become: rows with derived bounds, tiers, citations, conflicts and hashes."""

import pytest

from quizapp.facts.rowhash import hashes, natural_key
from quizapp.facts.seeds import build
from tests.facts.seed_folder import write_seeds


@pytest.fixture
def rows(tmp_path):
    return build(write_seeds(tmp_path / "two_lands")).rows


def row(rows, name, key):
    return next(fields for fields in rows[name] if natural_key(name, fields)[1:] == key)


def test_an_event_has_bounds_and_its_links(rows):
    event = row(rows, "event", ("first-visit",))
    assert (event["earliest"], event["latest"], event["precision"]) == ("1995-02-24", "1995-02-28", "interval")
    assert event["places"] == [["two_lands", "astana"]]
    assert event["title_form"] == "noun_phrase"
    assert (event["origin"], event["told"]) == ("fixture", "done")


def test_an_agreement_signed_at_an_event_takes_its_date_and_passage(rows):
    treaty = row(rows, "agreement", ("treaty",))
    assert (treaty["date"], treaty["date_basis"]) == ("1995-02-24/1995-02-28", "computed")
    assert treaty["event"] == ["two_lands", "first-visit"]
    assert row(rows, "citation", ("annals--p1--02",))["passage"] == "Li Wei came and a treaty was signed."


def test_a_second_telling_adds_what_is_missing(rows):
    assert row(rows, "event", ("first-visit",))["lead_complete"] is True
    assert row(rows, "participation", ("first-visit", "asanov", "met"))["position"] == 3
    assert row(rows, "citation", ("gazette--g1--01",))["event"] == ["two_lands", "first-visit"]


def test_tellings_that_differ_become_a_conflict_with_both_citations_and_the_first_value_stays(rows):
    values = [
        (fields["value"], fields["citation"][1])
        for fields in rows["conflictvalue"]
        if fields["conflict"][1] == "event--first-visit--date"
    ]
    assert values == [("1995-02-24/1995-02-28", "annals--p1--01"), ("1995-02-24/1995-03-01", "gazette--g1--01")]
    assert row(rows, "conflict", ("event--first-visit--date",))["events"] == [["two_lands", "first-visit"]]
    assert row(rows, "event", ("first-visit",))["latest"] == "1995-02-28"
    office = row(rows, "conflictvalue", ("event--first-visit--office", 2))
    assert office["value"] == "Envoy"


def test_a_coarser_date_is_no_conflict(tmp_path):
    change = ("gazette", 'date: "1995-02-24/1995-03-01"', 'date: "1995"')
    built = build(write_seeds(tmp_path / "two_lands", change))
    assert "event--first-visit--date" not in {fields["key"] for fields in built.rows["conflict"]}


def test_a_recorded_conflict_cites_a_fact_of_its_paragraph_for_each_value(rows):
    values = [f for f in rows["conflictvalue"] if f["conflict"][1] == "total-doubted"]
    assert [(f["value"], f["citation"][1]) for f in values] == [("100", "gazette--g2--01"), ("99.5", "gazette--g2--02")]


def test_a_person_without_citations_is_cited_where_they_first_take_part(rows):
    cited = {fields["person"][1]: fields for fields in rows["citation"] if fields["person"]}
    assert cited["li-wei"]["paragraph"] == ["two_lands", "annals", "p1"]
    assert cited["asanov"]["passage"] == "An Asanov wrote."


def test_possibly_same_holds_both_ways(rows):
    assert row(rows, "person", ("asanov",))["possibly_same"] == [["two_lands", "nurlan-asanov"]]
    assert row(rows, "person", ("nurlan-asanov",))["possibly_same"] == [["two_lands", "asanov"]]


def test_a_missing_tier_is_derived_and_says_so(rows):
    assert [row(rows, "person", (key,))[name] for key in ("li-wei", "asanov") for name in ("tier", "tier_derived")] == [
        *(1, False),
        *(3, True),
    ]
    assert row(rows, "event", ("first-visit",))["tier"] == 2
    assert row(rows, "figure", ("trade-total-1995",))["tier"] == 3


def test_numbers_are_written_with_all_their_decimals(rows):
    assert row(rows, "figure", ("trade-import-1995",))["value"] == "39.500000"
    assert row(rows, "place", ("astana",))["latitude"] == "51.16940"


def test_every_row_that_has_a_hash_has_its_own(rows):
    for (name, key), found in hashes(rows).items():
        assert row(rows, name, key[1:])["loaded_hash"] == found


def test_an_alias_counts_towards_the_hash_of_its_person(tmp_path):
    before = build(write_seeds(tmp_path / "two_lands")).rows
    after = build(write_seeds(tmp_path / "two_lands", ("people", "Нурлан Асанов", "Асанов Нурлан"))).rows
    changed = {
        fields["key"]
        for name in ("person", "event")
        for fields in after[name]
        if row(before, name, (fields["key"],))["loaded_hash"] != fields["loaded_hash"]
    }
    assert changed == {"nurlan-asanov"}


def test_a_person_is_called_by_name_and_belongs_to_the_threads_of_what_they_took_part_in(rows):
    asanov = row(rows, "person", ("asanov",))
    of_parts = {
        tuple(thread)
        for part in rows["participation"]
        if part["person"][1] == "asanov"
        for thread in row(rows, "event", (part["event"][1],))["threads"]
    }
    assert asanov["short_title"] == asanov["name"]
    assert {tuple(thread) for thread in asanov["threads"]} >= of_parts != set()


def test_an_unnamed_person_is_called_by_the_office(tmp_path):
    unnamed = ("people", "name: Asanov,", "name: Envoy of Kazakhstan (not named), unnamed: true,")
    built = build(write_seeds(tmp_path / "two_lands", unnamed)).rows
    assert row(built, "person", ("asanov",))["short_title"] == "Envoy of Kazakhstan"

"""Histories made to trip a generator, loaded for real: each gives questions, and the audit finds nothing in them."""

from collections import Counter

import pytest

from quizapp.facts.models import Topic
from quizapp.questions.audit import audit
from quizapp.questions.export import export_bank
from tests.questions.audit.hard_topics import HARD, bank_of
from tests.topics.test_space_flight import load as load_space_flight

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", HARD)
def test_a_hard_topic_passes_the_audit(name, tmp_path):
    bank = bank_of(name, tmp_path)
    families = Counter(row["family"] for row in bank["questions"])
    assert len(bank["questions"]) > 40 and len(families) > 5, families
    assert [str(finding) for finding in audit(bank)] == []


def test_an_accession_is_dated_by_whom_its_title_names(tmp_path):
    bank = bank_of("emperors", tmp_path)
    asked = {
        row["subject_facts"][0]: [one["attribute"] for one in row["constraints"]]
        for row in bank["questions"]
        if row["family"] == "date_of_event" and row["asks"] == "year" and row["proof"]["state"] == "holds"
    }
    alone = ("berengar", "clodomir", "emmerich", "jaromir")
    for person in alone:
        assert asked.get(f"event:{person}-accession") == ["title"], person
        assert asked.get(f"event:{person}-coronation_ceremony") == ["title"], person
    maybe_one = ("gerold", "irmfried", "falko-lund", "haldor-lund")
    assert not {f"event:{person}-accession" for person in maybe_one} & set(asked)
    assert not [ref for ref in asked if "homage" in ref]  # who else was there is not known of all of them


def test_space_flight_passes_the_audit():
    load_space_flight()
    bank = export_bank(Topic.objects.get(slug="space-flight"))
    assert len(bank["questions"]) > 20
    assert [str(finding) for finding in audit(bank)] == []

"""Merges of whomever in the shipped topic: a load changes nothing, and all of them taken back give what there was."""

from pathlib import Path
from random import Random

import pytest

from quizapp.facts.loading import load_fixtures
from quizapp.facts.merging import MergeError, merge_persons, unmerge
from quizapp.facts.models import Merge, Person, Topic
from quizapp.facts.rows import read_topic

pytestmark = pytest.mark.django_db

FOLDER = Path("fixtures/china_kazakhstan")
BUSIEST = 12


def load():
    report = load_fixtures(FOLDER)
    return report, read_topic(Topic.objects.get())


def merge_some(random, most):
    done = 0
    while done < most:
        persons = sorted(Person.objects.all(), key=lambda person: (-person.participations.count(), person.key))
        kept, gone = random.sample(persons[:BUSIEST], 2)
        try:
            merge_persons(kept=kept, gone=gone)
        except MergeError:
            continue
        done += 1


def test_merges_of_the_persons_who_meet_most():
    _, before = load()
    merge_some(Random(3), 4)  # noqa: S311 - chooses persons, nothing secret
    merged = read_topic(Topic.objects.get())
    report, after = load()
    assert not report.has_changes
    assert after == merged != before
    while merge := Merge.objects.order_by("gone_name").first():
        unmerge(merge=merge)
    assert load()[1] == before

"""The fixtures come to say what the site has said: the record of the merge is needed no more, and goes."""

import pytest

from quizapp.facts.merging import merge_persons
from quizapp.facts.models import Merge
from tests.facts.merge_world import GONE, KEPT, World, person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

GO = (
    "people",
    "\n  - {key: asanov, name: Asanov, country: KZ, threads: [oil],",
    "\n  - {key: other, name: Or, country: KZ,",
)


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.load()
    return made


def test_the_fixtures_make_the_same_merge(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    now = (
        *((file, "{person: asanov,", "{person: nurlan-asanov,") for file in ("gazette",)),
        ("gazette", "{person: asanov, role: host", "{person: li-wei, role: host"),
    )
    report = world.load(
        *now,
        ("gazette", '"person:asanov"', '"person:nurlan-asanov"'),
        ("annals", "{person: asanov, party: KZ}, ", ""),
        ("topic", '"person:asanov", ', ""),
        ("people", "    possibly_same: [asanov]", "    former_keys: [asanov]"),
        GO,
    )
    said = f"person {GONE}: the fixtures know them as {KEPT} too; this site's merge is needed no more"
    assert report.kept == [said]
    assert not Merge.objects.exists()
    assert person(KEPT).former_keys == [GONE]


def test_the_fixtures_make_the_same_merge_the_other_way_round(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    pk = person(KEPT).pk
    same = "    aliases: [{text: Нурлан Асанов, script: Cyrl, attested_in: annals}]\n    possibly_same: [asanov]\n"
    report = world.load(
        (
            "people",
            f"  - key: nurlan-asanov\n    name: Nurlan Asanov\n    country: KZ\n    name_system: cyrillic\n{same}",
            "",
        ),
        ("people", "key: asanov, name: Asanov,", "key: asanov, name: Asanov, former_keys: [nurlan-asanov],"),
        ("annals", "{person: nurlan-asanov, role: host", "{person: asanov, role: inviter"),
        ("annals", ", {person: nurlan-asanov, party: KZ}", ""),
        ("topic", ', "person:nurlan-asanov"', ""),
    )
    said = f"person {GONE}: the fixtures know them as {GONE} too; this site's merge is needed no more"
    assert report.kept == [said]
    assert (person(GONE).pk, person(GONE).former_keys) == (pk, [KEPT])
    assert set(person(GONE).participations.values_list("role", flat=True)) == {"host", "inviter", "met"}
    assert not Merge.objects.exists()

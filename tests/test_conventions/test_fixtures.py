"""What is committed under fixtures/ is what the seeds give, byte for byte."""

from pathlib import Path

import pytest
from django.core.management import call_command

SEEDS = sorted(path for path in Path("seeds").iterdir() if path.is_dir())


@pytest.mark.parametrize("seeds", SEEDS, ids=lambda path: path.name)
def test_fixtures_equal_a_fresh_build(seeds):
    call_command("build_fixtures", str(seeds), check=True, verbosity=0)  # exits when they differ


def test_every_topic_has_seeds():
    assert [path.name for path in SEEDS] == sorted(path.name for path in Path("fixtures").iterdir() if path.is_dir())
    assert "china_kazakhstan" in {path.name for path in SEEDS}

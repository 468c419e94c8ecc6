"""`build_fixtures` writes the same bytes every time, says what differs, and writes nothing when there is a mistake."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command

from tests.facts.seed_folder import write_seeds


@pytest.fixture
def folders(tmp_path):
    return write_seeds(tmp_path / "two_lands"), tmp_path / "out"


def build(seeds, out, **options):
    call_command("build_fixtures", str(seeds), out=out, **options)


def test_the_same_seeds_give_the_same_bytes(folders, tmp_path, capsys):
    seeds, out = folders
    build(seeds, out)
    build(seeds, tmp_path / "again")
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(path.name for path in (tmp_path / "again").iterdir())
    assert all((out / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)
    capsys.readouterr()
    build(seeds, out)
    assert "changed: nothing" in capsys.readouterr().out


def test_files_are_django_fixtures_without_pk_in_an_order_that_loads(folders):
    seeds, out = folders
    build(seeds, out)
    for path in sorted(out.iterdir()):
        entries = json.loads(path.read_text(encoding="utf-8"))
        assert entries
        assert all(set(entry) == {"fields", "model"} for entry in entries)
        assert {entry["model"] for entry in entries} == {f"facts.{path.stem[4:]}"}
        assert path.read_text(encoding="utf-8").endswith("]\n")
    assert "Нурлан" in (out / "085_personalias.json").read_text(encoding="utf-8")


def test_check_says_which_files_differ_and_writes_nothing(folders):
    seeds, out = folders
    build(seeds, out)
    build(seeds, out, check=True)
    (out / "100_event.json").write_text("[]", encoding="utf-8")
    (out / "020_thread.json").unlink()
    (out / "999_more.json").write_text("[]", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        build(seeds, out, check=True)
    said = str(caught.value)
    assert "020_thread.json is missing" in said
    assert "100_event.json differs" in said
    assert "999_more.json is not built from the seeds" in said
    assert "050_paragraph" not in said
    assert (out / "100_event.json").read_text(encoding="utf-8") == "[]"


def test_a_file_that_is_no_longer_built_is_removed(folders):
    seeds, out = folders
    build(seeds, out)
    (seeds / "terms.yaml").unlink()
    build(seeds, out)
    assert not (out / "030_term.json").exists()
    build(seeds, out, check=True)


def test_nothing_is_written_when_there_is_a_mistake(folders):
    seeds, out = folders
    write_seeds(seeds, ("annals", "role: leader", "role: boss"))
    with pytest.raises(CommandError, match="1 mistake; nothing was written") as caught:
        build(seeds, out)
    assert "annals.yaml:26: event first-visit, participant 1, field role: found 'boss'" in str(caught.value)
    assert not out.exists()


def test_the_folder_is_named_after_the_topic_unless_told_otherwise(folders, settings, tmp_path):
    seeds, _ = folders
    settings.BASE_DIR = tmp_path / "checkout"
    shutil.copytree(seeds, tmp_path / "elsewhere")
    call_command("build_fixtures", str(tmp_path / "elsewhere"))
    assert (tmp_path / "checkout" / "fixtures" / "two_lands" / "010_topic.json").exists()

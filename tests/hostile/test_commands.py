"""What an operator sees of a hostile folder: exit code 1, the place and the reason, and no traceback."""

import shutil
import subprocess
import sys

import pytest

from tests.hostile.planted import edit, fixtures, seeds, table


@pytest.fixture
def manage(tmp_path, monkeypatch, migrated):
    """Run manage.py as an operator does, with a database of its own."""
    shutil.copy(migrated, tmp_path / "own.sqlite3")

    def run(*arguments):
        command = [sys.executable, "manage.py", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/own.sqlite3")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "quizapp.settings")
    monkeypatch.setenv("DEBUG", "true")
    monkeypatch.setenv("SECRET_KEY", "for-one-test-only-0123456789-0123456789-0123456789")
    return run


def test_every_command_says_what_is_wrong_and_exits_with_1(tmp_path, manage):
    bad_seeds = seeds(tmp_path, ("annals", "role: leader", "role: !!python/object:os.system boss"))
    (tmp_path / "good").mkdir()
    folder = fixtures(tmp_path / "good")
    edit(folder, "event", title="a\0b")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "events.csv").write_text(table("x,X,1901-02-30,,day,visit,,,,,,"), "utf-8")
    for arguments, said in (
        (("build_fixtures", bad_seeds, "--out", tmp_path / "out"), "annals.yaml:26: not valid YAML: found the tag"),
        (("load_topic", folder), "100_event.json: entry 1 (first-visit), field title: holds the control character"),
        (
            ("import_topic", tmp_path / "tables", "--topic", "towns"),
            "events.csv:3, column start: “1901-02-30” is no date",
        ),
    ):
        done = manage(*arguments)
        assert (done.returncode, done.stdout) == (1, ""), done
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()

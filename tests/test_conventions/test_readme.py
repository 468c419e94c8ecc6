"""Commands that README.md shows work as shown: `$` lines of its console blocks, in order, on a database of their own.

Left out are commands that serve for ever or that would run these tests inside themselves.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = Path("README.md")
PROMISED = (
    "build_fixtures", "loaddata", "load_topic", "check_facts", "generate_questions", "export_bank",
)  # fmt: skip
LEFT_OUT = re.compile(
    r"^make\b"  # run serves for ever, test is recursion, the others rebuild the environment that runs this
    r"|^git clone|^cd |runserver|granian|benchmark|pytest"
)


def commands() -> list[str]:
    """Every command line of the console blocks, continuation lines joined."""
    blocks = re.findall(r"^```console\n(.*?)^```", README.read_text(), flags=re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ").split("  #")[0].strip() for line in lines if line.startswith("$ ")]


def to_run() -> list[str]:
    return [command for command in commands() if not LEFT_OUT.search(command)]


def test_the_readme_shows_the_promised_commands():
    shown = " ".join(commands())
    assert [name for name in PROMISED if f"manage.py {name}" not in shown] == []


def test_verbs_of_make_that_the_readme_shows_exist():
    shown = set(re.findall(r"make (?:[A-Z]+=\S+ )?([a-z]+)", " ".join(c for c in commands() if c.startswith("make"))))
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), flags=re.MULTILINE))
    assert {"run", "test"} <= shown <= targets


@pytest.fixture
def checkout(tmp_path):
    """A copy of the project, so that a command that writes a file writes it there."""
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    for name in filter(os.path.isfile, tracked):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(name, target)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def test_the_commands_of_the_readme_work(checkout):
    environment = {
        "PATH": f"{checkout / '.venv' / 'bin'}:{os.environ['PATH']}",
        "DEBUG": "true",
        "SECRET_KEY": "of-the-readme-test-0123456789-0123456789-0123456789",
        "DATABASE_URL": f"sqlite:///{checkout / 'readme.sqlite3'}",
    }
    failures = []
    for command in (".venv/bin/python manage.py migrate --verbosity 0", *to_run()):
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            check=False,  # all failures are told at once
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
        )
        if done.returncode:
            failures.append(f"$ {command}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    assert failures == [], "\n\n".join(failures)

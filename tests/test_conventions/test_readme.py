"""Commands that README.md shows work as shown: `$` lines of its console blocks, in order, on a database of their own.

Left out are commands that serve for ever or that would run these tests inside themselves. A line that stands in several
places runs once. The first of each command runs as shown, in a shell, and so do later ones that need one.
"""

import json
import os
import re
import shlex
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
    found = (" ".join(command.split()) for command in commands() if not LEFT_OUT.search(command))
    return list(dict.fromkeys(found))


def test_the_readme_shows_the_promised_commands():
    shown = " ".join(commands())
    assert [name for name in PROMISED if f"manage.py {name}" not in shown] == []


def test_verbs_of_make_that_the_readme_shows_exist():
    shown = set(re.findall(r"make (?:[A-Z]+=\S+ )?([a-z]+)", " ".join(c for c in commands() if c.startswith("make"))))
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), flags=re.MULTILINE))
    assert {"run", "test"} <= shown <= targets


@pytest.fixture
def checkout(tmp_path, migrated):
    """A copy of the project, so that a command that writes a file writes it there, with an empty database."""
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    for name in filter(os.path.isfile, tracked):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(name, target)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    shutil.copy(migrated, tmp_path / "readme.sqlite3")
    return tmp_path


@pytest.fixture
def environment(checkout):
    return {
        "PATH": f"{checkout / '.venv' / 'bin'}:{os.environ['PATH']}",
        "DEBUG": "true",
        "SECRET_KEY": "of-the-readme-test-0123456789-0123456789-0123456789",
        "DATABASE_URL": f"sqlite:///{checkout / 'readme.sqlite3'}",
    }


@pytest.fixture
def in_shell(checkout, environment):
    """Run a line as shown: its exit code, and what it said."""

    def run(command):
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
        return done.returncode, f"{done.stdout[-2000:]}{done.stderr[-2000:]}"

    return run


@pytest.fixture
def in_warm_process(checkout, environment):
    """Run the arguments of `manage.py` in a fork of a process that has loaded Django (warm_manage.py)."""
    script = checkout / "tests" / "test_conventions" / "warm_manage.py"
    command = [checkout / ".venv" / "bin" / "python", script]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=checkout, env=environment, **pipes) as warm:

        def run(arguments):
            print(json.dumps(arguments), file=warm.stdin, flush=True)
            done = json.loads(warm.stdout.readline())
            return done["code"], done["said"]

        yield run


@pytest.mark.long
def test_the_commands_of_the_readme_work(in_shell, in_warm_process):
    failures, known = [], set()
    for command in to_run():
        words = shlex.split(command)
        is_manage = words[:2] == [".venv/bin/python", "manage.py"] and not re.search(r"[*?$|<>;&`~]", command)
        if is_manage and words[2] in known:
            code, said = in_warm_process(words[2:])
        else:
            code, said = in_shell(command)
            known.update(words[2:3])
        if code:
            failures.append(f"$ {command}\n{said}")
    assert failures == [], "\n\n".join(failures)


def test_a_command_that_fails_is_seen_in_a_warm_process(in_warm_process):
    assert in_warm_process(["check"])[0] == 0
    code, said = in_warm_process(["check_facts", "no-such-topic"])
    assert code == 1 and "no-such-topic" in said
    code, said = in_warm_process(["no-such-command"])
    assert code == 1 and "Unknown command" in said

"""What is dear to make is made once in a run of the suite, by whichever process needs it first; nothing outlives a run.

All processes of a run share a folder: the temporary one of the run, in which each of them has a folder of its own.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """`made_once(name, make)`: the shared file of that name. `make(path)` is called in one process, others wait."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)

    def shared(name: str, make: Callable[[Path], None]) -> Path:
        with _alone(folder / f"{name}.lock"):
            if not (folder / name).exists():
                make(folder / f"new-{name}")
                (folder / f"new-{name}").rename(folder / name)
        return folder / name

    return shared


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def migrated(made_once):
    """A SQLite file after `manage.py migrate` with the product's own settings, to be copied."""

    def migrate(path: Path) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "DEBUG": "true",
            "SECRET_KEY": "of-the-migrated-file-0123456789-0123456789-0123456789",
            "DATABASE_URL": f"sqlite:///{path}",
        }
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, timeout=300)

    return made_once("migrated.sqlite3", migrate)

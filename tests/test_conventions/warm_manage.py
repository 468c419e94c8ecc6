"""Runs `manage.py` line after line, each in a process of its own that was forked from one which has Django loaded.

Reads one command a line from standard input, as JSON: the arguments after `manage.py`. Answers each with a line of
JSON: the exit code, and the last 4000 characters of what it printed. Loading Django takes longer than most commands do.
"""

import json
import os
import runpy
import sys
import tempfile
from pathlib import Path

import django


def run(arguments: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _become(arguments, said.fileno())
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return {"code": os.waitstatus_to_exitcode(status), "said": said.read().decode()[-4000:]}


def _become(arguments: list[str], output: int) -> None:
    """The rest of a child: it is `manage.py` with these arguments, and exits as that does."""
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["manage.py", *arguments]
    runpy.run_path("manage.py", run_name="__main__")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    os.environ["DJANGO_SETTINGS_MODULE"] = "quizapp.settings"
    django.setup()
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(run(json.loads(line)))}\n")
        sys.stdout.flush()

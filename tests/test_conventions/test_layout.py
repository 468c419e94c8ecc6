"""The house keeps its rooms: the top of the tree is fixed, files stay small, nothing is left unfinished."""

import re
import subprocess
from itertools import chain
from pathlib import Path

import pytest

TOP = {
    ".ci", ".gitignore", ".python-version", "LICENSE", "Makefile", "README.md", "fixtures", "manage.py",
    "pyproject.toml", "quizapp", "requirements.lock", "seeds", "templates", "tests",
}  # fmt: skip
ALLOWED_TOP = {".gitattributes", "docs"}
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error")))


def project_files() -> list[Path]:
    """Files that are committed or would be: git knows what is ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    return [path for path in map(Path, filter(None, names)) if path.is_file()]


FILES = project_files()
PYTHON = [path for path in FILES if path.suffix == ".py" and "migrations" not in path.parts]


def test_the_top_of_the_tree_is_fixed():
    found = {path.parts[0] for path in FILES}
    assert sorted(found - TOP - ALLOWED_TOP) == []
    assert sorted(TOP - found) == []


@pytest.mark.parametrize(("pattern", "limit"), [("*.py", 400), ("test_*.py", 150)])
def test_modules_stay_small(pattern, limit):
    sizes = {str(path): len(path.read_text().splitlines()) for path in PYTHON if path.match(pattern)}
    assert sizes
    assert {name: size for name, size in sizes.items() if size >= limit} == {}, "which concept is missing?"


def test_nothing_is_marked_as_unfinished():
    texts = (path for path in FILES if path.suffix in {".py", ".html", ".md", ".css", ".js", ".toml", ".yaml"})
    marked = chain.from_iterable(
        (f"{path}:{number}" for number, line in enumerate(path.read_text().splitlines(), 1) if UNFINISHED.search(line))
        for path in texts
    )
    assert list(marked) == []


def test_no_test_is_skipped_or_expected_to_fail():
    marker = re.compile(r"\bpytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b")
    tests = [
        path for path in PYTHON if path.parts[0] == "tests" and path != Path("tests/test_conventions/test_layout.py")
    ]
    assert [str(path) for path in tests if marker.search(path.read_text())] == []


def test_folders_of_tests_mirror_the_package():
    helpers = {"journeys", "plugins", "test_conventions", "benchmarks", "topics", "hostile", "semester"}
    rooms = {path.parts[1] for path in PYTHON if path.parts[0] == "quizapp" and len(path.parts) > 2}
    folders = {path.parts[1] for path in PYTHON if path.parts[0] == "tests" and len(path.parts) > 2}
    assert sorted(folders - helpers - rooms) == []
    assert sorted(rooms - folders) == [], "a stage without tests"

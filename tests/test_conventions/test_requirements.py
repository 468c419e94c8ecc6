"""requirements.lock is what pyproject.toml asks for, every file by its hash, from wherever the reader installs."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path("requirements.lock").read_text()
PINS = {
    canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", LOCK, flags=re.MULTILINE)
}


def asked_for() -> list[Requirement]:
    project = tomllib.loads(Path("pyproject.toml").read_text())
    optional = chain.from_iterable(project["project"]["optional-dependencies"].values())
    groups = (project["project"]["dependencies"], optional, project["dependency-groups"]["dev"])
    return [Requirement(text) for text in chain.from_iterable(groups)]


def test_the_lock_satisfies_the_project():
    wrong = [str(need) for need in asked_for() if PINS.get(canonicalize_name(need.name), "0") not in need.specifier]
    assert wrong == [], "run `make lock`"


def test_every_package_is_pinned_with_hashes():
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)
    pinned = [entry for entry in entries if "==" in entry.split("\n")[0]]
    assert len(pinned) == len(PINS)
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_index():
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url\S*|--find-links\S*", LOCK) == []


def test_every_dependency_has_its_reason():
    lines = Path("pyproject.toml").read_text().splitlines()
    dependencies = [
        line for line in lines if re.match(r'\s+"[a-z0-9\[\],_-]+(?:[<>=]=?[^"]*)?",', line) and "=" in line
    ]
    listed = [line for line in dependencies if any(f'"{need.name}' in line for need in asked_for())]
    assert len(listed) == len(asked_for())
    assert [line.strip() for line in listed if "# " not in line] == []


def test_a_reason_stands_beside_each_exception_of_the_linter():
    text = Path("pyproject.toml").read_text()
    section = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8-self]")]
    codes = [line for line in section.splitlines() if re.match(r'\s+"[A-Z]+\d*"', line)]
    assert codes
    assert [line.strip() for line in codes if "# " not in line] == []

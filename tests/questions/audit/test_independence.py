"""The auditor shares no code with what it audits: it imports the standard library and itself, and reads JSON only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "quizapp" / "questions" / "audit"
MODULES = sorted(FOLDER.glob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def is_allowed(name: str) -> bool:
    own = name == "quizapp.questions.audit" or name.startswith("quizapp.questions.audit.")
    return own or name.partition(".")[0] in sys.stdlib_module_names


def test_there_is_something_to_read():
    assert len(MODULES) > 5


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_it_imports_only_the_standard_library_and_itself(path):
    assert sorted(name for name in imports(path) if not is_allowed(name)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_it_takes_no_other_way_in(path):
    text = path.read_text("utf-8")
    assert not {"importlib", "runpy", "subprocess"} & imports(path)
    assert "__import__" not in text and "exec(" not in text and "eval(" not in text


def test_the_generator_does_not_lean_on_it():
    questions = FOLDER.parent
    users = [
        str(path.relative_to(questions))
        for path in questions.rglob("*.py")
        if FOLDER not in path.parents and any(name.startswith("quizapp.questions.audit") for name in imports(path))
    ]
    assert users == ["management/commands/audit_questions.py"]


def test_it_runs_where_nothing_is_installed():
    code = "from quizapp.questions.audit import audit; print(audit({}) != [])"
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(FOLDER.parents[2])!r}); {code}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"

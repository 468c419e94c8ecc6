"""Reading YAML into entries that know their lines.

Only the safe part of PyYAML is used: its parser. Scalars are resolved here, by the rules of YAML 1.2, because those of
YAML 1.1 turn the country code NO into false, 1:30 into 90 and an unquoted day into a date object.
"""

import re
from decimal import Decimal
from pathlib import Path

import yaml

from quizapp.facts.seeds.mistakes import Entry, Mistakes, Value

_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DEPTH = 30


def read_file(path: Path, mistakes: Mistakes) -> Entry | None:
    """The top-level mapping of a file; None when it cannot be read, which is then reported."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        mistakes.add_file(path.name, 1, f"byte {error.start} is not UTF-8; save the file as UTF-8")
        return None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mistakes.add_file(path.name, _line_of(error), f"not valid YAML: {_said(error)}")
        return None
    if not isinstance(node, yaml.MappingNode):
        mistakes.add_file(path.name, 1, "expected a mapping of field names to values at the top of the file")
        return None
    return _Reader(path.name, mistakes).mapping(node, depth=0)


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.line) + 1 if mark else 1


def _said(error: yaml.YAMLError) -> str:
    parts = (getattr(error, "context", None), getattr(error, "problem", None) or getattr(error, "reason", None))
    return ", ".join(str(part) for part in parts if part) or str(error).splitlines()[0]


class _Reader:
    """Turns the nodes of one file into values."""

    def __init__(self, file: str, mistakes: Mistakes) -> None:
        self.file = file
        self.mistakes = mistakes

    def mapping(self, node: yaml.MappingNode, depth: int) -> Entry:
        entry = Entry(self.file, node.start_mark.line + 1, {}, {})
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            if not name:
                self.mistakes.add_file(self.file, line, "a field name must be a plain text")
            elif name in entry.values:
                self.mistakes.add_file(
                    self.file, line, f"field {name} is given twice (first in line {entry.lines[name]})"
                )
            else:
                entry.lines[name] = line
                entry.values[name] = self.value(value_node, depth + 1)
        return entry

    def value(self, node: yaml.Node, depth: int) -> Value:
        if depth > _MAX_DEPTH:  # also what an alias inside its own anchor looks like
            self.mistakes.add_file(self.file, node.start_mark.line + 1, f"nested deeper than {_MAX_DEPTH} levels")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        if isinstance(node, yaml.ScalarNode) and isinstance(node.value, str):
            return _scalar(node.value) if node.style is None else node.value
        return None


def _scalar(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text

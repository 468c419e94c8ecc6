"""Reading YAML into entries that know their lines.

Only the safe part of PyYAML is used: its parser, and of that nothing a table of facts never needs: no tags (an object
of Python is none), no aliases (nine of nine of nine of them fill any memory), no more than 30 levels. Scalars are
resolved here, by the rules of YAML 1.2, because those of YAML 1.1 turn the country code NO into false, 1:30 into 90 and
an unquoted day into a date object.
"""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from quizapp.facts.files import FileProblem, read_text
from quizapp.facts.seeds.mistakes import Entry, Mistakes, Value

_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DEPTH = 30
_MAX_NAME = 60
_MAX_DIGITS = 40  # more than any column holds, and few enough for Python to read as a number


def read_file(path: Path, mistakes: Mistakes) -> Entry | None:
    """The top-level mapping of a file; None when it cannot be read, which is then reported."""
    try:
        text = read_text(path)
    except FileProblem as problem:
        mistakes.add_file(path.name, 1, str(problem))
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mistakes.add_file(path.name, _line_of(error), f"not valid YAML: {_said(error)}")
        return None
    if not isinstance(node, yaml.MappingNode):
        mistakes.add_file(path.name, 1, "expected a mapping of field names to values at the top of the file")
        return None
    return _Reader(path.name, mistakes).mapping(node)


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.line) + 1 if mark else 1


def _said(error: yaml.YAMLError) -> str:
    parts = (getattr(error, "context", None), getattr(error, "problem", None) or getattr(error, "reason", None))
    return ", ".join(str(part) for part in parts if part) or str(error).splitlines()[0]


class _Loader(yaml.SafeLoader):
    """Refuses what is not read while it is parsed, before it can grow."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._refuse(event, f"a text that begins with {mark} stands in quotation marks; aliases are not read")
        if event.tag is not None:
            self._refuse(event, f"found the tag {event.tag[:60]}; tags (words that begin with !) are not read")
        if self.depth > _MAX_DEPTH:
            self._refuse(event, f"nested deeper than {_MAX_DEPTH} levels")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, event: Any, message: str) -> None:
        raise yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)


class _Reader:
    """Turns the nodes of one file into values."""

    def __init__(self, file: str, mistakes: Mistakes) -> None:
        self.file = file
        self.mistakes = mistakes

    def mapping(self, node: yaml.MappingNode) -> Entry:
        entry = Entry(self.file, node.start_mark.line + 1, {}, {})
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            if not name or not name.isprintable() or len(name) > _MAX_NAME:
                said = f"a field name must be a plain text of at most {_MAX_NAME} characters"
                self.mistakes.add_file(self.file, line, said)
            elif name in entry.values:
                self.mistakes.add_file(
                    self.file, line, f"field {name} is given twice (first in line {entry.lines[name]})"
                )
            else:
                entry.lines[name] = line
                entry.values[name] = self.value(value_node)
        return entry

    def value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        if isinstance(node, yaml.ScalarNode) and isinstance(node.value, str):
            return _scalar(node.value) if node.style is None else node.value
        return None


def _scalar(text: str) -> Value:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text

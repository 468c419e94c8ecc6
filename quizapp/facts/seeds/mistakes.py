"""What is wrong with a folder of seeds: every mistake of a run is collected, none is thrown at once."""

from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.facts.texts import visible


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake and its place. `line` is 1-based; `entry` and `field_name` are empty where they do not apply."""

    file: str
    line: int
    entry: str
    field_name: str
    message: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.entry, self.field_name and f"field {self.field_name}") if part)
        place = f"{self.file}:{self.line}: {where}" if where else f"{self.file}:{self.line}"
        return visible(f"{place}: {self.message}")


# What a field of a seeds file can hold. Numbers with a fraction are decimals, as the text has them.
type Value = str | int | bool | Decimal | list[Value] | Entry | None


@dataclass(slots=True)
class Entry:
    """A mapping of a seeds file with the line of each of its fields."""

    file: str
    line: int
    values: dict[str, "Value"]
    lines: dict[str, int]
    label: str = ""

    def get(self, name: str) -> "Value":
        """The value of a field; None where it is not given (or was wrong and is already reported)."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """A text field, empty where it is not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty where it is not given."""
        return [item for item in self.items(name) if isinstance(item, str)]

    def entries(self, name: str) -> list["Entry"]:
        """A list of entries, empty where it is not given."""
        return [item for item in self.items(name) if isinstance(item, Entry)]

    def items(self, name: str) -> list["Value"]:
        """A list field, empty where it is not given."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def line_of(self, name: str) -> int:
        """The line of a field, or of the entry where the field is not given."""
        return self.lines.get(name, self.line)


@dataclass(slots=True)
class Mistakes:
    """Collects mistakes (which stop the build) and warnings (which do not)."""

    found: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def add(self, entry: Entry, field_name: str, message: str) -> None:
        """A mistake at a field of an entry ('' for the entry itself)."""
        self.found.append(_at(entry, field_name, message))

    def warn(self, entry: Entry, field_name: str, message: str) -> None:
        """Something to look at that does not stop the build."""
        self.warnings.append(_at(entry, field_name, message))

    def add_file(self, file: str, line: int, message: str) -> None:
        """A file that cannot be read as a whole: what it defines is unknown, so references are not checked."""
        self.found.append(Mistake(file, line, "", "", message))
        self.unreadable.add(file)


def _at(entry: Entry, field_name: str, message: str) -> Mistake:
    return Mistake(entry.file, entry.line_of(field_name), entry.label, field_name, message)


class SeedError(ValueError):
    """The seeds cannot be built. `mistakes` holds all of them, by file and line; the text has one a line."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))

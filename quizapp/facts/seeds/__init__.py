"""Seeds (YAML, what each source says in our own words) become fixtures (JSON that Django loads). No database needed.

reading    YAML into entries that know their lines
shape      entries against the schema: fields, types, vocabularies, dates, damaged text
folder     a topic's folder: registries, sources, claims
merging    the tellings of one fact made one, and their disagreements recorded
rules      what needs the whole topic: references, cycles, titles, tiers
building   rows in fixture form
"""

from dataclasses import dataclass
from pathlib import Path

from quizapp.facts.rows import FIXTURE_FILES, Rows, fixture_text
from quizapp.facts.seeds.building import build_rows
from quizapp.facts.seeds.folder import read_folder
from quizapp.facts.seeds.merging import merge
from quizapp.facts.seeds.mistakes import Mistake, Mistakes, SeedError
from quizapp.facts.seeds.rules import check_rules

__all__ = ["Built", "Mistake", "SeedError", "build", "differences", "write"]


@dataclass(frozen=True, slots=True)
class Built:
    """A built topic: its rows, the texts of its fixture files by name, and what is worth a look."""

    slug: str
    rows: Rows
    files: dict[str, str]
    warnings: list[Mistake]


def build(folder: Path) -> Built:
    """Build a topic from its folder of seeds; raises SeedError with every mistake found."""
    mistakes = Mistakes()
    seeds = read_folder(folder, mistakes)
    if seeds is None:
        raise SeedError(mistakes.found)
    story = merge(seeds, mistakes)
    check_rules(seeds, story, mistakes)
    rows = build_rows(seeds, story, mistakes)
    if mistakes.found:
        raise SeedError(mistakes.found)
    files = {FIXTURE_FILES[name]: fixture_text(name, rows[name]) for name in FIXTURE_FILES if rows[name]}
    return Built(seeds.slug, rows, files, sorted(mistakes.warnings))


def differences(built: Built, out: Path) -> list[str]:
    """The JSON files of a fixtures folder that are missing, differ or should not be there, each with its reason."""
    present = {path.name for path in out.glob("*.json")}
    said = [f"{name} is missing" for name in sorted(set(built.files) - present)]
    both = sorted(set(built.files) & present)
    said += [f"{name} differs" for name in both if (out / name).read_bytes() != built.files[name].encode()]
    return said + [f"{name} is not built from the seeds" for name in sorted(present - set(built.files))]


def write(built: Built, out: Path) -> list[str]:
    """Write the fixture files that differ, remove those no longer built; the names of what was written or removed."""
    out.mkdir(parents=True, exist_ok=True)
    changed = []
    for name in FIXTURE_FILES.values():
        path = out / name
        text = built.files.get(name)
        if text is None and path.exists():
            path.unlink()
            changed.append(f"{name} (removed)")
        elif text is not None and (path.is_symlink() or not path.exists() or path.read_bytes() != text.encode()):
            _replace(path, text)
            changed.append(name)
    return changed


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all; a link in its place is replaced, and what it led to is left alone."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.replace(path)

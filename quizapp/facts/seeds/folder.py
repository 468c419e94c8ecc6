"""Reading a folder of seeds: the topic, its registries, and one file per source."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.facts.seeds.mistakes import Entry, Mistakes
from quizapp.facts.seeds.reading import read_file
from quizapp.facts.seeds.shape import check, check_claim

# file: (schema of the file, the list in it, schema of an entry)
REGISTRIES = {
    "people": ("persons", "person"),
    "offices": ("offices", "office"),
    "places": ("places", "place"),
    "terms": ("terms", "term"),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim: a source's paragraph tells a fact, for the first time or again."""

    model: str
    key: str
    first: bool
    entry: Entry
    source: str
    paragraph: Entry
    event: "Telling | None" = None  # the event inside which an agreement or figure is told

    @property
    def place(self) -> tuple[str, str]:
        """The key of the source and the locator of the paragraph."""
        return self.source, self.paragraph.text("locator")

    @property
    def passage(self) -> str:
        """Its own passage, or the one of the event it is told with."""
        return self.entry.text("passage") or (self.event.passage if self.event else "")


@dataclass(slots=True)
class SourceFile:
    """A source with its paragraphs in document order."""

    key: str
    entry: Entry
    paragraphs: list[Entry]


@dataclass(slots=True)
class Seeds:
    """A folder of seeds as read: shapes are checked, references are not."""

    slug: str
    topic: Entry
    registries: dict[str, dict[str, Entry]]  # by model name, then key
    sources: list[SourceFile]
    tellings: list[Telling] = field(default_factory=list)  # in document order, source after source
    conflicts: list[tuple[Entry, str]] = field(default_factory=list)  # with the source they stand in, or ''


def read_folder(folder: Path, mistakes: Mistakes) -> Seeds | None:
    """Read all files of a topic's folder; None when there is no readable topic to build."""
    if not folder.is_dir():
        mistakes.add_file(str(folder), 1, "is not a folder")
        return None
    for path in sorted(folder.glob("*.yml")):
        mistakes.add_file(path.name, 1, f"is not read; name it {path.stem}.yaml")
    found = {path.stem: read_file(path, mistakes) for path in sorted(folder.glob("*.yaml"))}
    if "topic" not in found:
        mistakes.add_file("topic.yaml", 1, f"is missing in {folder.name}/")
    topic = found.pop("topic", None)
    if topic is None:
        topic = Entry("topic.yaml", 1, {}, {})
    else:
        topic.label = "topic"
        check(topic, "topic", mistakes)
    registries: dict[str, dict[str, Entry]] = {}
    for name, (field_name, model) in REGISTRIES.items():
        file = found.pop(name, None)
        entries = check(file, name, mistakes).entries(field_name) if file else []
        registries[model] = by_key(entries, mistakes)
    for model in ("thread", "chapter"):
        registries[model] = by_key(topic.entries(f"{model}s"), mistakes)
    sources = [source for stem, file in found.items() if file and (source := _source(stem, file, mistakes))]
    registries["source"] = by_key([source.entry for source in sources], mistakes)
    seeds = Seeds(topic.text("slug"), topic, registries, sources)
    seeds.conflicts += [(conflict, "") for conflict in topic.entries("conflicts")]
    for source, file in zip(sources, (found[Path(source.entry.file).stem] for source in sources), strict=True):
        seeds.conflicts += [(conflict, source.key) for conflict in file.entries("conflicts")] if file else []
        seeds.tellings += _tellings(source, mistakes)
    registries["conflict"] = by_key([conflict for conflict, _ in seeds.conflicts], mistakes)
    return seeds


def by_key(entries: list[Entry], mistakes: Mistakes) -> dict[str, Entry]:
    """Entries by their key; a key given twice is reported and the first one kept."""
    found: dict[str, Entry] = {}
    for entry in entries:
        key = entry.text("key")
        if key in found:
            first = found[key]
            mistakes.add(entry, "key", f"{key} is given twice (first in {first.file}:{first.line})")
        elif key:
            found[key] = entry
    return found


def _source(stem: str, file: Entry, mistakes: Mistakes) -> SourceFile | None:
    check(file, "source file", mistakes)
    entry = file.get("source")
    if not isinstance(entry, Entry):
        return None
    key = entry.text("key")
    if key and key != stem:
        mistakes.add(entry, "key", f"found {key}; expected {stem}, as the file is called")
    paragraphs = file.entries("paragraphs")
    seen: dict[str, Entry] = {}
    for paragraph in paragraphs:
        locator = paragraph.text("locator")
        if locator and (first := seen.setdefault(locator.casefold(), paragraph)) is not paragraph:
            mistakes.add(paragraph, "locator", f"{locator} is given twice (first in line {first.line})")
        if paragraph.text("reason") and paragraph.items("claims"):
            mistakes.add(paragraph, "reason", "is given beside claims; a reason says why there are none")
        if not paragraph.items("claims") and not {"reason", "claims"} & set(paragraph.lines):
            mistakes.add(paragraph, "", "has neither claims nor a reason why no fact is drawn from it")
        elif "claims" in paragraph.values and not paragraph.items("claims") and not paragraph.text("reason"):
            mistakes.add(paragraph, "claims", "is empty; give the reason why no fact is drawn from it")
    return SourceFile(key, entry, paragraphs)


def _tellings(source: SourceFile, mistakes: Mistakes) -> Iterator[Telling]:
    for paragraph in source.paragraphs:
        for claim in paragraph.entries("claims"):
            yield from _told(claim, source.key, paragraph, None, mistakes)


def _told(entry: Entry, source: str, paragraph: Entry, event: Telling | None, mistakes: Mistakes) -> Iterator[Telling]:
    checked = check_claim(entry, mistakes, nested=event is not None)
    if checked is None:
        return
    model, key, first = checked
    if event and model == "event":
        mistakes.add(entry, "", "an event stands on its own, not inside another event")
        return
    telling = Telling(model, key, first, entry, source, paragraph, event)
    yield telling
    for name, expected in (("agreements", "agreement"), ("figures", "figure")):
        for nested in entry.entries(name):
            for inner in _told(nested, source, paragraph, telling, mistakes):
                if inner.model != expected:
                    mistakes.add(nested, "", f"stands in {name} but tells {inner.model} {inner.key}")
                else:
                    yield inner

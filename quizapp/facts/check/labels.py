"""Places called by a name they did not have yet, or no longer had. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quizapp.facts import dates, names
from quizapp.facts.check.findings import INFO, WARNING, Finding, Topic, parsed
from quizapp.facts.rowhash import Fields

type Words = tuple[str, ...]


class Labels:
    """Every label of every place, to be found in a text by its first word."""

    def __init__(self, rows: Iterable[Fields]) -> None:
        self._by_first: dict[str, list[tuple[Words, Fields]]] = defaultdict(list)
        for row in rows:
            if words := tuple(names.normalise(row["text"]).split()):
                self._by_first[words[0]].append((words, row))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def within(self, text: str) -> list[Fields]:
        """The labels that stand in a text as whole words, each once, in the order of their first mention."""
        words = tuple(names.normalise(text).split())
        found = {
            id(row): row
            for place, word in enumerate(words)
            for label, row in self._by_first.get(word, ())
            if words[place : place + len(label)] == label
        }
        return list(found.values())


def place_labels(topic: Topic) -> Iterator[Finding]:
    """Our own words must be true at the date of the fact; in a passage they may say what the source says, so info."""
    labels = Labels(topic.rows["placelabel"])
    if not labels:
        return
    passages: dict[str, list[str]] = defaultdict(list)
    for row in topic.rows["citation"]:
        for name in ("event", "agreement", "figure"):
            if row[name] is not None:
                passages[f"{name}:{row[name][-1]}"].append(row["passage"])
    for fact, row in topic.dated():
        when = topic.when(row)
        if when is None:
            continue
        # An official title keeps the name it was given.
        title = "" if fact.startswith("agreement:") else row["title"]
        ours = (row["short_title"], row.get("purpose", ""), row.get("question_clause", ""), title)
        told = set()
        for label, said in _wrong(labels.within(" . ".join(ours)), when):
            told.add(label["text"])
            yield Finding(
                WARNING, "label", fact, f"calls the place {label['text']} {said}; the fact is of {row['date']}"
            )
        for passage in passages[fact]:
            for label, said in _wrong(labels.within(passage), when):
                if label["text"] not in told:
                    told.add(label["text"])
                    message = (
                        f"is told in a passage that calls the place {label['text']} {said}; it is of {row['date']}"
                    )
                    yield Finding(INFO, "label", fact, message)


def _wrong(found: list[Fields], when: dates.EdtfDate) -> Iterator[tuple[Fields, str]]:
    """Labels out of use at a date, unless the text also gives a name of the place that was in use."""
    right = {label["place"][-1] for label in found if not _out_of_use(label, when)}
    for label in found:
        if label["place"][-1] not in right:
            yield label, _out_of_use(label, when)


def _out_of_use(label: Fields, when: dates.EdtfDate) -> str:
    valid_from, valid_to = parsed(label["valid_from"]), parsed(label["valid_to"])
    if valid_from and valid_from.earliest and when.latest and when.latest < valid_from.earliest:
        return f"before it was called that ({label['valid_from']})"
    if valid_to and valid_to.latest and when.earliest and when.earliest > valid_to.latest:
        return f"after it was called that ({label['valid_to']})"
    return ""

"""Checking a topic as it stands in the database: each row for itself, then all of them together.

`load_topic` and `import_topic` check rows before they load them. Plain `loaddata` and a shell do not, and
the database's constraints cannot say everything; so whoever is about to rely on the facts asks here.
"""

from collections.abc import Iterator

from quizapp.facts.check import ERROR, Finding, check
from quizapp.facts.models import Topic
from quizapp.facts.rowcheck import every_problem
from quizapp.facts.rowhash import natural_key
from quizapp.facts.rows import Rows, read_topic
from quizapp.facts.texts import visible

_UNSAID = frozenset({"why"})
ROW = "row"  # the rule of a finding about a row that is no fact


def check_topic(topic: Topic, rows: Rows | None = None) -> list[Finding]:
    """All findings about a topic, errors first.

    Where rows are no facts at all (a list that is a number, an unknown word) only these are given: the rules that
    compare facts rely on what a row may hold. `rows` spares reading them again.
    """
    rows = read_topic(topic) if rows is None else rows
    return sorted(_row_findings(rows), key=lambda found: (found.fact, found.message)) or check(rows)


def errors_of(topic: Topic) -> list[Finding]:
    """What keeps a topic from being loaded, as it stands in the database."""
    return [finding for finding in check_topic(topic) if finding.level == ERROR]


def contradictions_of(topic: Topic) -> list[Finding]:
    """What forbids asking anything about a topic: its errors, but that a reason why is missing makes nothing untrue."""
    return [finding for finding in errors_of(topic) if finding.rule not in _UNSAID]


def _row_findings(rows: Rows) -> Iterator[Finding]:
    for model, found in rows.items():
        for row in found:
            for name, problem in every_problem(model, row):
                key = natural_key(model, row)
                fact = f"{model}:{'/'.join(map(str, key[1:] or key))}"
                yield Finding(ERROR, ROW, visible(fact), visible(f"{name}: {problem}" if name else problem))

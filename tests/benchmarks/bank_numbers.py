"""The numbers table of the README: what the shipped topic's bank reaches, each from the bank itself.

    python -m tests.benchmarks.bank_numbers

Loads the fixtures into a fresh SQLite file, generates, exports and audits; then the hard topics of the audit's suite.
What the growth is, `generate.py` measures.
"""

# ruff: noqa: T201 (what it prints is its result)
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

SLUG = "china_kazakhstan"
Question = Mapping[str, Any]


def main() -> None:
    _set_up()
    from django.core.management import call_command

    from quizapp.facts.models import Topic
    from quizapp.questions.audit import audit
    from quizapp.questions.export import export_bank
    from tests.benchmarks.robot import play

    call_command("migrate", verbosity=0)
    call_command("load_topic", f"fixtures/{SLUG}", stdout=StringIO())
    topic = Topic.objects.get(slug=SLUG)
    document = export_bank(topic)
    shown = [question for question in document["questions"] if question["proof"]["state"] == "holds"]
    default = sum(question["default_study"] for question in shown)
    print(f"questions: {len(shown)} in {len({q['family'] for q in shown})} families; {default} in default study")
    print_lints(topic)
    print(f"audit errors, {SLUG}: {len(audit(document))} in {len(document['questions'])} questions")
    print_hard_topics()
    print_coverage(topic)
    for family, counts in sorted(wordings_of(shown).items()):
        total = counts.total()
        text, most = counts.most_common(1)[0]
        print(f"wordings, {family}: {len(counts)}; the commonest in {most / total:.0%} of {total}: {text}")
    for result in play(document):
        fair = "" if result.is_fair else "  TOO GOOD"
        print(f"robot, {result.strategy}: {result.right:.1%} of {result.questions}, chance {result.chance:.1%}{fair}")
    print_verdicts(topic)


def _set_up() -> None:
    """Django on a database of its own; the models are imported only after it."""
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(tempfile.mkdtemp()) / 'numbers.sqlite3'}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizapp.settings")
    import django

    django.setup()


def print_lints(topic: Any) -> None:
    """The share of items without an error, and what the lints find over the bank."""
    from quizapp.facts.take_snapshot import take_snapshot
    from quizapp.questions.lints import check, errors
    from quizapp.questions.lints.bank import check_bank
    from quizapp.questions.standing import standing_items

    items, snapshot = standing_items(topic), take_snapshot(topic)
    failed = sum(bool(errors(check(item, snapshot))) for item in items)
    print(f"E-lints passed: {1 - failed / len(items):.1%} of {len(items)} items")
    for lint in check_bank(items):
        print(f"over the bank, lint {lint.number}: {lint.message}")


def print_hard_topics() -> None:
    """Audit errors of the histories that were made to trip a generator."""
    from quizapp.questions.audit import audit
    from tests.questions.audit.hard_topics import HARD, bank_of

    for name in HARD:
        document = bank_of(name, Path(tempfile.mkdtemp()))
        print(f"audit errors, {name}: {len(audit(document))} in {len(document['questions'])} questions")


def print_coverage(topic: Any) -> None:
    """By family and in total: facts with a question, of those that the family applies to."""
    from quizapp.questions.coverage_report import overall, totals

    families = totals(topic)
    for total in (*families, overall(families)):
        print(f"coverage, {total.family or 'all families'}: {total.covered} of {total.applies} ({total.percent})")


def print_verdicts(topic: Any) -> None:
    """Verdicts (a question or a gap, by family) over the facts as they are and in other guises."""
    from quizapp.facts.take_snapshot import take_snapshot
    from tests.questions.test_metamorphic import counts, renamed, shifted, shuffled, verdicts

    snapshot = take_snapshot(topic)
    plain = verdicts(snapshot)
    print(f"verdicts: {plain.total()}")
    for name, other in (
        ("all persons renamed", renamed(snapshot)),
        ("all years shifted by 11", shifted(snapshot, 11)),
        ("facts in another order", shuffled(snapshot)),
    ):
        made, known = counts(verdicts(other)), counts(plain)
        print(f"verdicts that differ, {name}: {((made - known) | (known - made)).total()}")


def wordings_of(questions: Iterable[Question]) -> dict[str, Counter[str]]:
    """How often each wording of a family is used: a stem without the words and numbers of its facts."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for question in questions:
        parts = question["stem_parts"]
        loose = "".join("…" if "constraint" in part or part.get("slot") else part["text"] for part in parts)
        found[question["family"]][re.sub(r"\s+", " ", re.sub(r"[0-9]+", "#", loose))] += 1
    return found


if __name__ == "__main__":
    sys.exit(main())

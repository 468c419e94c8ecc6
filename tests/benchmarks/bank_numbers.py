"""The numbers table of the README: what the shipped topic's bank reaches, each from the bank itself.

    python -m tests.benchmarks.bank_numbers

Loads the fixtures into a fresh SQLite file, generates, exports and audits. What the growth is, `generate.py` measures.
"""

# ruff: noqa: T201, E402 (what it prints is its result; Django is set up before models are imported)
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from io import StringIO
from pathlib import Path

_FILE = Path(tempfile.mkdtemp()) / "numbers.sqlite3"
os.environ["DATABASE_URL"] = f"sqlite:///{_FILE}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quizapp.settings")

import django

django.setup()

from django.core.management import call_command

from quizapp.facts.models import Topic
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions.audit import audit
from quizapp.questions.export import export_bank
from quizapp.questions.item import Item
from quizapp.questions.lints import check, errors
from quizapp.questions.lints.bank import check_bank
from quizapp.questions.models import Question
from tests.benchmarks.robot import play

SLUG = "china_kazakhstan"


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_topic", f"fixtures/{SLUG}", stdout=StringIO())
    topic = Topic.objects.get(slug=SLUG)
    document = export_bank(topic)
    shown = [question for question in document["questions"] if question["proof"]["state"] == "holds"]
    default = [question for question in shown if question["default_study"]]
    print(f"questions: {len(shown)} in {len({q['family'] for q in shown})} families; {len(default)} in default study")
    print(f"audit errors: {len(audit(document))}")
    print_wordings(shown)
    for result in play(document):
        fair = "" if result.is_fair else "  TOO GOOD"
        print(f"robot, {result.strategy}: {result.right:.1%} of {result.questions}, chance {result.chance:.1%}{fair}")
    questions = Question.objects.filter(topic=topic).servable().prefetch_related("versions")
    items = []
    for question in questions.order_by("key"):
        version = question.current
        version.question = question
        items.append(Item.of_version(version))
    snapshot = take_snapshot(topic)
    failed = sum(bool(errors(check(item, snapshot))) for item in items)
    print(f"E-lints passed: {1 - failed / len(items):.1%} of {len(items)} items")
    for lint in check_bank(items):
        print(f"bank lint {lint.number}: {lint.message}")


def print_wordings(shown: list[dict]) -> None:
    """Per family how many wordings, and the share of the commonest: a wording is a stem without the words of facts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for question in shown:
        parts = question["stem_parts"]
        loose = "".join("…" if "constraint" in part or part.get("slot") else part["text"] for part in parts)
        found[question["family"]][re.sub(r"\s+", " ", re.sub(r"[0-9]+", "#", loose))] += 1
    for family, counts in sorted(found.items()):
        total = counts.total()
        text, most = counts.most_common(1)[0]
        print(f"{family:20} {total:4} items, {len(counts):2} wordings, commonest {most / total:.0%}: {text}")


if __name__ == "__main__":
    sys.exit(main())

"""audit_questions [TOPIC...] [--file bank.json] [--format json]: the independent audit; exit 1 on any finding."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizapp.facts.models import Topic
from quizapp.questions.audit import Finding, audit
from quizapp.questions.export import export_bank
from quizapp.questions.management.commands.generate_questions import chosen_topics


class Command(BaseCommand):
    """Audits exported banks: of the topics named, of all open topics, or of files written by `export_bank`."""

    help = "Prove every question again from the exported JSON alone (README, The audit). Exits 1 on any finding."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topics", nargs="*", metavar="TOPIC", help="slugs of topics; all open topics without any")
        parser.add_argument(
            "--file", action="append", type=Path, default=[], metavar="FILE", help="a bank written by export_bank"
        )
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="json: one document, nothing else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found, said = 0, []
        for name, document in _documents(options["topics"], options["file"]):
            findings = audit(document)
            found += len(findings)
            questions = document.get("questions") if isinstance(document, dict) else None
            asked = questions if isinstance(questions, list) else []
            said.append({"topic": name, "questions": len(asked), "findings": [asdict(one) for one in findings]})
            if options["format"] == "text":
                self.stdout.write("\n".join([*map(str, findings), _summary(name, asked, findings)]))
        if options["format"] == "json":
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        if found:
            raise CommandError(f"{_counted(found, 'finding')}.")


def _documents(slugs: list[str], files: list[Path]) -> Iterator[tuple[str, Any]]:
    """(name, document): every topic is looked up before the first is audited."""
    topics: list[Topic] = [topic for slug in slugs for topic in chosen_topics(slug)]
    if not slugs and not files:
        topics = chosen_topics(None)
    documents = [(str(path), _read(path)) for path in files]
    for topic in topics:
        yield topic.slug, export_bank(topic)
    yield from documents


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CommandError(f"Cannot read {path}: {error.strerror}.") from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise CommandError(f"{path} is no JSON document: {error}.") from error


def _summary(name: str, questions: list[Any], findings: list[Finding]) -> str:
    states = Counter(
        row["proof"].get("state") for row in questions if isinstance(row, dict) and isinstance(row.get("proof"), dict)
    )
    teachers = sum(isinstance(row, dict) and row.get("origin") == "teacher" for row in questions)
    faulty = len({one.question for one in findings if one.question})
    audited = (
        f"{_counted(len(questions), 'question')} ({states['withdrawn']} withdrawn, {teachers} by teachers: not proven)"
    )
    result = f"{_counted(len(findings), 'finding')} in {_counted(faulty, 'question')}" if findings else "no findings"
    return f"{name}: {audited}: {result}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"

"""How the time to generate a bank grows with the history, and what writing it costs beside a plain bulk insert.

    python -m tests.benchmarks.generate [--sizes 1000,2000,5000,10000] [--no-writing]

Every size runs in a process of its own, on the made-up histories of `made_up.py`: once as a usual topic, once with
titles that share their words (`crowded`). Seconds are those of the fastest of the rounds.

proving   indexes and all drafts of all families, from the facts in memory to questions and gaps with their proofs
items     drafts that came of it; a family that gives up early is fast, so the rate is per draft or gap tried, too
whole     `bank.generate` on an empty bank: proving, lints, the re-proof of each draft, contents, coverage, inserts;
          the facts are handed over in memory, so that reading them is not counted
inserts   of that, the calls that insert questions and versions
raw       a plain `bulk_create` of the same questions and versions into the emptied tables, in the same process
again     `bank.generate` once more with the same facts: everything is re-proved and nothing changes

The exponent is the slope of the least-squares line through log(seconds) over log(events).
"""

# ruff: noqa: T201 (what it prints is its result)
import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZES = (1000, 2000, 5000, 10000)
GOAL = 1.15


# --- one size, in a process of its own ------------------------------------------------------------------------------
def measure(size: int, *, crowded: bool, writing: bool) -> dict[str, Any]:
    """Seconds and counts for one history; expects DATABASE_URL to name a migrated, empty database."""
    import django

    django.setup()
    from quizapp.questions.draft import Draft
    from quizapp.questions.families import all_drafts
    from quizapp.questions.workshop import Workshop
    from tests.benchmarks.made_up import history

    snapshot = history(size, crowded=crowded)
    rounds = 3 if size <= 2000 else 1
    seconds, families = math.inf, dict[str, float]()
    for _ in range(rounds):
        start = last = time.process_time()
        made, spent = [], Counter[str]()
        for one in all_drafts(Workshop.of(snapshot)):
            made.append(one)
            last, before = time.process_time(), last
            spent[str(one.family)] += last - before  # type: ignore[assignment]
        if last - start < seconds:
            seconds, families = last - start, dict(spent)
    drafts = Counter(str(one.family) for one in made if isinstance(one, Draft))
    found = {"size": size, "proving": seconds, "tried": len(made), "items": drafts.total(), "families": families}
    if writing:
        found |= _writing(snapshot)
    return found | {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _writing(snapshot: Any) -> dict[str, float]:
    from django.db import transaction
    from django.db.models import QuerySet

    from quizapp.facts.models import Topic
    from quizapp.questions import bank
    from quizapp.questions.models import Question, QuestionVersion

    topic = Topic.objects.create(
        slug=snapshot.slug, title=snapshot.title, sides=list(snapshot.sides), countries=snapshot.countries
    )
    bank.take_snapshot = lambda _: snapshot  # the facts are not in this database
    spent: Counter[str] = Counter()
    plain = QuerySet.bulk_create

    def timed(rows: Any, *args: Any, **kwargs: Any) -> Any:
        with _timed(spent, rows.model.__name__):
            return plain(rows, *args, **kwargs)

    QuerySet.bulk_create = timed  # type: ignore[method-assign]
    whole = _seconds(lambda: bank.generate(topic=topic))
    QuerySet.bulk_create = plain  # type: ignore[method-assign]
    again = _seconds(lambda: bank.generate(topic=topic))

    questions = list(Question.objects.filter(topic=topic).order_by("pk"))
    versions = list(QuestionVersion.objects.filter(question__topic=topic).order_by("pk"))
    QuestionVersion.objects.all()._raw_delete("default")
    Question.objects.all()._raw_delete("default")

    def insert() -> None:
        with transaction.atomic():
            Question.objects.bulk_create(questions)
            QuestionVersion.objects.bulk_create(versions)

    return {
        "whole": whole,
        "again": again,
        "inserts": spent["Question"] + spent["QuestionVersion"],
        "raw": _seconds(insert),
        "rows": len(questions) + len(versions),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def _timed(spent: Counter[str], name: str) -> Iterator[None]:
    start = time.process_time()
    yield
    spent[name] += time.process_time() - start  # type: ignore[assignment]


# --- all sizes ------------------------------------------------------------------------------------------------------
def in_a_process(size: int, *, crowded: bool, writing: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "quizapp.settings",
            "DEBUG": "false",
            "SECRET_KEY": "only-for-benchmarks-and-never-for-a-site-0123456789-abcdef",
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "CACHE_URL": "locmem://",
            "EMAIL_URL": "memory://",
        }
        _run([sys.executable, "manage.py", "migrate", "--verbosity=0"], environment)
        flags = [*(["--crowded"] if crowded else []), *([] if writing else ["--no-writing"])]
        own = [sys.executable, "-m", "tests.benchmarks.generate", "--one", str(size), *flags]
        return dict(json.loads(_run(own, environment).splitlines()[-1]))


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def exponent(rows: list[dict[str, Any]], name: str) -> float:
    """The slope of log(seconds) over log(events), by least squares."""
    points = [(math.log(row["size"]), math.log(row[name])) for row in rows]
    middle = [sum(values) / len(points) for values in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)


def report(rows: list[dict[str, Any]]) -> None:
    columns = [name for name in ("proving", "whole", "again", "inserts", "raw") if name in rows[0]]
    print(f"{'events':>8}{'tried':>8}{'items':>8}" + "".join(f"{name + ' s':>11}" for name in columns) + "   MB peak")
    for row in rows:
        times = "".join(f"{row[name]:11.2f}" for name in columns)
        print(f"{row['size']:8}{row['tried']:8}{row['items']:8}{times}{row['peak']:10}")
    for row in rows:
        rate = f"{row['tried'] / row['proving']:.0f} drafts and gaps/s, {row['items'] / row['proving']:.0f} items/s"
        if "raw" in row:
            rate += f"; inserts run at {row['raw'] / row['inserts']:.2f} of the raw rate ({row['rows']} rows)"
        print(f"{row['size']:8} events: {rate}")
    if len(rows) > 1:
        for name in columns[:3]:
            print(f"{name} grows as events^{exponent(rows, name):.2f} (goal for proving and whole: {GOAL} at most)")
    slowest = sorted(rows[-1]["families"].items(), key=lambda row: -row[1])[:5]
    print("most time at the largest size: " + ", ".join(f"{name} {spent:.1f} s" for name, spent in slowest))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="events, separated by commas")
    parser.add_argument("--scenarios", default="usual,crowded", help="usual, crowded or both")
    parser.add_argument("--no-writing", action="store_true", help="only the proving, without a database")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--crowded", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, crowded=options.crowded, writing=not options.no_writing)))
        return
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, SQLite file, one process")
    for scenario in options.scenarios.split(","):
        print(
            f"\n{scenario}: "
            + {"usual": "titles as in a real topic", "crowded": "titles of 4 words out of 40"}[scenario]
        )
        sizes = [int(size) for size in options.sizes.split(",")]
        report([in_a_process(s, crowded=scenario == "crowded", writing=not options.no_writing) for s in sizes])


if __name__ == "__main__":
    main()

"""How long `import_topic` takes and how much memory, for a made-up history of so many events.

    python -m tests.benchmarks.import_rows --rows 100000 [--questions]

Each step runs in a process of its own on a fresh SQLite file: import, the same tables again, and again after every
tenth row was changed. With --questions the bank is checked and generated too. Peak is the process's largest resident
memory; `idle` is that of a process that only starts Django.
"""

# ruff: noqa: T201 (what it prints is its result)
import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_CHILD = """
import resource, sys
from django.core.management import call_command
import django
django.setup()
if sys.argv[1:]:
    call_command(*sys.argv[1:])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_KINDS = ("visit", "meeting", "opening", "launch", "founding", "message", "ceremony", "accident")
_WORDS = ("harbour", "railway", "school", "bridge", "library", "museum", "factory", "observatory", "market", "garden")


def write_tables(folder: Path, rows: int, *, changed: bool = False) -> None:
    """Tables of a made-up history: `rows` events, a tenth as many persons and documents, a part for every event."""
    folder.mkdir(exist_ok=True)
    persons, papers = max(1, rows // 10), max(1, rows // 10)
    _write(folder / "events.csv", ("id", "title", "start", "precision", "type", "place", "description", "threads"), (
        (
            f"event-{n}",
            f"the {_KINDS[n % 8]} at the {_letters(n)} {_letters(n * 7 + 3)} {_WORDS[n % 10]}"
            + (" once more" if changed and n % 10 == 0 else ""),
            *_date(n),
            _KINDS[n % len(_KINDS)],
            f"Town {n % 997}",
            f"At the {_WORDS[n % 10]} of {_letters(n)} this happened, as a yearbook of that time tells at some length.",
            f"Thread {n % 40}",
        )
        for n in range(rows)
    ))  # fmt: skip
    _write(folder / "persons.csv", ("id", "name", "country", "roles"), (
        (f"person-{n}", f"Person {_letters(n)}", "AA" if n % 2 else "BB", "mayor|engineer") for n in range(persons)
    ))  # fmt: skip
    _write(folder / "agreements.csv", ("id", "title", "date", "category", "parties", "event_id"), (
        (f"paper-{n}", f"Charter of the {_WORDS[n % 10]} {_letters(n)}", "", "charter", "AA|BB", f"event-{n * 10}")
        for n in range(papers)
    ))  # fmt: skip
    _write(folder / "event_persons.csv", ("event_id", "person_id", "role"), (
        (f"event-{n}", f"person-{n % persons}", "leader" if n % 8 == 0 else "speaker") for n in range(rows)
    ))  # fmt: skip


def _date(number: int) -> tuple[str, str]:
    year, month, day = 1000 + number % 1000, 1 + number % 12, 1 + number % 28
    texts = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")
    return texts[number % 3], ("year", "month", "day")[number % 3]


def _letters(number: int) -> str:
    """A name of its own for each number: digits are no words that tell names apart."""
    return "".join(chr(ord("A" if place == 0 else "a") + int(digit)) for place, digit in enumerate(f"{number:06}"))


def _write(path: Path, header: tuple[str, ...], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]


def run(folder: Path, *command: str) -> tuple[float, int]:
    """(seconds, peak MB) of a management command in a process of its own; none only starts Django."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "quizapp.settings",
        "DEBUG": "false",
        "SECRET_KEY": "only-for-benchmarks-and-never-for-a-site-0123456789-abcdef",
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "CACHE_URL": "locmem://",
        "EMAIL_URL": "memory://",
    }
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *command], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return time.perf_counter() - start, int(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000, help="events")
    parser.add_argument("--questions", action="store_true", help="also check the facts and generate the bank")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder / "first", options.rows)
        write_tables(folder / "second", options.rows, changed=True)
        run(folder, "migrate", "--verbosity=0")
        load = ("import_topic", "--topic=bench", "--no-questions")
        steps = [
            ("idle", ()),
            ("import", (*load, str(folder / "first"))),
            ("same again", (*load, str(folder / "first"))),
            ("dry run, a tenth changed", (*load, "--dry-run", str(folder / "second"))),
            ("a tenth changed", (*load, str(folder / "second"))),
        ]
        if options.questions:
            steps += [
                ("check_facts", ("check_facts", "bench")),
                ("generate_questions", ("generate_questions", "bench")),
            ]
        print(f"{options.rows} events, {options.rows * 22 // 10} rows in all tables")
        for label, command in steps:
            seconds, peak = run(folder, *command)
            print(f"{label:<26}{seconds:8.1f} s{peak:8} MB peak", flush=True)


if __name__ == "__main__":
    main()

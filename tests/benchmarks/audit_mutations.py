"""What share of planted defects the audit finds, kind by kind, in the bank of a topic.

    python -m tests.benchmarks.audit_mutations [--bank bank.json] [--planted 200]

Each defect is planted into as many questions as it applies to, at most `--planted`; each plant is audited in a document
of its own. Without --bank the shipped topic is loaded into a database of its own first.
"""

# ruff: noqa: T201 (what it prints is its result)
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from quizapp.questions.audit import audit
from tests.questions.audit.all_kinds import KINDS
from tests.questions.audit.planting import plant_all

_MAKE = """
import sys, django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("load_topic", "fixtures/china_kazakhstan", stdout=sys.stderr)
call_command("export_bank", "china_kazakhstan", "-o", sys.argv[1], stdout=sys.stderr)
"""


def shipped() -> dict[str, Any]:
    """The bank that a fresh database makes of the fixtures."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bank.json"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "quizapp.settings",
            "DEBUG": "false",
            "SECRET_KEY": "only-for-benchmarks-and-never-for-a-site-0123456789-abcdef",
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": f"sqlite:///{Path(name) / 'audit.sqlite3'}",
            "CACHE_URL": "locmem://",
            "EMAIL_URL": "memory://",
        }
        done = subprocess.run(
            [sys.executable, "-c", _MAKE, str(path)], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stderr[-3000:])
        return dict(json.loads(path.read_text("utf-8")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bank", type=Path, help="a bank written by export_bank")
    parser.add_argument("--planted", type=int, default=200, help="questions a kind is planted into, at most")
    options = parser.parse_args()
    bank = json.loads(options.bank.read_text("utf-8")) if options.bank else shipped()
    start = time.perf_counter()
    findings = audit(bank)
    took = time.perf_counter() - start
    print(f"{len(bank['questions'])} questions as they are: {len(findings)} findings, {took:.1f} s")
    planted = found = 0
    for what in KINDS:
        result = plant_all(bank, what, options.planted)
        planted, found = planted + result.planted, found + result.planted - len(result.missed)
        print(f"{what.name:<44}{result.planted:6}{100 * result.share:8.1f} %", flush=True)
        for missed in result.missed:
            print(f"    missed in {missed}")
    print(f"{f'{len(KINDS)} kinds':<44}{planted:6}{100 * found / planted:8.1f} %")


if __name__ == "__main__":
    main()

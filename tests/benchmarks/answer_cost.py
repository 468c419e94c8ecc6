"""What one answer costs: the whole request against a floor view that does the same SQL with nothing else, in one run.

    python -m tests.benchmarks.answer_cost [--answers 200]

Two guests with equal histories answer the same questions of the shipped topic, turn about. The one posts its answers to
the product: middleware, session, grading, scheduling, feedback page. Of the other each answer is first made for trial
and rolled back, which tells its statements; then a view without middleware sends exactly these to the database, through
Django's cursor, in one transaction where the product has one, and fetches every row. What the product adds to its own
SQL is the difference. Processor time of this process and wall time are medians; a busy machine moves both sides, so
the ratio is what counts.
"""

# ruff: noqa: T201 (what it prints is its result)
import argparse
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PER_GUEST = 12


@dataclass
class Costs:
    """Seconds of each request, processor and wall."""

    processor: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def measured(self) -> Iterator[None]:
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.processor.append(time.process_time() - processor)
        self.wall.append(time.perf_counter() - wall)

    @property
    def medians(self) -> tuple[float, float]:
        """Milliseconds: processor, wall."""
        return 1000 * statistics.median(self.processor), 1000 * statistics.median(self.wall)


class Statements:
    """The statements of a request, in order, as they went to the database."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.sent.append((sql, params))
        return execute(sql, params, many, context)

    def replay(self) -> None:
        """Send them again: what ran inside the trial's savepoint runs inside a transaction."""
        from django.db import connection, transaction

        begins = next((i for i, (sql, _) in enumerate(self.sent) if sql.startswith("SAVEPOINT")), len(self.sent))
        ends = max((i for i, (sql, _) in enumerate(self.sent) if sql.startswith("RELEASE")), default=begins)
        with connection.cursor() as cursor:
            for sql, params in self.sent[:begins]:
                _send(cursor, sql, params)
            if begins < len(self.sent):
                with transaction.atomic():
                    for sql, params in self.sent[begins + 1 : ends]:
                        _send(cursor, sql, params)
            for sql, params in self.sent[ends + 1 :]:
                _send(cursor, sql, params)


def _send(cursor: Any, sql: str, params: Any) -> None:
    cursor.execute(sql, params)
    if cursor.description:
        cursor.fetchall()


class Guest:
    """A visitor of the site who answers the questions of a sitting."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(headers={"HX-Request": "true"})
        start = {"topic": "china_kazakhstan", "mode": "today"}
        self.page = self.client.post("/study/start/", start, headers={"HX-Request": ""}).url

    @property
    def learner(self) -> Any:
        from quizapp.study.models import Learner

        return Learner.objects.get(pk=self.client.session["guest_learner"])

    def shown(self) -> Any:
        """The question that is open, or None at the end of the sitting."""
        self.client.get(self.page)
        return self.learner.presentations.filter(is_open=True).first()

    def answer(self, shown: Any) -> Any:
        response = self.client.post(f"{self.page}answer/{shown.id}/", given_to(shown))
        assert response.status_code == 200, (response.status_code, response.content[:500])
        return response


def given_to(shown: Any) -> dict[str, Any]:
    if shown.format in {"typed", "cloze", "order_k"}:
        return {"unknown": "1"}
    return {"option": shown.options.index(0)}


def bare_client(view: Callable[..., Any]) -> Any:
    """A client whose every request goes straight to `view`: no middleware, no resolving of addresses."""
    from django.test import Client, override_settings
    from django.test.client import ClientHandler
    from django.urls import ResolverMatch

    class Handler(ClientHandler):
        def resolve_request(self, request: Any) -> Any:
            request.resolver_match = ResolverMatch(view, (), {})
            return request.resolver_match

    client = Client()
    client.handler = Handler(enforce_csrf_checks=False)
    with override_settings(MIDDLEWARE=[]):
        client.handler.load_middleware()
    return client


def measure(answers: int) -> tuple[Costs, Costs, Counter[int], int, list[str]]:
    """Costs of the floor and of the product, statements a request, bytes of the last page, and its statements."""
    from django.db import connection, transaction
    from django.http import HttpRequest, HttpResponse

    floor, product, counts = Costs(), Costs(), Counter[int]()
    trial = Statements()

    def view(request: HttpRequest) -> HttpResponse:
        trial.replay()
        return HttpResponse(b"x" * 1000)

    bare, size, last = bare_client(view), 0, []
    while len(product.wall) < answers:
        one, twin = Guest(), Guest()
        for number in range(PER_GUEST):
            shown, same = one.shown(), twin.shown()
            if shown is None or same is None:
                break
            trial.sent = []
            with transaction.atomic(), connection.execute_wrapper(trial):
                twin.answer(same)
                transaction.set_rollback(True)
            counts[len(trial.sent)] += 1
            last = [sql for sql, _ in trial.sent]

            def on_the_floor() -> None:
                with floor.measured():
                    bare.post("/floor/")

            if number % 2:
                on_the_floor()
            with product.measured():
                response = one.answer(shown)
            size = len(response.content)
            if not number % 2:
                on_the_floor()
    return floor, product, counts, size, last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--statements", action="store_true", help="print those of the last answer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quizapp-answers-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ |= {"DJANGO_SETTINGS_MODULE": "quizapp.settings", "DEBUG": "false", "ALLOWED_HOSTS": "testserver"}
        os.environ |= {"SECRET_KEY": "only-for-a-benchmark-of-one-answer-0123456789-abcdefg", "CACHE_URL": "dummy://"}
        os.environ |= {"SECURE_SSL_REDIRECT": "false"}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        call_command("migrate", verbosity=0)
        call_command("load_topic", "fixtures/china_kazakhstan", verbosity=0)
        floor, product, counts, size, last = measure(options.answers)
    for name, costs in (("floor (the same SQL)", floor), ("the whole request", product)):
        processor, wall = costs.medians
        print(f"{name:22} {processor:6.2f} ms processor  {wall:6.2f} ms wall")
    ratios = [one / other for one, other in zip(product.medians, floor.medians, strict=True)]
    print(f"{'ratio':22} {ratios[0]:6.2f}               {ratios[1]:6.2f}")
    most = counts.most_common(1)[0]
    spread = f"{min(counts)}-{max(counts)}, mostly {most[0]}"
    print(f"{len(product.wall)} answers; statements a request: {spread}; bytes of the page: {size}")
    if options.statements:
        print("\n".join(sql[:150] for sql in last))


if __name__ == "__main__":
    main()

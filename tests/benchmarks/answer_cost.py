"""What a question and its answer cost: each whole request against a floor view that does the same SQL, in one run.

    python -m tests.benchmarks.answer_cost [--answers 200]

Two guests with equal histories study the shipped topic, turn about. The one asks the product for its questions and
posts its answers: middleware, session, queue, grading, scheduling, pages. Of the other each request is first made for
trial and rolled back, which tells its statements; then a view without middleware sends exactly these to the database,
through Django's cursor, in one transaction where the product has one, and fetches every row. What the product adds to
its own SQL is the difference. It is a SQLite file of its own: there the row that a trial numbered gets that number on
the floor, which therefore goes first where a question is asked. Processor time of this process and wall time are
medians; a busy machine moves both sides, so the ratio is what counts.
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
from functools import partial
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

    def ask(self) -> int:
        """The next question, or the way to the finish page; the bytes of it."""
        return self._sent(self.client.get(self.page))

    def shown(self) -> Any:
        """The question that is open, or None at the end of the sitting."""
        return self.learner.presentations.filter(is_open=True).first()

    def answer(self, shown: Any) -> int:
        """The feedback on the answer; the bytes of it."""
        return self._sent(self.client.post(f"{self.page}answer/{shown.id}/", given_to(shown)))

    def _sent(self, response: Any) -> int:
        assert response.status_code == 200, (response.status_code, response.content[:500])
        return len(response.content)


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


@dataclass
class Request:
    """One kind of request: what it cost the floor and the product, how many statements it sent, and the last ones."""

    name: str
    floor: Costs = field(default_factory=Costs)
    product: Costs = field(default_factory=Costs)
    counts: Counter[int] = field(default_factory=Counter)
    last: list[str] = field(default_factory=list)
    size: int = 0

    def report(self) -> None:
        print(self.name)
        for name, costs in (("floor (the same SQL)", self.floor), ("the whole request", self.product)):
            processor, wall = costs.medians
            print(f"  {name:22} {processor:6.2f} ms processor  {wall:6.2f} ms wall")
        ratios = [one / other for one, other in zip(self.product.medians, self.floor.medians, strict=True)]
        print(f"  {'ratio':22} {ratios[0]:6.2f}               {ratios[1]:6.2f}")
        spread = f"{min(self.counts)}-{max(self.counts)}, mostly {self.counts.most_common(1)[0][0]}"
        print(f"  {len(self.product.wall)} requests; statements: {spread}; bytes of the last page: {self.size}")


def measure(answers: int) -> tuple[Request, Request]:
    """The costs of asking for questions and of so many answers."""
    from django.db import connection, transaction
    from django.http import HttpRequest, HttpResponse

    trial = Statements()

    def view(request: HttpRequest) -> HttpResponse:
        trial.replay()
        return HttpResponse(b"x" * 1000)

    bare = bare_client(view)

    def on_the_floor(kind: Request) -> None:
        with kind.floor.measured():
            bare.post("/floor/")

    def both(kind: Request, product: Callable[[], int], twin: Callable[[], int], *, floor_first: bool) -> None:
        trial.sent = []
        with transaction.atomic(), connection.execute_wrapper(trial):
            twin()
            transaction.set_rollback(True)
        kind.counts[len(trial.sent)] += 1
        kind.last = [sql for sql, _ in trial.sent]
        if floor_first:
            on_the_floor(kind)
        with kind.product.measured():
            kind.size = product()
        if not floor_first:
            on_the_floor(kind)

    question, answer = Request("the next question"), Request("an answer")
    while len(answer.product.wall) < answers:
        one, twin = Guest(), Guest()
        for number in range(PER_GUEST):
            both(question, one.ask, twin.ask, floor_first=True)
            shown, same = one.shown(), twin.shown()
            if shown is None or same is None:
                break
            both(answer, partial(one.answer, shown), partial(twin.answer, same), floor_first=bool(number % 2))
    return question, answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--statements", action="store_true", help="print those of the last requests")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quizapp-answers-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
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
        requests = measure(options.answers)
    for request in requests:
        request.report()
        if options.statements:
            print("\n".join(f"    {sql[:150]}" for sql in request.last))


if __name__ == "__main__":
    main()

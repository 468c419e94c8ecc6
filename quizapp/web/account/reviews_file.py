"""One's own answers as a CSV file, streamed: everything that was logged, or what the open FSRS optimisers read."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from quizapp.progress import review_log
from quizapp.study.models import Learner
from quizapp.web.visitor import learner_for

_FORMATS = {"": ("my-reviews.csv", review_log.COLUMNS), "fsrs": ("my-reviews-fsrs.csv", review_log.FSRS_COLUMNS)}


@never_cache
@require_safe
def my_reviews(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Every answer of this learner; with `?format=fsrs` those that the schedule counts, as an optimiser reads them."""
    learner, wanted = learner_for(request), request.GET.get("format", "")
    if wanted not in _FORMATS:
        raise Http404
    if learner is None:
        messages.info(request, "There is nothing of yours here to download.")
        return redirect("privacy")
    name, columns = _FORMATS[wanted]
    return StreamingHttpResponse(
        _lines(columns, _rows(learner, wanted)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _rows(learner: Learner, wanted: str) -> Iterator[Sequence[Any]]:
    return review_log.fsrs_rows(learner) if wanted == "fsrs" else review_log.rows(learner)


class _Echo:
    """What `csv.writer` writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow(row)

"""Item statistics from the log: a cursor walks it in order of acceptance, and never inside an answer's request.

What counts is a learner's first standing answer to a question after exposure: a guess before the fact was read measures
ignorance, a later answer measures the memory of the earlier one, and practice is another way of reading. It counts for
the version that was shown. An answer that was undone does not count, nor one whose learner was merged into another,
who has a copy of it.

The state after a run depends on the log alone, so that reading it in pieces and reading it anew give the same numbers.
Where the past changed (an answer was undone after it was counted, learners were merged), it is read anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import batched
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from quizapp.questions.models import QuestionVersion
from quizapp.questions.vocabulary import Format
from quizapp.study.items import elo
from quizapp.study.items.elo import Rating
from quizapp.study.items.flags import STRONG_FROM, Analysis, FirstAnswer, analyse
from quizapp.study.items.models import Ability, ItemStatistics, LogCursor
from quizapp.study.memory.caches import Changed, retrying
from quizapp.study.memory.fold import UNSCHEDULED
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Exposure,
    Learner,
    Presentation,
    Review,
    ReviewMode,
    Verdict,
)

BATCH = 1000  # reviews read, and at most as many rows written, in one transaction
JUDGED = 2000  # an item is judged by its newest answers, so that memory stays bounded
TOGETHER = 100  # items judged in one transaction
CARDS = 500  # cards whose answers are read at once
CHECKSUM = 2**61 - 1
NOT_COUNTED = frozenset((ReviewMode.GUESS_FIRST, *UNSCHEDULED))

# In these a presentation lists what was offered by its place in the version's pool.
OF_OPTIONS = frozenset((Format.CHOICE, Format.ORDER_TWO, Format.TRUE_FALSE, Format.TIMELINE))
OF_TEXT = frozenset((Format.TYPED, Format.CLOZE))


@dataclass(frozen=True, slots=True)
class Updated:
    """What a run did. `flagged` counts all items that are flagged now; `anew`: the log was read from its start."""

    counted: int = 0
    judged: int = 0
    flagged: int = 0
    anew: bool = False


def update_item_statistics(*, until: datetime, anew: bool = False, batch: int = BATCH) -> Updated:
    """Count what was answered up to `until`, and judge the items. Running it twice, or twice at once, counts once.

    `until` lies a while back: an answer that is still being stored must not come to lie behind the cursor, and most
    answers that are undone are undone at once. With `anew` everything is forgotten first.
    """
    anew = anew or _past_has_changed()
    if anew:
        _forget()
    counted = 0
    while (found := retrying(lambda: _read_on(until, batch))) is not None:  # 0 where somebody else read these
        counted += found
    judged = _judge(until)
    flagged = ItemStatistics.objects.filter(is_flagged=True).count()
    return Updated(counted, judged, flagged, anew)


def first_answers(reviews: QuerySet[Review]) -> QuerySet[Any]:
    """Those of `reviews` that count, with the `version_id`, and the `shown_options` (pool indexes) of their showing."""
    own = {"learner": OuterRef("learner"), "card": OuterRef("card")}
    void = Exists(Correction.objects.filter(**own, review_id=OuterRef("id"), kind=CorrectionKind.VOID))
    exposed = Review.objects.exclude(mode__in=NOT_COUNTED).exclude(void)
    earlier = exposed.filter(
        **own, sequence__lt=OuterRef("sequence"), answer_fingerprint=OuterRef("answer_fingerprint")
    )
    shown = Presentation.objects.filter(learner=OuterRef("learner"), id=OuterRef("presentation_id"))
    shown = shown.exclude(exposure=Exposure.NONE)
    # Not by a join: a planner would start from "not merged", which is nearly everybody, and read the whole log.
    merged = Learner.objects.filter(pk=OuterRef("learner"), merged_into__isnull=False)
    return (
        reviews.exclude(Exists(merged))
        .exclude(mode__in=NOT_COUNTED)
        .exclude(format=Format.FLASHCARD)  # graded by the learner
        .exclude(void)
        .exclude(Exists(earlier))
        .annotate(version_id=Subquery(shown.values("version")), shown_options=Subquery(shown.values("options")))
        .filter(version_id__isnull=False)
    )


# --- counting -------------------------------------------------------------------------------------------------------
def _read_on(until: datetime, batch: int) -> int | None:
    """Count the next answers; how many, or None at the end of the log. Raises Changed when a learner was erased."""
    cursor = LogCursor.objects.get_or_create(pk=1)[0]
    ahead = _after(Review.objects.filter(at__lte=until), cursor)
    window = list(ahead.order_by("at", "id").values_list("at", "id")[:batch])
    if not window:
        return None
    last_at, last_id = window[-1]
    rows = list(
        first_answers(_up_to(_after(Review.objects.all(), cursor), last_at, last_id))
        .order_by("at", "id", "learner_id")
        .values_list("learner_id", "id", "verdict", "format", "option_count", "version_id")
    )
    items, abilities = _counted(rows)
    try:
        with transaction.atomic():
            # First in the transaction: whoever has read the same waits for the row, and then finds it moved.
            mine = LogCursor.objects.filter(pk=1, turn=cursor.turn).update(
                turn=F("turn") + 1, at=last_at, review_id=last_id, is_judged=cursor.is_judged and not rows
            )
            if not mine:
                return 0
            changed = ["difficulty", "answers", "right", "checksum", "is_judged"]
            ItemStatistics.objects.bulk_create(
                items, update_conflicts=True, unique_fields=["version"], update_fields=changed
            )
            Ability.objects.bulk_create(
                abilities, update_conflicts=True, unique_fields=["learner"], update_fields=["value", "answers"]
            )
    except IntegrityError as error:
        raise Changed("a learner was erased meanwhile") from error
    return len(rows)


def _counted(rows: Sequence[Any]) -> tuple[list[ItemStatistics], list[Ability]]:
    """The rows of all items and learners that these answers move, as they are after them."""
    versions, learners = {row[5] for row in rows}, {row[0] for row in rows}
    items = ItemStatistics.objects.in_bulk(versions)
    abilities = Ability.objects.in_bulk(learners)
    new = QuestionVersion.objects.filter(pk__in=versions - items.keys()).values_list("pk", "question__difficulty")
    items |= {pk: ItemStatistics(version_id=pk, predicted=start, difficulty=start) for pk, start in new}
    for learner, review_id, verdict, answer_format, option_count, version in rows:
        item = items[version]
        ability = abilities.setdefault(learner, Ability(learner_id=learner))
        right = verdict == Verdict.RIGHT
        after = elo.after(
            Rating(ability.value, ability.answers),
            Rating(item.difficulty, item.answers),
            right=right,
            luck=elo.luck(answer_format, option_count),
        )
        (ability.value, ability.answers), (item.difficulty, item.answers) = ((r.value, r.answers) for r in after)
        item.right += right
        item.checksum = _added(item.checksum, review_id)
        item.is_judged = False
    return list(items.values()), list(abilities.values())


def _after(reviews: QuerySet[Review], cursor: LogCursor) -> QuerySet[Review]:
    if cursor.at is None:
        return reviews
    return reviews.filter(Q(at__gt=cursor.at) | Q(id__gt=cursor.review_id), at__gte=cursor.at)


def _up_to(reviews: QuerySet[Review], at: datetime, review_id: UUID) -> QuerySet[Review]:
    return reviews.filter(Q(at__lt=at) | Q(id__lte=review_id), at__lte=at)


def _added(checksum: int, review_id: UUID) -> int:
    return (checksum + review_id.int) % CHECKSUM


# --- when the past changed ------------------------------------------------------------------------------------------
def _past_has_changed() -> bool:
    cursor = LogCursor.objects.filter(pk=1).first()
    if cursor is None or cursor.at is None or cursor.review_id is None:
        return False
    if Ability.objects.filter(learner__merged_into__isnull=False).exists():
        return True
    voids = Correction.objects.filter(kind=CorrectionKind.VOID)
    if cursor.voids_until is not None:
        voids = voids.filter(at__gt=cursor.voids_until)
    versions: set[int] = set()
    for learner, review in voids.values_list("learner_id", "review_id").iterator(chunk_size=BATCH):
        undone = _up_to(Review.objects.filter(learner=learner, id=review), cursor.at, cursor.review_id)
        shown = Presentation.objects.filter(learner=learner, id__in=undone.values("presentation_id"))
        versions.update(shown.values_list("version_id", flat=True))
    stored = ItemStatistics.objects.filter(pk__in=versions, answers__gt=0).values_list("pk", "checksum")
    return any(checksum != _checksum(version, cursor) for version, checksum in stored)


def _checksum(version: int, cursor: LogCursor) -> int:
    total = 0
    for _, review_id, *_ in _of_version(version, cursor):
        total = _added(total, review_id)
    return total


def _of_version(version: int, cursor: LogCursor) -> Iterator[Any]:
    """The answers to a version that the cursor has passed, in no order.

    Rows are (at, id, verdict, given, format, shown options, ability). Read by cards, some at a time: the log is then
    reached through their index, and memory stays bounded.
    """
    assert cursor.at is not None
    assert cursor.review_id is not None
    cards = Card.objects.filter(question__versions=version).order_by("pk").values_list("pk", flat=True)
    for some in batched(cards.iterator(chunk_size=CARDS), CARDS):
        passed = _up_to(Review.objects.filter(card__in=some), cursor.at, cursor.review_id)
        yield from (
            first_answers(passed)
            .filter(version_id=version)
            .values_list("at", "id", "verdict", "given", "format", "shown_options", "learner__ability__value")
        )


def _forget() -> None:
    """Back to the start of the log. Each version keeps the prediction it started from."""
    with transaction.atomic():
        LogCursor.objects.get_or_create(pk=1)
        LogCursor.objects.update(turn=F("turn") + 1, at=None, review_id=None, voids_until=None, is_judged=False)
        Ability.objects.all().delete()
        ItemStatistics.objects.update(
            difficulty=F("predicted"),
            answers=0,
            right=0,
            checksum=0,
            is_judged=True,
            judged=0,
            options={},
            point_biserial=None,
            faults=[],
            is_flagged=False,
        )


# --- judging --------------------------------------------------------------------------------------------------------
def _judge(until: datetime) -> int:
    """Judge what was answered since, and, as abilities moved, all items whose thirds are compared; how many.

    Whoever reads on meanwhile will judge too, so this run then leaves it to them.
    """
    cursor = LogCursor.objects.get_or_create(pk=1)[0]
    due = Q(is_judged=False) if cursor.is_judged else Q(is_judged=False) | Q(answers__gte=STRONG_FROM)
    versions = list(ItemStatistics.objects.filter(due).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(versions), TOGETHER):
        judged = [(pk, analyse(_newest(pk, cursor))) for pk in versions[start : start + TOGETHER]]
        with transaction.atomic():
            if not _still(cursor):
                return start
            for pk, analysis in judged:
                ItemStatistics.objects.filter(pk=pk).update(**_columns(analysis))
    with transaction.atomic():
        if _still(cursor):
            LogCursor.objects.update(is_judged=True, voids_until=until)
    return len(versions)


def _still(cursor: LogCursor) -> bool:
    """Whether nobody read on since; the row stays locked until the transaction ends."""
    return LogCursor.objects.select_for_update().filter(pk=1, turn=cursor.turn).exists()


def _newest(version: int, cursor: LogCursor) -> list[FirstAnswer]:
    """The newest answers, the newest first."""
    found = []
    rows = nlargest(JUDGED, _of_version(version, cursor), key=itemgetter(0, 1))
    for _, _, verdict, given, answer_format, listed, ability in rows:
        shown = tuple(listed) if answer_format in OF_OPTIONS else ()
        chosen = _chosen(given, shown)
        if answer_format in OF_TEXT:
            chosen = _typed(given)
            shown = () if chosen is None else (chosen,)  # nothing was offered; who typed it had it before the mind
        right = verdict == Verdict.RIGHT
        found.append(FirstAnswer(right, ability or 0.0, chosen=chosen, shown=shown))
    return found


def _chosen(given: Any, shown: Sequence[int]) -> int | None:
    """The pool index behind the position that was chosen; None where the answer was not a choice."""
    place = given.get("option") if isinstance(given, dict) else None
    return shown[place] if isinstance(place, int) and 0 <= place < len(shown) else None


def _typed(given: Any) -> int | None:
    """The pool index of the option that was typed, as grading read it; None for any other text and "don't know"."""
    index = given.get("chosen") if isinstance(given, dict) else None
    return index if type(index) is int and index >= 0 else None


def _columns(analysis: Analysis) -> dict[str, Any]:
    return {
        "is_judged": True,
        "judged": analysis.answers,
        "options": {
            str(index): {"shown": found.shown, "chosen": found.chosen, "top": found.top, "low": found.low}
            for index, found in analysis.options.items()
        },
        "point_biserial": analysis.point_biserial,
        "faults": [{"flag": str(fault.flag), "option": fault.option} for fault in analysis.faults],
        "is_flagged": bool(analysis.faults),
    }

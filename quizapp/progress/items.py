"""What first answers say of the questions: read-only queries into frozen dataclasses.

The numbers are those of the last `update_item_statistics`; nothing is counted here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast

from quizapp.questions.models import QuestionQuerySet, QuestionVersion
from quizapp.study.items.flags import DISCRIMINATION_FROM, IDLE_FROM, STRONG_FROM, Flag
from quizapp.study.items.models import ItemStatistics


@dataclass(frozen=True, slots=True)
class OptionReport:
    """An option and who chose it; `top` and `low` are the ablest and the least able third of the learners.

    `index` is its place in the version's pool, 0 the answer. `flags` are about this option.
    """

    index: int
    text: str
    shown: int = 0
    chosen: int = 0
    top: int = 0
    low: int = 0
    flags: tuple[Flag, ...] = ()

    @property
    def is_right(self) -> bool:
        return self.index == 0

    @property
    def share(self) -> float | None:
        """Of those who were offered it, 0-1; None while nobody was."""
        return self.chosen / self.shown if self.shown else None


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One version of a question.

    answers                first answers after exposure; `right` of them were right
    judged, point_biserial what the options and flags are of: the newest of those answers
    predicted, learnt      difficulty in logits; `learnt` is None before the first answer
    flags                  about the question as a whole
    """

    answers: int
    right: int
    judged: int
    predicted: float
    learnt: float | None
    point_biserial: float | None
    options: tuple[OptionReport, ...]
    flags: tuple[Flag, ...]

    @property
    def facility(self) -> float | None:
        """The share of right first answers, 0-1; None before the first one."""
        return self.right / self.answers if self.answers else None

    @property
    def all_flags(self) -> tuple[tuple[Flag, OptionReport | None], ...]:
        """Each flag with the option it is about; None: the question as a whole."""
        of_options = ((flag, option) for option in self.options for flag in option.flags)
        return (*((flag, None) for flag in self.flags), *of_options)

    @property
    def answers_to_flags(self) -> tuple[tuple[Flag, int], ...]:
        """The flags that may still come, each with the number of answers it takes."""
        needed = (
            (Flag.STRONG_DISTRACTOR, STRONG_FROM),
            (Flag.NEGATIVE_DISCRIMINATION, DISCRIMINATION_FROM),
            (Flag.IDLE_DISTRACTOR, IDLE_FROM),
        )
        return tuple((flag, count) for flag, count in needed if self.judged < count)


def item_report(version: QuestionVersion) -> ItemReport:
    """What is known of a version. One query; the version's question is read too where it is not loaded."""
    row = ItemStatistics.objects.filter(version=version).first()
    if row is None:
        start = version.question.difficulty
        row = ItemStatistics(version=version, predicted=start, difficulty=start)
    return ItemReport(
        answers=row.answers,
        right=row.right,
        judged=row.judged,
        predicted=row.predicted,
        learnt=row.difficulty if row.answers else None,
        point_biserial=row.point_biserial,
        options=_options(version, row),
        flags=_flags(row.faults, None),
    )


def _options(version: QuestionVersion, row: ItemStatistics) -> tuple[OptionReport, ...]:
    pool = version.pool()
    if len(pool) < 2:
        return ()
    return tuple(
        OptionReport(index, str(option["text"]), flags=_flags(row.faults, index), **row.options.get(str(index), {}))
        for index, option in enumerate(pool)
    )


def _flags(faults: Sequence[dict[str, object]], option: int | None) -> tuple[Flag, ...]:
    return tuple(Flag(str(fault["flag"])) for fault in faults if fault["option"] == option)


def flagged(questions: QuestionQuerySet, flag: str = "") -> QuestionQuerySet:
    """Those of `questions` whose current version is flagged, or carries one flag. No query of its own."""
    current = ItemStatistics.objects.filter(
        version__question=OuterRef("pk"), version__number=OuterRef("version"), is_flagged=True
    )
    if flag:
        # SQLite cannot search inside a JSON list; both databases write a pair as `"key": value`.
        current = current.annotate(said=Cast("faults", TextField())).filter(said__contains=f'"flag": "{flag}"')
    return questions.filter(Exists(current))

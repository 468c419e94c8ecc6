"""Play: a game of eight rounds of placing and ordering events, each round no easier than the one before."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import ceil, floor
from typing import Any

from django.db.models import QuerySet

from quizapp.questions.models import QuestionQuerySet
from quizapp.questions.vocabulary import Format
from quizapp.study.asking import askable
from quizapp.study.asking.turns import Candidate
from quizapp.study.models import Card, Learner, Mode, ReviewMode, Sitting
from quizapp.study.modes.base import Place, Programme

ROUNDS = 8
PLAYED = (Format.TIMELINE, Format.ORDER_K, Format.ORDER_TWO)
SHARED = 1  # a fact in common is a landmark; two of them are the same question again


class Play(Programme):
    """Of the whole history or a chapter, whatever the learner's level: nothing that is played is kept to be learnt.

    Answers are practice. A game that fed the schedule would fill Today with orders, of the many things that were moved
    about for fun and at no certain moment of forgetting: it would punish playing.
    """

    mode = Mode.PLAY
    takes = frozenset({"chapter"})
    asks_what_is_due = False
    grows = False
    returns = False
    window = 128

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return ROUNDS

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        return askable.of_formats(super().questions(sitting), PLAYED)

    def queues(self, place: Place) -> Iterator[QuerySet[Any]]:
        """Of all that may be asked, in order of difficulty, the share of this round: the third eighth in the third.

        Where siblings have used that up, what is harder; then what is easier, the hardest of it first. Nothing but the
        last is easier than the round before.
        """
        unhidden = self.questions(place.sitting).exclude(askable.hidden(place.learner, place.today))
        rising = unhidden.order_by("difficulty", "key")
        played = [turn.candidate.question_id for turn in place.turns if turn.in_sitting]
        share = unhidden.count() / max(place.sitting.size, 1)
        start, end = floor(share * len(played)), ceil(share * (len(played) + 1))
        if played:
            last = unhidden.model._default_manager.filter(pk=played[-1]).values("difficulty")
            start = max(start, unhidden.filter(difficulty__lt=last[:1]).count())
        yield rising[start : max(start, end)]
        yield rising[start:]
        yield unhidden.order_by("-difficulty", "key")

    def may_come(self, candidate: Candidate, place: Place) -> bool:
        """Once in a game, and nothing that another round has nearly told. What was answered elsewhere is no matter."""
        return not any(
            turn.candidate.question_id == candidate.question_id or len(turn.candidate.facts & candidate.facts) > SHARED
            for turn in place.turns
            if turn.in_sitting
        )

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        """Another family than the last if there is one; which of them is drawn by lot, anew in each game."""
        families = [turn.candidate.family for turn in place.turns if turn.in_sitting]
        return min(
            candidates,
            key=lambda one: (
                families[-1:] == [one.family],
                families.count(one.family),
                sha256(f"{place.sitting.pk}:{one.question_id}".encode()).digest(),
            ),
        )

    def format_of(self, card: Card, formats: Sequence[str]) -> str | None:
        return next((one for one in formats if one in PLAYED), None)

    def review_mode(self, sitting: Sitting) -> ReviewMode:
        return ReviewMode.PRACTICE

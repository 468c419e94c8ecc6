"""Learning a chapter: guess two, read, recall five.

A guess is kept in the log and nowhere else. Who has met all of a chapter is asked its due cards alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from quizapp.study.asking import askable
from quizapp.study.asking import turns as rules
from quizapp.study.asking.turns import OTHERS_BETWEEN, Candidate
from quizapp.study.models import Exposure, Learner, Mode, Phase, Review, ReviewMode, Sitting
from quizapp.study.modes.base import Place, Programme

GUESSES, RECALLS = 2, 5


class Chapter(Programme):
    mode = Mode.CHAPTER
    needs = frozenset({"chapter"})

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return GUESSES + RECALLS

    def parts(self, sitting: Sitting, size: int) -> Sequence[tuple[str, int]]:
        return ((Phase.GUESS, GUESSES), (Phase.RECALL, RECALLS))

    def queues(self, place: Place) -> Iterator[askable.Queue]:
        """To recall: what is new and essential, what is due, what else is new; and what was guessed, among these."""
        questions = self.questions(place.sitting)
        new = self.new(questions, place).exclude(_guessed_in(place.sitting))
        if place.sitting.phase == Phase.GUESS:
            yield askable.essential(new)
            yield new
            return
        guessed = questions.filter(_guessed_in(place.sitting)).exclude(askable.hidden(place.learner, place.today))
        if _is_time_for_a_guessed_one(place, set(guessed.values_list("pk", flat=True))):
            yield guessed.in_story_order()
        yield askable.essential(new)
        yield from self.due(questions, place)
        yield new
        yield guessed.in_story_order()

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        if place.sitting.phase != Phase.GUESS:
            return super().choose(candidates, place)
        plain = [one for one in candidates if rules.is_inviting(one)] or candidates
        guesses = place.turns[len(place.turns) - place.sitting.answered :]
        return rules.mixed(plain, [replace(turn, in_sitting=True) for turn in guesses])

    def review_mode(self, sitting: Sitting) -> ReviewMode:
        return ReviewMode.PRETEST if sitting.phase == Phase.GUESS else ReviewMode.SCHEDULED

    def exposure(self, sitting: Sitting, found: Exposure) -> Exposure:
        """The page to read tells what the chapter asks."""
        return Exposure.READ if sitting.phase == Phase.RECALL and _was_read(sitting) else found

    def waits(self, sitting: Sitting) -> bool:
        return sitting.phase == Phase.READ

    def after_answer(self, sitting: Sitting) -> dict[str, Any]:
        is_over = sitting.phase == Phase.GUESS and sitting.answered + 1 >= GUESSES
        return {"phase": Phase.READ} if is_over else {}

    def when_empty(self, sitting: Sitting) -> dict[str, Any]:
        """Only one could be guessed, or none any more."""
        if sitting.phase != Phase.GUESS:
            return {}
        return {"phase": Phase.READ if sitting.answered else Phase.RECALL}


def _guessed_in(sitting: Sitting) -> Exists:
    """The question was guessed in this sitting."""
    return Exists(_guesses(sitting).filter(card__question=OuterRef("pk")))


def _was_read(sitting: Sitting) -> bool:
    return _guesses(sitting).exists()


def _guesses(sitting: Sitting) -> QuerySet[Review]:
    return Review.objects.filter(learner=sitting.learner_id, sitting_id=sitting.pk, mode=ReviewMode.PRETEST)


def _is_time_for_a_guessed_one(place: Place, guessed: set[int]) -> bool:
    """Two others lie before each, so that it is recalled and not repeated; but all of them have their turn."""
    asked = [turn.candidate.question_id for turn in place.turns if turn.in_sitting]
    waiting = guessed.difference(asked)
    others = next((back for back, asked_id in enumerate(reversed(asked)) if asked_id in guessed), len(asked))
    owed = len(rules.waiting(place.turns)) + len(rules.resting(place.turns))  # the places that misses have kept
    return bool(waiting) and (others >= OTHERS_BETWEEN or len(waiting) >= place.left - owed)

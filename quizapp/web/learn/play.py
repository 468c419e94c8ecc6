"""A game of placing and ordering events: what each round says of the points, and how it ended."""

from typing import Any

from quizapp.progress.play import best_of, rounds_of, score_of
from quizapp.study.answering.points import Points, points_of
from quizapp.study.models import Sitting, Verdict
from quizapp.study.sessions import Outcome
from quizapp.web.learn.readings import points_in_words


def score_note(sitting: Sitting) -> str:
    """The running score, said beside a question; empty before the first answer."""
    score = score_of(sitting)
    return f"{_so_far(score)} " * bool(score.most) + "A game: your schedule does not change."


def round_note(outcome: Outcome, sitting: Sitting) -> str:
    """How an answer was counted, and the running score with it."""
    shown = outcome.presentation
    points = points_of(
        shown.format,
        is_right=outcome.verdict == Verdict.RIGHT,
        option_count=len(shown.options),
        reading=outcome.reading,
    )
    return f"{points_in_words(points, shown.format)} {_so_far(score_of(sitting))}"


def game_over(sitting: Sitting) -> dict[str, Any]:
    """What the finish page of a game shows: its score, its rounds, and the best of the learner's other games."""
    score = score_of(sitting)
    best = best_of(sitting.learner, sitting.topic_id, sitting.chapter, other_than=sitting.pk)
    return {
        "score": score,
        "rounds": rounds_of(sitting),
        "best": best,
        "is_best": bool(score.got) and (best is None or score.share > best.share),
    }


def _so_far(score: Points) -> str:
    return f"Score so far: {score.got} of {score.most}."

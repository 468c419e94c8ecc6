"""Taking a hint before an answer is typed: at most one, and the answer then counts as Again."""

from quizapp.study.answering.typed.hints import hint_of
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.study.later.corrections import NotPossible
from quizapp.study.models import Presentation


def hint_for(presentation: Presentation) -> str:
    """The words of the hint that this showing has; empty where nothing is typed or nothing can be hinted at."""
    if presentation.format not in TYPED_FORMATS:
        return ""
    version = presentation.version
    return hint_of(version.question.asks, version.answer)


def take_hint(*, presentation: Presentation) -> str:
    """Note that the learner sees the hint; its words. A second time changes nothing.

    Raises NotPossible where there is no hint, or the question is answered.
    """
    words = hint_for(presentation)
    if not words:
        raise NotPossible("There is no hint for this question.")
    is_open = Presentation.objects.filter(pk=presentation.pk, is_open=True)
    if not is_open.filter(hints=0).update(hints=1) and not is_open.exists():
        raise NotPossible("This question is answered already.")
    presentation.hints = 1
    return words

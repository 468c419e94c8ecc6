"""The facts that a learner has begun to learn: which are taken up enough for now, and which have to be opened first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from quizapp.questions.models import Question, servable_at
from quizapp.questions.vocabulary import Asks
from quizapp.study.asking import askable
from quizapp.study.models import Learner, Memory, MemoryState

CARDS_AT_ONCE = 2
# A card is learnt once it is in review at this stability: with the default parameters two right answers on different
# days take it there in every format (5.6 days among four options, 11.0 typed) and one right answer in none (1.4, 2.3).
# Unlike a count of successes it needs no look at the log, and a lapse takes it back.
LEARNT_STABILITY = 5.0  # days
# What a fact was for, or in which period it falls, is asked before its exact date: a date alone is a bare number.
OPENERS = (Asks.PURPOSE, Asks.PERIOD)


@dataclass(frozen=True, slots=True)
class Begun:
    """References of facts that have to wait, by what waits.

    crowded   two cards or more that are not all learnt: no third one is begun
    unopened  a question of purpose or period that is new, and none that was asked: their exact date waits
    """

    crowded: frozenset[str] = frozenset()
    unopened: frozenset[str] = frozenset()


def is_learnt(state: str, stability: float) -> bool:
    """Whether a memory (stability in days) holds well enough for its fact to take another card."""
    return state == MemoryState.REVIEW and stability >= LEARNT_STABILITY


def begun_in(topic_id: int, learner: Learner, today: date) -> Begun:
    """What the learner has begun in the topic: cards that may be asked at all count. Two queries."""
    questions = Question.objects.servable().filter(topic=topic_id)
    memories = Memory.objects.filter(
        servable_at("card__question"),
        learner=learner,
        card__question__topic=topic_id,
        card__answer_fingerprint=F("card__question__answer_fingerprint"),
        card__suspended=False,
    )
    cards: Counter[str] = Counter()
    unlearnt, opened = set[str](), set[str]()
    fields = ("card__question__subject_facts", "card__question__asks", "state", "stability")
    for facts, asks, state, stability in memories.values_list(*fields):
        cards.update(facts)
        if not is_learnt(state, stability):
            unlearnt.update(facts)
        if asks in OPENERS:
            opened.update(facts)
    openers = askable.of_choice(askable.unmet(questions.filter(asks__in=OPENERS), learner, today), learner)
    unopened = {fact for facts in openers.values_list("subject_facts", flat=True) for fact in facts}
    return Begun(
        crowded=frozenset(fact for fact in unlearnt if cards[fact] >= CARDS_AT_ONCE),
        unopened=frozenset(unopened - opened),
    )

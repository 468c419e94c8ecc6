"""A history of eight chapters to be studied for a semester: 32 facts, three questions of each, none of them real."""

from typing import Any

from quizapp.facts.models import Topic
from quizapp.questions.vocabulary import Asks, Family, Format
from tests import factories

CHAPTERS, FACTS = 8, 4
TIERS = (1, 1, 2, 3)  # of the facts of a chapter
# What is asked of each fact, in the order in which a bank puts them.
KINDS = (
    (Asks.PURPOSE, Family.WHAT_IT_DID, [Format.CHOICE, Format.FLASHCARD]),
    (Asks.PERSON, Family.PERSON_IN_EVENT, [Format.CHOICE, Format.FLASHCARD]),
    (Asks.PLACE, Family.PLACE, [Format.CHOICE, Format.FLASHCARD]),
    (Asks.YEAR, Family.DATE_OF_EVENT, [Format.CHOICE, Format.TYPED]),
)


def made_bank() -> Topic:
    """96 questions: of each fact what it was for, who or where, and its year."""
    topic = factories.topic(title="Two neighbours", summary="How two neighbours got on.")
    for place in range(1, CHAPTERS + 1):
        chapter = factories.chapter(topic=topic, key=f"part-{place}", title=f"What came {place}?", text="It came so.")
        for number in range(FACTS):
            second = KINDS[1 + number % 2]
            for asked, kind in enumerate((KINDS[0], second, KINDS[3])):
                _question(kind, place, number, topic=topic, chapter=chapter.key, story_position=10 * number + asked)
    return factories.proved(topic)


def _question(kind: tuple[str, str, list[Format]], place: int, number: int, **fields: Any) -> None:
    asks, family, formats = kind
    name = f"{place}.{number + 1}"
    year = 1900 + FACTS * place + number
    answer = str(year) if asks == Asks.YEAR else f"The {asks} of {name}"
    lures = [str(year + step) for step in (60, 62, 64)] if asks == Asks.YEAR else [f"{answer}, no {n}" for n in "abc"]
    factories.question(
        chapter_position=place,
        tier=TIERS[number],
        subject_facts=[f"event:event-{name}"],
        family=family,
        asks=asks,
        stem=f"Asked for the {asks} of event {name}?",
        answer=answer,
        distractors=lures,
        formats=formats,
        feedback={"why": f"So it is told of {name}."},
        **fields,
    )

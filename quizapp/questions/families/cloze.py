"""Fill the blank: a fact as a sentence without its answer; chosen at first, later typed where typing is graded."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.questions.draft import Draft, Gap, Part, question_key
from quizapp.questions.families import statements
from quizapp.questions.families.statements import filled, variant_of
from quizapp.questions.vocabulary import Asks, Family, Format
from quizapp.questions.workshop import Workshop, attempt

FAMILY = Family.CLOZE
BLANK = "____"
# The blank of a month takes its year along, and the sentence is that of the year's own card.
MONTH_TOO = " (Month and year.)"
TYPED = {Asks.YEAR, Asks.MONTH, Asks.PERSON}
# What completes a sentence in a word or two; a title or a purpose would only be the choice question in other clothes.
SHORT = TYPED | {Asks.PLACE, Asks.OFFICE, Asks.VALUE}

# (before, after) the sentence.
WORDINGS = (
    ("Fill the blank: ", ""),
    ("Complete the sentence: ", ""),
    ("What belongs in the blank? ", ""),
    ("Fill in what is missing: ", ""),
    ("What completes this sentence? ", ""),
    ("", " What is missing?"),
)


def derive(workshop: Workshop, base: Draft) -> Iterator[Draft | Gap]:
    """The sentence of another family's question, with its slot left open."""
    if base.statement and base.distractors and base.asks in SHORT:
        yield from attempt(FAMILY, base.subjects, lambda: _draft(workshop, base))


def _draft(workshop: Workshop, base: Draft) -> Draft:
    variant = variant_of(base)
    key = question_key(workshop.snapshot.slug, FAMILY, base.subjects, base.asks, variant)
    before, after = workshop.pick(WORDINGS, key)
    after += MONTH_TOO if base.asks == Asks.MONTH else ""
    around = [(Part(text),) if text else () for text in (before, after)]
    return replace(
        base,
        family=FAMILY,
        variant=variant,
        parts=(*around[0], *filled(base, BLANK), *around[1]),
        formats=(Format.CHOICE, Format.CLOZE) if base.asks in TYPED else (Format.CHOICE,),
        statement=(),
    )


# --- proved again ------------------------------------------------------------------------------------------------
prove, settled, answer_problem = statements.prove, statements.settled, statements.answer_problem

"""What the documents of a topic cannot tell, found by rule in its rows: nothing here knows of a particular history.

`silences(topic)` gives sections; each says what is missing, in a sentence that reads well for any topic, with its
number and a few examples. The number of queries is fixed.
"""

from quizapp.facts.models import Topic
from quizapp.facts.silences.certainty import conflicts, dates_worked_out, told_as_claim, told_as_plan, undated
from quizapp.facts.silences.details import agreements_without_content, events_without, people_in_part, sources_in_part
from quizapp.facts.silences.shape import SHOWN, Silence, Statement
from quizapp.facts.silences.voices import voices
from quizapp.facts.silences.years import empty_years, years_of_one_source

__all__ = ["SHOWN", "Silence", "Statement", "silences"]

_RULES = (
    voices,
    empty_years,
    years_of_one_source,
    undated,
    dates_worked_out,
    told_as_plan,
    told_as_claim,
    conflicts,
    agreements_without_content,
    events_without,
    people_in_part,
    sources_in_part,
)


def silences(topic: Topic) -> list[Silence]:
    """Every silence that the rules find, in the order in which a reader needs them; none that is empty."""
    return [found for rule in _RULES if (found := rule(topic)).statements]

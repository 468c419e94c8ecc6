"""What each constraint says of each type of fact: True, False, or None for unknown. Pure.

One module for each type of fact, and more where a family brings attributes of its own. A module exports

RULES      (fact type, attribute) -> rule(world, value, fact)
DISPUTES   (fact type, attribute) -> the disputed fields under which that attribute is not settled
NARROW     (fact type, attribute) -> narrow(world, value): two masks of facts (`masks.py`), those that are certainly
           not contradicted and those that the rule must be asked about; all others are contradicted

`NARROW` may be left out; then the rule is asked about every fact that the other constraints leave. It is needed for
attributes with many values (persons, titles, dates). It must agree with the rule: a test compares them.
To add attributes write such a module and name it in `_MODULES`.
"""

from quizapp.questions.matching import agreements, clues, events, figures, persons, sources
from quizapp.questions.matching.rules import Narrow, Rule, Truth

__all__ = ["DISPUTES", "NARROW", "RULES", "Truth"]

_MODULES = (events, agreements, figures, persons, clues, sources)

RULES: dict[tuple[type, str], Rule] = {}
DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {}
NARROW: dict[tuple[type, str], Narrow] = {}
for module in _MODULES:
    RULES.update(module.RULES)
    DISPUTES.update(module.DISPUTES)
    NARROW.update(module.NARROW)

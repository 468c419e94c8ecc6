"""A whole class simulated: planted bad items are found, and good ones are hardly flagged.

The rates asserted are of good items: flagged although nothing is wrong with them. An easy item has idle distractors
by its nature, so that flag is looked at among items that a good part of the class does not know.
"""

import random
from collections import Counter

import pytest

from quizapp.study.items.elo import Rating, after, chance_right
from quizapp.study.items.flags import Analysis, FirstAnswer, Flag, analyse

SEEDS = range(12)
BAD = (0, 1)  # the key is wrong: who knows the matter chooses option 1


def simulated_class(learners: int, items: int, seed: int) -> tuple[list[float], list[Analysis]]:
    """Difficulties and analyses: every learner answers every item once, with the abilities that Elo gives them."""
    chance = random.Random(seed)  # noqa: S311 - a made-up class, nothing secret
    knowledge = [chance.gauss(0, 1) for _ in range(learners)]
    hardness = [chance.gauss(0, 1) for _ in range(items)]
    pull = [[chance.uniform(0.5, 2) for _ in range(3)] for _ in range(items)]
    people, learnt = [Rating()] * learners, [Rating()] * items
    given: list[list[tuple[int, int]]] = [[] for _ in range(items)]
    log = [(who, what) for who in range(learners) for what in range(items)]
    chance.shuffle(log)
    for who, what in log:
        if chance.random() < chance_right(knowledge[who], hardness[what], 0):
            chosen = 1 if what in BAD else 0
        else:
            chosen = 0 if chance.random() < 0.25 else chance.choices((1, 2, 3), pull[what])[0]
        people[who], learnt[what] = after(people[who], learnt[what], right=chosen == 0, luck=0.25)
        given[what].append((who, chosen))
    return hardness, [
        analyse([FirstAnswer(chosen == 0, people[who].value, chosen, (0, 1, 2, 3)) for who, chosen in rows])
        for rows in given
    ]


def rates(learners: int, items: int) -> tuple[float, Counter[str]]:
    """The share of bad items found, and of good items under each flag, in percent."""
    found = good = 0
    flags: Counter[str] = Counter()
    for seed in SEEDS:
        hardness, analyses = simulated_class(learners, items, seed)
        for what, analysis in enumerate(analyses):
            kinds = {fault.flag for fault in analysis.faults}
            if what in BAD:
                found += bool(kinds & {Flag.STRONG_DISTRACTOR, Flag.NEGATIVE_DISCRIMINATION})
                continue
            good += 1
            if hardness[what] < -0.5:
                kinds.discard(Flag.IDLE_DISTRACTOR)
            flags.update(str(kind) for kind in kinds)
    return found / (len(BAD) * len(SEEDS)), Counter({kind: round(100 * n / good) for kind, n in flags.items()})


@pytest.mark.parametrize(
    ("learners", "items", "least_found", "most_flagged"),
    [(30, 20, 0.8, 12), (100, 40, 0.95, 4)],
)
def test_bad_items_are_found_and_good_ones_hardly_flagged(
    learners: int, items: int, least_found: float, most_flagged: int
) -> None:
    found, flags = rates(learners, items)
    assert found >= least_found
    assert flags[Flag.STRONG_DISTRACTOR] <= most_flagged
    assert flags[Flag.NEGATIVE_DISCRIMINATION] <= 1
    assert flags[Flag.IDLE_DISTRACTOR] <= 5

"""Does the gate let bad fits through? `make bench-refit`.

Made-up learners study for eight months. The first two thirds of their scored answers go through what `refit` does: a
fit on the older ones, the gate on the newest fifth. The last third, which neither saw, says whether the fit was good.
Shown for learners who forget exactly as the usual weights say (every adoption is a false one, though nearly harmless),
and for three kinds of memory that are not FSRS; with typed answers only, and with 70 % choices among four. `as graded`
shows the optimizer a right choice as plainly known; `imputed` is the product's way.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from quizapp.study.memory import parameters, refitting, scheduling  # noqa: E402 - after django.setup
from quizapp.study.memory.fold import Effective  # noqa: E402
from tests.benchmarks.scheduling.memories import KINDS  # noqa: E402
from tests.study.made_up_log import Fsrs, Item, made_up_log  # noqa: E402

USUAL = scheduling.PARAMETER_SETS[scheduling.PARAMETERS_NAME]


def memory_of(kind: str, seed: int) -> Callable[[], Item]:
    chance = Random(seed)  # noqa: S311 - a made-up learner, nothing secret
    if kind == "as predicted":
        return lambda: Fsrs(USUAL)
    made = next(one for one in KINDS if one.name == kind).learner(chance)
    return lambda: made(chance)


def tried(histories: Sequence[Sequence[Effective]], *, imputed: bool) -> tuple[bool, float]:
    """Whether the gate lets a fit to the first two thirds through, and how much log loss it saves in the last."""
    moments = sorted(item.review.at for one in histories for item in one if parameters.is_scored(item.review))
    later = moments[2 * len(moments) // 3]
    known = [[item for item in one if item.review.at < later] for one in histories]
    before = [moment for moment in moments if moment < later]
    since = before[-parameters.tested_of(len(before))]
    older = [[parameters.answered(item) for item in one if item.review.at < since] for one in known]
    if not imputed:
        older = [[replace(answer, weight=1.0) for answer in one] for one in older]
    weights = refitting.fit([one for one in older if len(one) > 1])
    gate = refitting.judge(parameters.trials_of(known, weights=weights, since=since))
    after = refitting.judge(parameters.trials_of(histories, weights=weights, since=later))
    return gate.is_better, after.rival_log_loss - after.log_loss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=20, help="of each kind")
    learners = parser.parse_args().learners
    say("kind          choices  fit        adopted  of them worse later  saved by adopted  saved by all fits")
    for kind in ("as predicted", *(one.name for one in KINDS)):
        for choices in (0.0, 0.7):
            outcomes: dict[str, list[tuple[bool, float]]] = defaultdict(list)
            for seed in range(learners):
                rows = made_up_log(memory_of(kind, seed), cards=220, days=240, choices=choices, seed=seed)
                cards: dict[int, list[Effective]] = defaultdict(list)
                for row in rows:
                    cards[row.card_id].append(Effective(row, row.grade))
                for name in ("imputed", "as graded") if choices else ("imputed",):
                    outcomes[name].append(tried(list(cards.values()), imputed=name == "imputed"))
            for name, found in outcomes.items():
                show(kind, choices, name, found)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def show(kind: str, choices: float, name: str, found: Sequence[tuple[bool, float]]) -> None:
    adopted = [saved for taken, saved in found if taken]
    mean = f"{sum(adopted) / len(adopted):+.4f}" if adopted else "-"
    every = sum(saved for _, saved in found) / len(found)
    say(
        f"{kind:13} {choices:7.0%}  {name:9} {len(adopted):4} of {len(found)} {sum(one < 0 for one in adopted):20}"
        f" {mean:>17} {every:+18.4f}"
    )


if __name__ == "__main__":
    main()

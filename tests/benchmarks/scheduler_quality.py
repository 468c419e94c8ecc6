"""How well answers are scheduled, on simulated learners whose memory is not FSRS.

    python -m tests.benchmarks.scheduler_quality [--learners 4] [--days 90] [--minutes 5,10] [--out FILE.svg]
                                                 [--quick] [--log FILE.csv]

Three kinds of memory, six schedulers, each swept over its setting and given the same minutes a day at most and the same
stream of new items. Printed: what each recalls 30 days after the course at equal minutes; every setting, with the
Pareto front marked; recall promised against recall delivered; and calibration on the logs, or on a real log with --log.
The fronts are saved as an SVG. Seeded: the same arguments give the same numbers.
"""

# ruff: noqa: T201 (what it prints is its result)
import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from tests.benchmarks.scheduling import chart
from tests.benchmarks.scheduling.fronts import Point, front, mean_and_error, read_off, with_error
from tests.benchmarks.scheduling.learning import DAYS_UNTIL_TEST, SECONDS, Answer, Course, Learner, Outcome, study
from tests.benchmarks.scheduling.measures import Calibration, calibration
from tests.benchmarks.scheduling.memories import CONTROL, KINDS, Kind
from tests.benchmarks.scheduling.predictors import PREDICTORS, predictions, read_log
from tests.benchmarks.scheduling.rivals import (
    CONTENDERS,
    OURS,
    PROMISED,
    PROMISING,
    Contender,
    Fixed,
    Leitner,
    Ours,
    Rival,
    Sm2,
)

OUT = Path("scheduler_quality.svg")
# Who made the logs on which predictions are tried: nobody is judged by their own choice of days alone.
LOGGED: Mapping[str, Callable[[], Rival]] = {
    "ours 0.9": lambda: Ours(PROMISED),
    "SM-2": lambda: Sm2(1.0),
    "Leitner": lambda: Leitner(1.0),
    "every 7 days": lambda: Fixed(7.0),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is simulated. `budgets` are the minutes a day that are allowed, each in a run of its own."""

    learners: int = 4
    days: int = 90
    budgets: tuple[float, ...] = (5.0, 10.0)
    contenders: Sequence[Contender] = CONTENDERS

    def courses(self) -> Iterator[tuple[float, Course]]:
        return ((minutes, Course(days=self.days, minutes=minutes)) for minutes in self.budgets)

    @property
    def most(self) -> float:
        """The largest budget: that of the tables that show one."""
        return max(self.budgets)


type Run = tuple[str, str, float, float]
"""Kind of memory, contender, budget, setting."""


@dataclass(slots=True)
class Results:
    """Everything measured; each list has one entry a learner, in the same order."""

    size: Size
    runs: dict[Run, list[Outcome]] = field(default_factory=dict)
    delivered: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    calibrations: dict[tuple[str, str], list[Calibration]] = field(default_factory=dict)

    def points(self, aim: "Aim", kind: str, contender: Contender, learner: int | None = None) -> list[Point]:
        """Minutes and what was aimed at, of all budgets and settings: of one learner, or the means over all."""
        found = []
        for (of_kind, name, _budget, _setting), outcomes in self.runs.items():
            if (of_kind, name) == (kind, contender.name):
                some = outcomes if learner is None else [outcomes[learner]]
                found.append((fmean(one.minutes for one in some), fmean(aim.of(one) for one in some)))
        return found


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that study is for, as a number that should be high. `digits` are worth printing."""

    title: str
    of: Callable[[Outcome], float]
    digits: int


RECALLED = Aim(f"Items recalled {DAYS_UNTIL_TEST} days after the course", lambda one: one.recalled, 0)
DURING = Aim("Items known on an average day of the course, % of those met or waiting", lambda one: 100 * one.during, 1)
AIMS = (RECALLED, DURING)


def measured(size: Size) -> Results:
    """Run everything."""
    results = Results(size)
    for kind in KINDS:
        for seed in range(size.learners):
            learner = Learner(kind, seed)
            for budget, course in size.courses():
                for contender in size.contenders:
                    for setting in contender.settings:
                        outcome = study(learner, contender.make(setting), course)
                        results.runs.setdefault((kind.name, contender.name, budget, setting), []).append(outcome)
            _measure_promises(results, kind, learner)
            _measure_predictions(results, kind, learner)
    for seed in range(size.learners):
        _measure_promises(results, CONTROL, Learner(CONTROL, seed))
    return results


def _measure_promises(results: Results, kind: Kind, learner: Learner) -> None:
    """Recall delivered, where minutes are ample and nearly everything is asked in time."""
    course = Course(days=results.size.days, minutes=results.size.most)
    for name, make in PROMISING.items():
        outcome = study(learner, make(), course)
        if outcome.delivered is not None:
            results.delivered.setdefault((name, kind.name), []).append(outcome.delivered)


def _measure_predictions(results: Results, kind: Kind, learner: Learner) -> None:
    course = Course(days=results.size.days, minutes=results.size.most)
    for make in LOGGED.values():
        log = study(learner, make(), course, keep_log=True).log
        for name, measures in calibrated(log).items():
            results.calibrations.setdefault((name, kind.name), []).append(measures)


def calibrated(log: Sequence[Answer]) -> dict[str, Calibration]:
    """The measures of every predictor on a log; none where nothing could be predicted."""
    made = {name: predictions(log, make()) for name, make in PREDICTORS.items()}
    return {name: calibration(one) for name, one in made.items() if one}


# --- tables ---------------------------------------------------------------------------------------------------------
def print_equal_minutes(results: Results, aim: Aim) -> None:
    """What is reached with the same minutes, each scheduler at the best of its settings and budgets."""
    size = results.size
    levels = sorted(size.budgets)
    print(f"{aim.title}, at equal minutes a day")
    print("(read off each learner's front; beside it the difference to ours, ± its standard error)")
    for kind in KINDS:
        print(f"\n{kind.name + ' memory':<18}" + "".join(f"{f'{level:g} min':^24}" for level in levels).rstrip())
        ours = _levels(results, aim, kind.name, OURS)
        for contender in size.contenders:
            reached = _levels(results, aim, kind.name, contender)
            pairs = zip(reached, ours, strict=True)
            cells = [_against(his, mine, aim.digits, alone=contender is OURS) for his, mine in pairs]
            print(f"{contender.name:<18}" + "".join(f"{cell:<24}" for cell in cells).rstrip())
    print()


def _levels(results: Results, aim: Aim, kind: str, contender: Contender) -> list[list[float | None]]:
    """By budget, what each learner reaches."""
    learners = range(results.size.learners)
    fronts = [front(results.points(aim, kind, contender, learner)) for learner in learners]
    return [[read_off(best, level) for best in fronts] for level in sorted(results.size.budgets)]


def _against(reached: Sequence[float | None], ours: Sequence[float | None], digits: int, *, alone: bool) -> str:
    values = [one for one in reached if one is not None]
    if len(values) < len(reached):
        return f"{'-':>7}"
    if alone or None in ours:
        return f"{fmean(values):7.{digits}f}"
    difference, error = mean_and_error([his - (mine or 0.0) for his, mine in zip(values, ours, strict=True)])
    return f"{fmean(values):7.{digits}f}  {with_error(difference, error, '+.1f')}"


def print_settings(results: Results) -> None:
    """Every setting at the largest budget."""
    size, budget = results.size, results.size.most
    print(f"Every setting at {budget:g} minutes a day at most: minutes spent, items recalled in the end, and the")
    print(
        "share of items known during the course. * marks the Pareto front of minutes and items over all schedulers.\n"
    )
    print(f"{'':<12}{'':>8}" + "".join(f"{kind.name:>24}" for kind in KINDS))
    best = {kind.name: set(front(_at_budget(results, kind.name, budget).values())) for kind in KINDS}
    for contender in size.contenders:
        for setting in contender.settings:
            cells = []
            for kind in KINDS:
                point = _at_budget(results, kind.name, budget)[contender.name, setting]
                during = fmean(one.during for one in results.runs[kind.name, contender.name, budget, setting])
                star = "*" if point in best[kind.name] else " "
                cells.append(f"{point[0]:9.1f}{point[1]:7.0f}{star}{during:7.2f}")
            print(f"{contender.name:<12}{setting:>8g}" + "".join(cells))


def _at_budget(results: Results, kind: str, budget: float) -> dict[tuple[str, float], Point]:
    return {
        (name, setting): (fmean(one.minutes for one in outcomes), fmean(one.recalled for one in outcomes))
        for (of_kind, name, of_budget, setting), outcomes in results.runs.items()
        if (of_kind, of_budget) == (kind, budget)
    }


def print_delivered(results: Results) -> None:
    """Promised against delivered."""
    print(f"\nTrue recall on the day a review fell due, where {PROMISED} was promised (± standard error);")
    print(f"{CONTROL.name} is a control: a memory that is what the scheduler believes\n")
    print(f"{'':<34}" + "".join(f"{kind.name:>16}" for kind in (*KINDS, CONTROL)))
    for name in PROMISING:
        cells = []
        for kind in (*KINDS, CONTROL):
            values = results.delivered.get((name, kind.name), [])
            cells.append(with_error(*mean_and_error(values), ".3f") if values else "-")
        print(f"{name:<34}" + "".join(f"{cell:>16}" for cell in cells))


def print_calibration(measures: Mapping[str, Mapping[str, Sequence[Calibration]]]) -> None:
    """Log loss, RMSE(bins) and AUC, the mean over logs, by predictor and what it was tried on."""
    columns = list(next(iter(measures.values()), {}))
    print(f"{'':<20}" + "".join(f"{name:>26}" for name in columns))
    print(f"{'':<20}" + f"{'log loss':>11}{'RMSE':>8}{'AUC':>7}" * len(columns))
    for name, by_column in measures.items():
        print(f"{name:<20}" + "".join(_calibration_cell(by_column[column]) for column in columns))


def _calibration_cell(some: Sequence[Calibration]) -> str:
    aucs = [one.auc for one in some if one.auc is not None]
    area = f"{fmean(aucs):7.3f}" if aucs else f"{'-':>7}"
    return f"{fmean(one.log_loss for one in some):11.4f}{fmean(one.rmse_bins for one in some):8.4f}{area}"


def drawn(results: Results) -> str:
    """The fronts as SVG: a row for each aim, a panel for each kind of memory."""
    size = results.size
    rows = [
        chart.Row(
            aim.title,
            [
                chart.Panel(
                    f"{kind.name} memory", {one.name: results.points(aim, kind.name, one) for one in size.contenders}
                )
                for kind in KINDS
            ],
        )
        for aim in AIMS
    ]
    description = (
        f"What is known against minutes a sitting, in a course of {size.days} days with "
        f"{Course(days=size.days).items} items: means of {size.learners} simulated learners of each of {len(KINDS)} "
        "kinds of memory. A line is a scheduler's Pareto front over its settings and the minutes allowed; pale marks "
        "are settings behind it. " + " ".join(_said(row.title, panel) for row in rows for panel in row.panels)
    )
    return chart.drawing("Schedulers on memories that are not FSRS", description, rows)


def _said(title: str, panel: chart.Panel) -> str:
    most = ", ".join(f"{name} {max(reached for _, reached in points):.0f}" for name, points in panel.points.items())
    return f"{title}, {panel.title}, at most: {most}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=Size().learners, help="of each kind of memory")
    parser.add_argument("--days", type=int, default=Size().days)
    parser.add_argument("--minutes", default="5,10", help="minutes a day that are allowed, one run each")
    parser.add_argument("--quick", action="store_true", help="one learner, 45 days: seconds instead of minutes")
    parser.add_argument("--out", type=Path, default=OUT, help="where the SVG goes")
    parser.add_argument("--log", type=Path, help="a real log: CSV with card_id, review_time (ms) and review_rating")
    options = parser.parse_args()
    if options.log:
        log = read_log(options.log)
        print(f"{options.log.name}: {len(log)} answers\n")
        print_calibration({name: {"log": [one]} for name, one in calibrated(log).items()})
        return
    budgets = tuple(float(one) for one in options.minutes.split(","))
    size = Size(1, 45, budgets) if options.quick else Size(options.learners, options.days, budgets)
    begun = time.perf_counter()
    results = measured(size)
    costs = ", ".join(f"{form} {'right' if right else 'wrong'} {s:g}" for (form, right), s in SECONDS.items())
    print(
        f"{size.learners} learners of each memory, {size.days} days, {Course().new_a_day} new items a day, "
        f"{Course(days=size.days).items} in all"
    )
    print(f"seconds an answer: {costs}\n")
    for aim in AIMS:
        print_equal_minutes(results, aim)
    print_settings(results)
    print_delivered(results)
    print(f"\nPredicting each later-day answer in the logs of {', '.join(LOGGED)} (means over logs)\n")
    print_calibration(
        {name: {kind.name: results.calibrations[name, kind.name] for kind in KINDS} for name in PREDICTORS}
    )
    options.out.write_text(drawn(results), encoding="utf-8")
    print(f"\n{options.out}; {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()

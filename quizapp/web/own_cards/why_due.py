"""Why a question is due, in words: what the log says of the last answer, what was promised, what is so now. Pure."""

from dataclasses import dataclass
from datetime import date

from quizapp.web.words import returns

_HOW = {"right": "and got it right", "wrong": "and missed it", "unknown": "and asked to see the answer"}
_GRADES = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The last answer that counts.

    on         study day
    verdict    right, wrong, unknown
    days       the interval it gave; None for a few minutes
    retention  share of such answers that are still right when it comes back, as was promised, 0-1
    regraded   the grade its learner gave it afterwards; 0 for none
    """

    on: date
    verdict: str
    days: int | None
    retention: float
    was_guess: bool = False
    with_hint: bool = False
    regraded: int = 0


@dataclass(frozen=True, slots=True)
class WhyDue:
    """What is known of a card on a study day.

    last       None where nothing counts
    due_on     None for a new question
    chance     probability that it would be recalled today, 0-1; None where that says nothing
    reset_on   the day its learner made it start afresh, if nothing was answered since
    lapses     times it was forgotten after it had been known
    """

    last: LastAnswer | None = None
    due_on: date | None = None
    chance: float | None = None
    reset_on: date | None = None
    answer_changed: bool = False
    is_leech: bool = False
    lapses: int = 0
    is_suspended: bool = False
    is_put_off: bool = False

    def sentences(self, today: date) -> list[str]:
        said = [*self._reason(today)]
        if self.is_leech:
            said.append(f"You have forgotten it {self.lapses} times: it is one of your hard ones.")
        if self.is_suspended:
            said.append("You have suspended it: it is not asked until you take it up again.")
        elif self.is_put_off:
            said.append("You have put it off until tomorrow.")
        return said

    def _reason(self, today: date) -> list[str]:
        if self.answer_changed:
            return ["Its answer was corrected since you last answered it, so it is new again."]
        if self.reset_on is not None:
            return [f"You made it start afresh {on(self.reset_on, today)}, so it is new again."]
        if self.last is None or self.due_on is None:
            return ["It is new to you: no answer of yours has counted yet."]
        if self.last.days is None:
            return [
                f"{_answered(self.last, today)}. It comes back a few minutes later, until you have recalled it once."
            ]
        since = [] if self.last.on == today else self._since(self.due_on, today)
        return [_promise(self.last, self.due_on, today), *since]

    def _since(self, due_on: date, today: date) -> list[str]:
        late = (today - due_on).days
        if late < 0:
            return [f"That is {returns(due_on, today)}."]
        if late == 0:
            return ["That is today."]
        said = f"That was {on(due_on, today)}"
        if self.chance is None:
            return [f"{said}."]
        return [f"{said}: by now about {odds(self.chance)} would still be right."]


def on(day: date, today: date) -> str:
    """'today', 'yesterday', 'on 3 March', 'on 3 March 2024' of another year."""
    if day == today:
        return "today"
    if (today - day).days == 1:
        return "yesterday"
    return f"on {day.day} {day:%B}{'' if day.year == today.year else f' {day.year}'}"


def odds(probability: float) -> str:
    """'9 in 10' where that is what it comes to, else '86 in 100'; never none and never all."""
    percent = max(1, min(99, round(100 * probability)))
    return f"{percent // 10} in 10" if percent % 10 == 0 else f"{percent} in 100"


def days_in_words(days: int | None) -> str:
    """An interval as it stands on a button: 'in a few minutes', 'tomorrow', 'in 4 days'."""
    if days is None:
        return "in a few minutes"
    return "tomorrow" if days == 1 else f"in {days} days"


def _promise(last: LastAnswer, due_on: date, today: date) -> str:
    verb = "was" if due_on <= today else "is"
    days = "1 day" if last.days == 1 else f"{last.days} days"
    return (
        f"{_answered(last, today)}; it {verb} to come back after {days}, "
        f"when about {odds(last.retention)} of such answers are still right."
    )


def _answered(last: LastAnswer, today: date) -> str:
    how = _HOW[last.verdict]
    if last.was_guess:
        how += ", but as a guess"
    elif last.with_hint:
        how += ", with a hint"
    if last.regraded:
        how += f", then graded it {_GRADES[last.regraded]}"
    return f"You last met it {on(last.on, today)} {how}"

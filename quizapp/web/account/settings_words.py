"""Which forgetting curve schedules a learner's questions, and what became of the last fit, in plain words. Pure."""

from quizapp.study.memory.scheduling import PARAMETERS_NAME
from quizapp.study.models import ParameterSet

# Logits from which the shift is worth a word, and from which it is more than a little, or a lot.
_FELT, _MORE, _MUCH = 0.1, 0.4, 0.8


def curve_in_words(parameters: str, intercept: float) -> str:
    """'the usual forgetting curve, shifted a little because you remember better than most'."""
    usual = parameters == PARAMETERS_NAME
    curve = "the usual forgetting curve" if usual else "a forgetting curve fitted to your own answers"
    size = abs(intercept)
    if size < _FELT:
        return curve
    how_far = "a little " if size < _MORE else "" if size < _MUCH else "a lot "
    better = "better" if intercept > 0 else "worse"
    than = "most" if usual else "it expected"
    return f"{curve}, shifted {how_far}because you remember {better} than {than}"


def fit_in_words(last: ParameterSet) -> str:
    """What was tried, how it did, and what came of it."""
    begun = f"A curve was fitted to {last.fitted_on:,} of your answers and tried on the {last.tested_on:,} newer ones."
    errors = f"Its error there was {last.log_loss:.3f}, that of the schedule in force {last.rival_log_loss:.3f}"
    meaning = "(log loss: the lower, the better the answers were foreseen)"
    if last.is_adopted:
        return f"{begun} {errors} {meaning}. That is better by more than chance, so it was adopted."
    verdict = "better, but not by more than chance" if last.log_loss < last.rival_log_loss else "no better"
    return f"{begun} {errors} {meaning}. That is {verdict}, so your schedule was kept as it was."

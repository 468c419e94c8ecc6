"""The online intercept: one number a learner, that says how much better or worse they recall than predicted. Pure.

Before about a thousand reviews this beats fitting the scheduler's weights anew. After each answer to a card in memory
the intercept b takes one step of 0.05 along the gradient of the answer's log-likelihood, where
P(right) = R + (1 - R) / k, R = sigmoid(logit(R0) + b), k options (one without options): with one this is 0.05 (y - R).

Steps are whole millionths of a logit, so that their sum is the same in every order and can be taken back exactly.
"""

RATE = 0.05
LIMIT = 2.0  # logits; a learner further off than this needs weights of their own
_MILLION = 1_000_000
_CERTAIN = 0.999


def intercept_of(millionths: int) -> float:
    """The intercept in logits that the schedule uses: the sum of the steps, within ±2."""
    return max(-LIMIT, min(LIMIT, millionths / _MILLION))


def step(*, recalled: bool, predicted: float, option_count: int = 0) -> int:
    """How far one answer moves the intercept, in millionths of a logit.

    predicted     R with the intercept that was in force, 0-1; 1 is the day of the last answer and moves nothing
    option_count  options shown, among which a right answer may be luck; 0 or 1 for none
    """
    if predicted >= 1:
        return 0
    knew = max(1 - _CERTAIN, min(_CERTAIN, predicted))
    luck = 1 / option_count if option_count > 1 else 0.0
    right = knew + (1 - knew) * luck
    slope = (1 - luck) * knew * (1 - knew) / (right * (1 - right))
    return round(_MILLION * RATE * slope * (int(recalled) - right))

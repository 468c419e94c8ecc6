"""Which options of a pool are shown, and in which order: fixed by the seed of the presentation. Pure."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from quizapp.questions.vocabulary import Format

OPTIONS_SHOWN = 4
_YEAR = re.compile(r"[0-9]{1,4}")
_TRUTHS = {"true": 0, "false": 1}


def shown_options(version_format: str, pool: Sequence[dict[str, Any]], seed: str) -> list[int]:
    """What a presentation keeps: pool indexes in the order shown; for an order of several, those of the answer's items.

    Nothing is shown beside a text field, nor on a flashcard. Of a timeline every slot is shown: one left out would be a
    gap in the line.
    """
    match version_format:
        case Format.TYPED | Format.CLOZE | Format.FLASHCARD:
            return []
        case Format.ORDER_K:
            return shuffled_items(len(pool[0]["items"]), seed)
        case Format.TIMELINE:
            return shown_order(pool, seed, at_most=len(pool))
    return shown_order(pool, seed)


def shown_order(pool: Sequence[dict[str, Any]], seed: str, *, at_most: int = OPTIONS_SHOWN) -> list[int]:
    """Pool indexes in the order shown: the answer (0) and distractors, `at_most` together.

    Options that carry a position stand in its order, as years do in theirs, where a shuffled list would only be harder
    to read; true stands before false. All else is ordered by a hash of seed and index, so that one seed always gives
    the same page and two seeds tell nothing of each other.
    """
    lures = sorted(range(1, len(pool)), key=lambda index: _rank(seed, "lure", index))
    shown = [0, *lures[: at_most - 1]]
    for ranks in ([_position(one) for one in pool], [_truth(one) for one in pool], [_year(one) for one in pool]):
        if None not in ranks:
            return sorted(shown, key=lambda index: (ranks[index], index))
    return sorted(shown, key=lambda index: _rank(seed, "place", index))


def shuffled_items(count: int, seed: str) -> list[int]:
    """The indexes 0 … count - 1 in an order that is never the right one, which is ascending."""
    order = sorted(range(count), key=lambda index: _rank(seed, "place", index))
    if count > 1 and order == sorted(order):
        turn = 1 + int.from_bytes(_rank(seed, "turn", 0)[:4]) % (count - 1)
        return [*order[turn:], *order[:turn]]
    return order


def _rank(seed: str, purpose: str, index: int) -> bytes:
    return sha256(f"{purpose}:{seed}:{index}".encode()).digest()


def _position(option: dict[str, Any]) -> int | None:
    position = option.get("position")
    return position if type(position) is int else None


def _truth(option: dict[str, Any]) -> int | None:
    value = option.get("value")
    return _TRUTHS.get(value) if isinstance(value, str) else None


def _year(option: dict[str, Any]) -> int | None:
    value = option.get("value")
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 < value <= 9999 else None
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return int(value)
    return None

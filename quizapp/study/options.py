"""Which options of a pool are shown, and in which order: fixed by the seed of the presentation. Pure."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

OPTIONS_SHOWN = 4
_YEAR = re.compile(r"[0-9]{1,4}")


def shown_order(pool: Sequence[dict[str, Any]], seed: str) -> list[int]:
    """Pool indexes in the order shown: the answer (0) and at most three distractors.

    Years stand in ascending order, where a shuffled list would only be harder to read; all else is ordered by a hash
    of seed and index, so that one seed always gives the same page and two seeds tell nothing of each other.
    """
    lures = sorted(range(1, len(pool)), key=lambda index: _rank(seed, "lure", index))
    shown = [0, *lures[: OPTIONS_SHOWN - 1]]
    years = {index: _year(pool[index].get("value")) for index in range(len(pool))}
    if all(year is not None for year in years.values()):
        return sorted(shown, key=lambda index: (years[index], index))
    return sorted(shown, key=lambda index: _rank(seed, "place", index))


def _rank(seed: str, purpose: str, index: int) -> bytes:
    return sha256(f"{purpose}:{seed}:{index}".encode()).digest()


def _year(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 < value <= 9999 else None
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return int(value)
    return None

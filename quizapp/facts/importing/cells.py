"""What a cell may hold, and what it means: texts, lists, yes and no, numbers, dates, keys. Pure.

Nothing is repaired: a cell is stored as it stands (blanks around it aside) or refused with the reason.
"""

import re
from decimal import Decimal, InvalidOperation

from quizapp.facts import dates
from quizapp.facts.importing.columns import LIST_MARK
from quizapp.facts.importing.date_hints import no_date
from quizapp.facts.texts import suspicious, unreadable

_YES, _NO = ("yes", "true", "1", "y"), ("no", "false", "0", "n")
_NOT_IN_KEYS = re.compile(r"[\s%/\\?#]")
_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
PRECISIONS = ("day", "month", "year", "decade", "century", "interval")


class CellError(ValueError):
    """The cell cannot be taken; the message says what is wrong and what is expected. `column`: in another cell."""

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.column = column


def text_problem(text: str) -> str:
    """What is wrong with the characters of a text; empty when nothing is. Line breaks are fine."""
    found = unreadable(text) or suspicious(text)
    return f"holds {found}" if found else ""


def texts(cell: str) -> list[str]:
    """The parts of a list; raises CellError for an empty or a repeated part."""
    if not cell:
        return []
    parts = [part.strip() for part in cell.split(LIST_MARK)]
    if "" in parts:
        raise CellError(f"has an empty part between “{LIST_MARK}” marks")
    if len(set(parts)) != len(parts):
        raise CellError("names something twice")
    return parts


def yes(cell: str) -> bool:
    """Yes or no; empty is no."""
    if cell.casefold() in _YES:
        return True
    if not cell or cell.casefold() in _NO:
        return False
    raise CellError("is neither yes nor no")


def one_of(cell: str, expected: tuple[str, ...], default: str) -> str:
    """A word of a vocabulary, in any case."""
    word = cell.casefold().replace(" ", "_").replace("-", "_")
    if not word:
        return default
    if word not in expected:
        raise CellError(f"is not one of {', '.join(expected)}")
    return word


def kind(cell: str) -> str:
    """A kind of event or document as stored: lower case, underscores for blanks and hyphens."""
    return re.sub(r"[\s-]+", "_", cell.casefold())


def degrees(cell: str, most: int) -> str | None:
    """A coordinate with five decimal places as text; None when empty."""
    if not cell:
        return None
    try:
        number = Decimal(cell)
    except InvalidOperation:
        raise CellError("is not a number of degrees such as 43.25") from None
    if not number.is_finite() or not -most <= number <= most:
        raise CellError(f"is not between -{most} and {most} degrees")
    if number != number.quantize(Decimal("0.00001")):
        raise CellError("has more than five decimal places, which is finer than a metre")
    return str(number.quantize(Decimal("0.00001")))


def key_of_id(cell: str) -> str:
    r"""The key of a row by its id: the id itself, with what cannot stand in an address percent-encoded.

    Blanks, `%`, `/`, `\\`, `?` and `#` become their percent codes, and the ids `.` and `..` too. `%` itself is encoded,
    so that two ids never give one key, and decoding gives the id back.
    """
    if cell in (".", ".."):
        return cell.replace(".", "%2E")
    return _NOT_IN_KEYS.sub(_percent, cell)


def key_of_name(cell: str) -> str:
    """The key of a place, thread or office by its name: as `key_of_id`, but a blank becomes `_` and `_` its code."""
    return key_of_id(cell.replace("_", "\0").replace(" ", "_")).replace("\0", "%5F")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


# --- dates ----------------------------------------------------------------------------------------------------------
def edtf(start: str, end: str, precision: str) -> tuple[str, str]:
    """The EDTF text of a row's dates, and a note where a padded date was read as its precision says.

    Raises CellError. Both empty gives the empty text: undated.
    """
    try:
        precision = one_of(precision, PRECISIONS, "")
    except CellError as error:
        raise CellError(str(error), column="precision") from None
    if not start:
        if end or precision:
            raise CellError("is empty, but an end or a precision is given")
        return "", ""
    first, note = _at_precision(start, precision)
    if not end or end == start:
        if precision == "interval":
            raise CellError("is given as an interval, but has no end")
        return first, note
    if precision in ("decade", "century"):
        raise CellError(f"is given, but the precision is a {precision}, which has its end in itself", "end")
    try:
        last, other_note = _at_precision(end, precision)
    except CellError as error:
        raise CellError(str(error), "end") from error
    if first == last:
        return first, note or other_note
    both = f"{first}/{last}"
    try:
        dates.parse(both)
    except dates.DateError as error:
        raise CellError(f"is before the start, {start}", "end") from error
    return both, note or other_note


def _at_precision(text: str, precision: str) -> tuple[str, str]:
    """A date at the precision that its row states: never finer, never padded."""
    found = _parsed(plain_date(text))
    if precision in ("decade", "century"):
        digits, span = (3, 10) if precision == "decade" else (2, 100)
        if found.precision != "year" or int(text) % span:
            raise CellError(f"is not the first year of a {precision}, as its precision says")
        return text[:digits] + "X" * (4 - digits), ""
    if precision in ("", "interval", found.precision):
        return text, ""
    coarser = {"year": text[:4], "month": text[:7]}.get(precision, text)
    padded = (f"{coarser}-01", f"{coarser}-01-01") if precision in ("year", "month") else ()
    if text in padded and found.precision == "day":
        return coarser, f"{text} was read as {coarser}, since its precision is {precision}"
    raise CellError(f"is known to the {found.precision}, but its precision says {precision}")


def plain_date(text: str) -> str:
    """The text of a date of one of the three forms; raises CellError for any other, with what to write instead."""
    if not _PLAIN.fullmatch(text):
        raise CellError(no_date(text))
    _parsed(text)
    return text


def _parsed(text: str) -> dates.EdtfDate:
    try:
        return dates.parse(text)
    except dates.DateError as error:
        raise CellError(f"is no date: {error}") from error

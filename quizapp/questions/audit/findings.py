"""What the audit says: one finding per fault, in a stable order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizapp.questions.audit.item import Item
    from quizapp.questions.audit.world import World

Row = dict[str, Any]
Fault = tuple[str, str]  # code, message
Faults = Iterator[Fault]
Check = Callable[["Item", "World"], Faults]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault of the bank. `question` is its key, empty where the document as a whole is at fault.

    Codes: `format`, `facts`, `schema`, `vocabulary`, `identity`, `reference`, `evidence`, `U`, `S`, `tie`, `option`,
    `proof`, `exception`, and `E1` to `E36` for the lints by number.
    """

    question: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.question or 'document'}: {self.code}: {self.message}"

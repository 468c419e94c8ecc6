"""The independent audit of an exported bank (README, "The audit").

Standard library only, and nothing from the generator: it reads the JSON document that `export_bank` writes, parses
dates itself, and proves every question again by brute force over all facts.
"""

from quizapp.questions.audit.engine import audit
from quizapp.questions.audit.findings import Finding

__all__ = ["Finding", "audit"]

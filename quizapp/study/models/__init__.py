"""What a learner did. `Review` and `Correction` are the truth and only ever grow; `Memory` and `LearnerDay` are caches.

Everything here carries the learner's key, and the growing tables are keyed by (learner, id), so that PostgreSQL can
hash-partition them by learner. Nothing has a foreign key to those: joins use (learner, id).
"""

from quizapp.study.items.models import Ability, ItemStatistics, LogCursor
from quizapp.study.models.cards import Card, Memory
from quizapp.study.models.learners import Learner, ParameterSet, Pause
from quizapp.study.models.log import AppendOnly, AppendOnlyError, Correction, Presentation, Review
from quizapp.study.models.reports import Report
from quizapp.study.models.sittings import Exam, LearnerDay, Sitting
from quizapp.study.models.vocabulary import (
    CorrectionKind,
    Exposure,
    Grade,
    Level,
    MemoryState,
    Mode,
    Phase,
    ReportReason,
    ReviewMode,
    Verdict,
)

__all__ = [
    "Ability",
    "AppendOnly",
    "AppendOnlyError",
    "Card",
    "Correction",
    "CorrectionKind",
    "Exam",
    "Exposure",
    "Grade",
    "ItemStatistics",
    "Learner",
    "LearnerDay",
    "Level",
    "LogCursor",
    "Memory",
    "MemoryState",
    "Mode",
    "ParameterSet",
    "Pause",
    "Phase",
    "Presentation",
    "Report",
    "ReportReason",
    "Review",
    "ReviewMode",
    "Sitting",
    "Verdict",
]

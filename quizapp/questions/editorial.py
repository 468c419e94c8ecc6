"""What a teacher decides about questions: approve, reject, reword, put into a set.

Every verb is all or nothing: rows are locked, then checked, then changed, and an `EditorialError` leaves everything as
it was. Who may decide is the caller's business (permission `questions.review_question`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from quizapp.accounts.models import User
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions import lints
from quizapp.questions.draft import digest
from quizapp.questions.item import Item
from quizapp.questions.models import Question, QuestionSet, QuestionVersion, SetItem
from quizapp.questions.vocabulary import EditorialState, ProofState

MAX_STEM = 600  # characters
MAX_REASON = 300  # characters; the width of Question.editorial_reason

# What other words can break: their own rules, a clue for the test-wise, a lost constraint, a name before its time.
WORDING_LINTS = lints.WORDING_CHECKS | {12, 22, 26}

Part = Mapping[str, Any]

# What a version says. `question`, `number`, who worded it and the hash itself are not part of it.
CONTENT_FIELDS = (
    "stem",
    "stem_parts",
    "constraints",
    "answer",
    "distractors",
    "formats",
    "proof",
    "feedback",
    "citations",
    "lints",
)


class EditorialError(Exception):
    """A decision that cannot be carried out; the message is meant for the teacher. Nothing was changed."""


class NothingChosenError(EditorialError):
    """The list of questions is empty."""

    def __init__(self) -> None:
        super().__init__("No questions were chosen.")


class NotEligibleError(EditorialError):
    """At least one question cannot take the decision. `problems` maps its key to the reason."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        listed = "; ".join(f"{key}: {why}" for key, why in self.problems.items())
        super().__init__(f"Nothing was changed. {listed}.")


class ReasonError(EditorialError):
    """The reason is missing or too long."""


class WordingError(EditorialError):
    """The new stem is empty, too long, or the same as before."""


class MissingPiecesError(WordingError):
    """The new stem lost words that carry a constraint. `pieces` are the missing words."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = list(pieces)
        listed = ", ".join(f"“{piece}”" for piece in self.pieces)
        super().__init__(f"The proof rests on words that are missing: {listed}. Keep them as they are.")


class LintError(WordingError):
    """The new stem breaks rules that block publishing. `messages` says which."""

    def __init__(self, messages: Sequence[str]) -> None:
        self.messages = list(messages)
        super().__init__("The wording breaks a rule: " + "; ".join(self.messages))


class StaleVersionError(EditorialError):
    """Somebody made a newer version in the meantime."""

    def __init__(self) -> None:
        super().__init__("This question was changed in the meantime. Read the newer version first.")


class NothingToRestoreError(EditorialError):
    """There is no generated wording that the present proof covers."""


class SetError(EditorialError):
    """The set is somebody else's, or of another topic."""


# --- approve and reject ---------------------------------------------------------------------------------------------
def approval_obstacle(question: Question) -> str:
    """Why `question` cannot be approved now; empty when it can."""
    if question.editorial_state == EditorialState.APPROVED:
        return "already approved"
    if question.proof_state == ProofState.WITHDRAWN:
        return f"its proof no longer holds ({question.proof_reason})"
    return ""


def rejection_obstacle(question: Question) -> str:
    """Why `question` cannot be rejected now; empty when it can."""
    return "already rejected" if question.editorial_state == EditorialState.REJECTED else ""


@transaction.atomic
def approve(*, questions: Iterable[Question], actor: User, at: datetime) -> list[Question]:
    """Mark all of `questions` as approved. Raises NothingChosenError, NotEligibleError."""
    rows = _lock(questions)
    _refuse({row.key: obstacle for row in rows if (obstacle := approval_obstacle(row))})
    return _decide(rows, state=EditorialState.APPROVED, reason="", actor=actor, at=at)


@transaction.atomic
def reject(*, questions: Iterable[Question], reason: str, actor: User, at: datetime) -> list[Question]:
    """Take all of `questions` out of study, with a reason. Raises ReasonError, NothingChosenError, NotEligibleError."""
    reason = _one_line(reason)
    if not reason:
        raise ReasonError("Say why: a rejection needs a reason.")
    if len(reason) > MAX_REASON:
        raise ReasonError(f"The reason has {len(reason)} characters; at most {MAX_REASON} are kept.")
    rows = _lock(questions)
    _refuse({row.key: obstacle for row in rows if (obstacle := rejection_obstacle(row))})
    return _decide(rows, state=EditorialState.REJECTED, reason=reason, actor=actor, at=at)


def _lock(questions: Iterable[Question]) -> list[Question]:
    """The rows as they are now, locked until the transaction ends.

    The order is fixed: two teachers with overlapping choices would deadlock otherwise.
    """
    wanted = {question.pk: question.key for question in questions}
    if not wanted:
        raise NothingChosenError
    rows = list(Question.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    found = {row.pk for row in rows}
    _refuse({key: "it no longer exists" for pk, key in wanted.items() if pk not in found})
    return rows


def _refuse(problems: Mapping[str, str]) -> None:
    if problems:
        raise NotEligibleError(problems)


def _decide(rows: list[Question], *, state: EditorialState, reason: str, actor: User, at: datetime) -> list[Question]:
    for row in rows:
        row.editorial_state, row.editorial_reason = state.value, reason
        row.reviewed_by, row.reviewed_at = actor, at
    Question.objects.bulk_update(rows, ["editorial_state", "editorial_reason", "reviewed_by", "reviewed_at"])
    return rows


# --- wording --------------------------------------------------------------------------------------------------------
@transaction.atomic
def reword(
    *, question: Question, stem: str, actor: User, at: datetime, expected_version: int | None = None
) -> QuestionVersion:
    """Give `question` a teacher's stem, as a new version; the proof and the options stay.

    Every word group that carries a constraint must occur in `stem`, or the proof would be of another question. An
    approval stands and becomes the actor's; a rejection stands until somebody approves. `expected_version` is the
    version the teacher read. Raises WordingError (MissingPiecesError, LintError), StaleVersionError, NotEligibleError.
    """
    (row,) = _lock([question])
    if row.proof_state == ProofState.WITHDRAWN:
        raise NotEligibleError({row.key: f"its proof no longer holds ({row.proof_reason})"})
    if expected_version not in (None, row.version):
        raise StaleVersionError
    stem = _one_line(stem)
    current = row.current
    _check_text(stem, current.stem)
    parts = split_stem(stem, current.stem_parts)
    return _new_version(row, current, stem=stem, parts=parts, worded_by=actor, at=at)


@transaction.atomic
def restore_wording(*, question: Question, actor: User, at: datetime) -> QuestionVersion:
    """Bring the latest generated stem back, as a new version. Raises NothingToRestoreError, LintError.

    Only a generated stem with the constraints of the present version will do: facts may have changed since.
    """
    (row,) = _lock([question])
    current = row.current
    if not current.is_reworded:
        raise NothingToRestoreError("This wording is the generated one already.")
    generated = row.versions.filter(is_reworded=False).order_by("-number").first()
    if generated is None or generated.constraints != current.constraints:
        raise NothingToRestoreError("No generated wording fits the present proof. Generate the questions again.")
    # The actor is not the author of these words, so only the review is theirs.
    row.reviewed_by = actor
    return _new_version(row, current, stem=generated.stem, parts=generated.stem_parts, worded_by=None, at=at)


def _new_version(
    row: Question, current: QuestionVersion, *, stem: str, parts: Sequence[Part], worded_by: User | None, at: datetime
) -> QuestionVersion:
    highest = row.versions.aggregate(highest=Max("number"))["highest"]
    version = QuestionVersion(question=row, number=highest + 1, is_reworded=worded_by is not None, worded_by=worded_by)
    for field in CONTENT_FIELDS:
        setattr(version, field, getattr(current, field))
    version.stem, version.stem_parts = stem, [dict(part) for part in parts]
    found = lints.check(Item.of_version(version), take_snapshot(row.topic), only=WORDING_LINTS)
    if errors := lints.errors(found):
        raise LintError([lint.message for lint in errors])
    kept = [lint for lint in current.lints if lint["number"] not in WORDING_LINTS]
    version.lints = [*kept, *(lint.as_json() for lint in found)]
    version.content_hash = content_hash(version)
    version.save()
    row.version = version.number
    if row.editorial_state == EditorialState.APPROVED:
        row.reviewed_by, row.reviewed_at = worded_by or row.reviewed_by, at
    row.save(update_fields=["version", "reviewed_by", "reviewed_at"])
    return version


def _check_text(stem: str, before: str) -> None:
    if not stem:
        raise WordingError("The question has no words.")
    if len(stem) > MAX_STEM:
        raise WordingError(f"The question has {len(stem)} characters; at most {MAX_STEM} are kept.")
    if stem == _one_line(before):
        raise WordingError("The wording is the same as before.")


def content_hash(version: QuestionVersion) -> str:
    """32 hex digits that change with anything the version says."""
    return digest({field: getattr(version, field) for field in CONTENT_FIELDS})


def slots(parts: Sequence[Part]) -> list[str]:
    """The word groups of a stem that a teacher must keep: what carries a constraint, and the slot of a statement."""
    return [_core(part["text"]) for part in parts if _is_kept(part)]


def _is_kept(part: Part) -> bool:
    return part.get("constraint") is not None or bool(part.get("slot"))


def split_stem(stem: str, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Cut `stem` so that each slot of `parts` keeps its constraint index; the texts joined give `stem` again.

    A slot is found as whole words; its first letter may change case (it may move to the start of the sentence) and
    punctuation around it is free. Longer slots choose first, and no two share a word. Raises MissingPiecesError.
    """
    placed: list[tuple[int, int, Part]] = []
    missing: list[str] = []
    carrying = [part for part in parts if _is_kept(part)]
    for part in sorted(carrying, key=lambda part: -len(_core(part["text"]))):
        spans = (match.span() for match in _pattern(part["text"]).finditer(stem))
        free = next((span for span in spans if all(span[1] <= a or b <= span[0] for a, b, _ in placed)), None)
        if free is None:
            missing.append(_core(part["text"]))
        else:
            placed.append((*free, part))
    if missing:
        raise MissingPiecesError([piece for piece in slots(parts) if piece in missing])
    cut: list[dict[str, Any]] = []
    position = 0
    for start, end, part in sorted(placed, key=lambda place: place[0]):
        if position < start:
            cut.append({"text": stem[position:start]})
        cut.append({**part, "text": stem[start:end]})
        position = end
    if position < len(stem):
        cut.append({"text": stem[position:]})
    return cut


def _core(text: str) -> str:
    return _one_line(text).strip(" ,.;:?!") or _one_line(text)


def _pattern(text: str) -> re.Pattern[str]:
    core = _core(text)
    first = f"[{re.escape(core[0].lower())}{re.escape(core[0].upper())}]" if core[0].isalpha() else re.escape(core[0])
    return re.compile(rf"(?<!\w){first}{re.escape(core[1:])}(?!\w)")


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- sets -----------------------------------------------------------------------------------------------------------
@transaction.atomic
def new_set(*, title: str, questions: Sequence[Question], owner: User) -> QuestionSet:
    """An empty set of the owner's, of the topic of the first of `questions`. Raises NothingChosenError."""
    if not questions:
        raise NothingChosenError
    stem = slugify(title)[:70] or "set"
    taken = set(QuestionSet.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    slug = next(name for name in names if name not in taken)
    return QuestionSet.objects.create(topic=questions[0].topic, title=title, slug=slug, owner=owner)


@transaction.atomic
def put_into_set(*, question_set: QuestionSet, questions: Iterable[Question], actor: User) -> int:
    """Append `questions` to a set of the actor's, in the order given; how many were new to it.

    Raises SetError, NothingChosenError.
    """
    chosen = list(questions)
    if not chosen:
        raise NothingChosenError
    target = QuestionSet.objects.select_for_update().get(pk=question_set.pk)
    if not (actor.is_superuser or target.owner_id == actor.pk):
        raise SetError("This set belongs to somebody else.")
    if strangers := [question.key for question in chosen if question.topic_id != target.topic_id]:
        raise SetError(f"Nothing was added. Questions of another topic: {', '.join(strangers)}.")
    present = set(target.items.values_list("question_id", flat=True))
    new = [question for question in chosen if question.pk not in present]
    last = target.items.aggregate(last=Max("position"))["last"] or 0
    SetItem.objects.bulk_create(
        SetItem(question_set=target, question=question, position=last + place)
        for place, question in enumerate(new, start=1)
    )
    return len(new)

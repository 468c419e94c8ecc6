"""The bank: drafts become questions with versions; what no longer holds is withdrawn; what a teacher did stays.

Generation is sticky and idempotent. A version stays while the facts it repeats are unchanged and its proof and lints
hold, so one new fact changes only the items whose may-set or safety changed. The same facts in a fresh database give
the same rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from quizapp.facts.checking import contradictions_of
from quizapp.facts.models import Topic
from quizapp.facts.snapshot import AgreementFact, Snapshot
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions import coverage, difficulty, lints, verify
from quizapp.questions.content import Contents, says_the_same
from quizapp.questions.draft import Draft, Gap, NoQuestion, chance, digest, question_key
from quizapp.questions.editorial import CONTENT_FIELDS, MissingPiecesError, split_stem
from quizapp.questions.families import all_drafts
from quizapp.questions.item import Item
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import Asks, ProofState, QuestionOrigin
from quizapp.questions.workshop import Workshop
from quizapp.questions.worth import worth_asking

NOT_IN_A_CHAPTER = 999
CONTRADICTED = "the facts of this topic hold errors, which check_facts names"
SLOTS_LOST = "its facts changed: a teacher's wording no longer carries every detail of the proof"

PLACE = ["tier", "default_study", "chapter", "chapter_position", "story_position", "difficulty"]
UPDATED = ["key", "subject_facts", "version", "answer_fingerprint", *PLACE, "proof_state", "proof_reason"]


@dataclass
class Report:
    """What a run did: question keys by outcome, and why some facts gave no question."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: dict[str, str] = field(default_factory=dict)
    returned: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def summary(self) -> str:
        return (
            f"{len(self.added)} added, {len(self.changed)} changed, {len(self.withdrawn)} withdrawn, "
            f"{len(self.returned)} returned, {len(self.kept)} kept"
        )


def generate(*, topic: Topic, dry_run: bool = False) -> Report:
    """Bring the topic's bank in line with its facts, in one transaction. With `dry_run` nothing is written."""
    with transaction.atomic():
        report = _generate(Topic.objects.select_for_update().get(pk=topic.pk))
        if dry_run:
            transaction.set_rollback(True)
    return report


def ensure_fresh(*, topic: Topic) -> None:
    """Re-prove a stale topic before its questions are served. Of many who ask at once, one does the work.

    Facts that plain `loaddata` or a shell brought may contradict each other; then nothing can be proved, and every
    question is withdrawn until they are mended (`check_facts` names them).
    """
    stale = Topic.objects.filter(pk=topic.pk, is_stale=True)
    if not stale.exists():
        return
    with transaction.atomic():
        locked = stale.select_for_update().first()
        if locked is None:
            return
        if errors := contradictions_of(locked):
            _withdraw_all(locked, f"{CONTRADICTED}; the first: {errors[0]}")
        else:
            _generate(locked)


def _withdraw_all(topic: Topic, reason: str) -> None:
    Topic.objects.filter(pk=topic.pk).update(is_stale=False)  # a mended fact sets the mark again
    generated = Question.objects.filter(topic=topic, origin=QuestionOrigin.GENERATED)
    generated.update(proof_state=ProofState.WITHDRAWN, proof_reason=reason[:300])


def _generate(topic: Topic) -> Report:
    # The mark goes before the facts are read: whoever saves a fact meanwhile waits for this row and sets it again.
    Topic.objects.filter(pk=topic.pk).update(is_stale=False)
    return _Run(topic).run()


@dataclass(frozen=True, slots=True)
class _Checked:
    """A draft that may be published, as the lints and the proof saw it, with what the lints found."""

    draft: Draft
    item: Item
    found: list[lints.Lint]


class _Run:
    """One generation run over one topic."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self.snapshot: Snapshot = take_snapshot(topic)
        self.workshop = Workshop.of(self.snapshot)
        self.contents = Contents(self.snapshot)
        self.report = Report()
        # Locked, in the order in which a teacher's verbs lock: a wording saved meanwhile would be written over.
        # Learners go on: what refers to a row needs only its key.
        rows = Question.objects.select_for_update(no_key=True).filter(topic=topic, origin=QuestionOrigin.GENERATED)
        by_key = sorted(rows.order_by("pk"), key=lambda question: question.key)
        self.stored: dict[str, Question] = {question.key: question for question in by_key}
        versions = QuestionVersion.objects.filter(question__topic=topic, number=F("question__version"))
        self.current: dict[int, QuestionVersion] = {}
        by_id = {question.pk: question for question in self.stored.values()}
        self._was = {pk: _state(question) for pk, question in by_id.items()}
        self._versions: list[QuestionVersion] = []
        for version in versions:
            if version.question_id in by_id:
                version.question = by_id[version.question_id]
                self.current[version.question_id] = version

    def run(self) -> Report:
        drafts: dict[str, _Checked] = {}
        for made in all_drafts(self.workshop):
            if isinstance(made, Gap):
                self.report.gaps.append(made)
            else:
                self._check(made, drafts)
        for key, question in self.stored.items():
            self._update(question, drafts.pop(key, None))
        self._write_changed()
        self._add(drafts)
        coverage.store(topic=self.topic, snapshot=self.snapshot, gaps=self.report.gaps)
        return self.report

    def _check(self, draft: Draft, drafts: dict[str, _Checked]) -> None:
        """A draft that its own re-proof would withdraw is a gap: a family and the proof must not disagree."""
        item = Item.of_draft(draft)
        found = lints.check(item, self.snapshot)
        problem = "; ".join(lint.message for lint in lints.errors(found))
        if problem := problem or verify.broken(self.workshop.world, item, found):
            self.report.gaps.append(Gap(draft.family, draft.subjects, problem))
        else:
            drafts.setdefault(self._stored_key(draft), _Checked(draft, item, found))

    # --- identity ---------------------------------------------------------------------------------------------------
    def _stored_key(self, draft: Draft) -> str:
        """The draft's key; where a subject was renamed, the question stored under its former key takes the new one."""
        key = draft.key(self.snapshot.slug)
        if key in self.stored:
            return key
        for subjects in self._former_subjects(draft):
            former = question_key(self.snapshot.slug, draft.family, subjects, draft.asks, draft.variant)
            question = self.stored.pop(former, None)
            if question is not None:
                question.key = key
                self.stored[key] = question
                break
        return key

    def _former_subjects(self, draft: Draft) -> Iterable[list[str]]:
        known = [[ref, *(f"{ref.partition(':')[0]}:{key}" for key in self._former_keys(ref))] for ref in draft.subjects]
        yield from (list(subjects) for subjects in product(*known) if subjects != tuple(draft.subjects))

    def _former_keys(self, ref: str) -> tuple[str, ...]:
        """Keys that the fact had once and that no other fact has."""
        fact = self.snapshot.fact(ref)
        former = fact.former_keys if fact else ()
        return tuple(key for key in former if self.snapshot.fact(f"{ref.partition(':')[0]}:{key}") is None)

    # --- questions that exist ---------------------------------------------------------------------------------------
    def _update(self, question: Question, made: _Checked | None) -> None:
        version = self.current[question.pk]
        item = Item.of_version(version)
        evidence = verify.evidence_digest(self.snapshot, item)
        unchanged = version.proof.get("evidence") == evidence
        is_latest = made is None or version.proof.get("generator") == verify.GENERATOR
        problem = verify.broken(self.workshop.world, item)
        before = question.proof_state
        if unchanged and is_latest and not problem:
            self._set_state(question, ProofState.HOLDS, "")
            self._note(question, before, changed=self._renew_neighbours(question, version))
        elif made is None:
            reason = problem or self._gap_reason(question) or "its facts have changed, and other questions were made"
            self._set_state(question, ProofState.WITHDRAWN, reason)
            self._note(question, before, changed=False)
        else:
            changed = self._replace(question, version, made)
            self._note(question, before, changed=changed)
        self._place(question, made.item if made else item)

    def _replace(self, question: Question, version: QuestionVersion, made: _Checked) -> bool:
        """A new version from the draft; a teacher's stem is carried over where it still says every constraint."""
        draft = made.draft
        content = generated = self.contents.of(made.draft, made.item, made.found)
        if version.is_reworded:
            try:
                content = self._reworded(version, made, generated)
            except NoQuestion as problem:
                self._set_state(question, ProofState.WITHDRAWN, str(problem))
                return False
        self._set_state(question, ProofState.HOLDS, "")
        question.subject_facts = list(draft.subjects)
        if not self._same_answer(version, draft):
            question.answer_fingerprint = draft.fingerprint
        if says_the_same(version, content):
            return False
        self._append(question, generated)
        if version.is_reworded:  # on top of the generated version, so that its wording can be brought back
            self._append(question, content, is_reworded=True, worded_by_id=version.worded_by_id)
        return True

    def _renew_neighbours(self, question: Question, version: QuestionVersion) -> bool:
        """A version that differs only in the neighbours shown, where one of them is gone or has changed."""
        feedback = self.contents.with_neighbours(version.feedback, question.subject_facts)
        if feedback is None:
            return False
        content = {name: getattr(version, name) for name in CONTENT_FIELDS} | {"feedback": feedback}
        self._append(question, content, is_reworded=version.is_reworded, worded_by_id=version.worded_by_id)
        return True

    def _append(self, question: Question, content: Mapping[str, Any], **wording: Any) -> None:
        question.version = self._numbers[question.pk] = self._numbers[question.pk] + 1
        self._versions.append(
            QuestionVersion(
                question=question, number=question.version, content_hash=digest(content), **wording, **content
            )
        )

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The last version number of each question."""
        rows = QuestionVersion.objects.filter(question__topic=self.topic).order_by()
        return dict(rows.values_list("question").annotate(Max("number")))

    def _write_changed(self) -> None:
        """New versions, and those questions of which something changed."""
        QuestionVersion.objects.bulk_create(self._versions, batch_size=500)
        changed = [question for question in self.stored.values() if self._was[question.pk] != _state(question)]
        # As an insert that meets its own row: bulk_update costs ten times as much.
        Question.objects.bulk_create(
            changed, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=UPDATED
        )

    def _reworded(self, version: QuestionVersion, made: _Checked, generated: Mapping[str, Any]) -> dict[str, Any]:
        """The generated content with the teacher's stem; raises NoQuestion where that no longer carries the proof."""
        try:
            parts = split_stem(version.stem, generated["stem_parts"])
        except MissingPiecesError:
            raise NoQuestion(SLOTS_LOST) from None
        item = replace(made.item, stem=version.stem, stem_parts=parts)
        found = lints.check(item, self.snapshot)
        if problems := lints.errors(found):
            raise NoQuestion(f"a teacher's wording: {problems[0].message}")
        return {**generated, "stem": version.stem, "stem_parts": parts, "lints": [lint.as_json() for lint in found]}

    def _same_answer(self, version: QuestionVersion, draft: Draft) -> bool:
        """Whether a stored answer is the draft's, perhaps under keys that its facts had then.

        A true/false is about what is right, whichever way it is put now.
        """
        before, value = str(version.answer["value"]), draft.answer.value
        if draft.claim is not None:
            before, value = str(version.proof.get("claim", {}).get("right")), str(draft.claim["right"])
        return before == value or self._as_now(before) == self._as_now(value)

    def _as_now(self, value: str) -> list[str]:
        """The keys in an answer's value, each as its fact is called today."""
        return [self._renamed.get(key, key) for key in value.split("|")]

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """The present key of each fact by the keys it once had, where nothing else has them."""
        facts = self.snapshot
        tables: tuple[Mapping[str, Any], ...] = (facts.events, facts.agreements, facts.figures, facts.persons)
        found = {old: fact.key for table in tables for fact in table.values() for old in self._former_keys(fact.ref)}
        taken = {key for table in tables for key in table}
        return {old: key for old, key in found.items() if old not in taken}

    def _gap_reason(self, question: Question) -> str:
        return self._gap_reasons.get((question.family, tuple(question.subject_facts)), "")

    @cached_property
    def _gap_reasons(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """The first reason of each family and subjects."""
        return {(str(gap.family), tuple(gap.subjects)): gap.reason for gap in reversed(self.report.gaps)}

    def _set_state(self, question: Question, state: ProofState, reason: str) -> None:
        question.proof_state = state
        question.proof_reason = reason[:300]

    def _note(self, question: Question, before: str, *, changed: bool) -> None:
        if question.proof_state == ProofState.WITHDRAWN:
            if before == ProofState.WITHDRAWN:
                self.report.kept.append(question.key)
            else:
                self.report.withdrawn[question.key] = question.proof_reason
        elif before == ProofState.WITHDRAWN:
            self.report.returned.append(question.key)
        else:
            (self.report.changed if changed else self.report.kept).append(question.key)

    # --- new questions ----------------------------------------------------------------------------------------------
    def _add(self, drafts: Mapping[str, _Checked]) -> None:
        questions, contents = [], []
        for key, made in sorted(drafts.items()):
            draft = made.draft
            question = Question(
                topic=self.topic,
                key=key,
                family=draft.family,
                asks=draft.asks,
                variant=draft.variant,
                subject_facts=list(draft.subjects),
                answer_fingerprint=draft.fingerprint,
            )
            self._place(question, made.item)
            questions.append(question)
            contents.append(self.contents.of(made.draft, made.item, made.found))
            self.report.added.append(key)
        Question.objects.bulk_create(questions, batch_size=500)
        QuestionVersion.objects.bulk_create(
            [
                QuestionVersion(question=question, number=1, content_hash=digest(content), **content)
                for question, content in zip(questions, contents, strict=True)
            ],
            batch_size=500,
        )

    def _place(self, question: Question, item: Item) -> None:
        """Where the question stands in the story; follows the facts even when the version stays."""
        refs = list(question.subject_facts)
        facts = [fact for ref in refs if (fact := self.snapshot.fact(ref)) is not None]
        if not facts:
            question.default_study = False
            return
        question.tier = max(fact.tier for fact in facts)
        chapter, position, inside = self._chapter(refs)
        question.chapter, question.chapter_position = chapter, position
        question.story_position = inside * 100 + chance(question.key) % 100
        claim = item.proof.get("claim") or {"asks": item.asks, "right": item.answer["value"]}
        answer = self.snapshot.persons.get(str(claim["right"])) if claim["asks"] == Asks.PERSON else None
        question.difficulty = difficulty.predicted(item, self.snapshot)
        question.default_study = worth_asking(
            item, [fact.tier for fact in facts], answer.tier if answer else 1, is_ranked=self._is_ranked
        )

    @cached_property
    def _is_ranked(self) -> bool:
        """Whether anybody has said what is essential."""
        found = self.snapshot
        return any(fact.tier == 1 for facts in (found.events, found.agreements) for fact in facts.values())

    def _chapter(self, refs: list[str]) -> tuple[str, int, int]:
        """The chapter of the first subject that has one, or of the event it was signed at."""
        for ref in refs:
            fact = self.snapshot.fact(ref)
            event = f"event:{fact.event}" if isinstance(fact, AgreementFact) and fact.event else ""
            for candidate in (ref, event):
                if candidate in self.snapshot.chapter_of:
                    return self.snapshot.chapter_of[candidate]
        return "", NOT_IN_A_CHAPTER, 0


def _state(question: Question) -> tuple[object, ...]:
    """What a run may change of a question, to see afterwards whether it did."""
    return tuple(getattr(question, name) for name in UPDATED)

"""The bank: drafts become questions with versions; what no longer holds is withdrawn; what a teacher did stays.

Generation is sticky and idempotent. A version stays while the facts it repeats are unchanged and its proof and lints
hold, so one new fact changes only the items whose may-set or safety changed. The same facts in a fresh database give
the same rows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from django.db import transaction
from django.db.models import F

from quizapp.facts.checking import contradictions_of
from quizapp.facts.models import Topic
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions import lints, verify
from quizapp.questions.draft import Draft, Gap, NoQuestion, chance, digest, question_key
from quizapp.questions.editorial import MissingPiecesError, split_stem
from quizapp.questions.families import all_drafts
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import Asks, ProofState, QuestionOrigin
from quizapp.questions.wording import short
from quizapp.questions.workshop import Workshop
from quizapp.questions.worth import worth_asking

NOT_IN_A_CHAPTER = 999
CONTRADICTED = "the facts of this topic hold errors, which check_facts names"
SLOTS_LOST = "its facts changed: a teacher's wording no longer carries every detail of the proof"

UPDATED = [
    "key",
    "subject_facts",
    "version",
    "answer_fingerprint",
    "tier",
    "default_study",
    "chapter",
    "chapter_position",
    "story_position",
    "proof_state",
    "proof_reason",
]


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


class _Run:
    """One generation run over one topic."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self.snapshot: Snapshot = take_snapshot(topic)
        self.workshop = Workshop.of(self.snapshot)
        self.report = Report()
        self.stored: dict[str, Question] = {
            question.key: question
            for question in Question.objects.filter(topic=topic, origin=QuestionOrigin.GENERATED).order_by("key")
        }
        versions = QuestionVersion.objects.filter(question__topic=topic, number=F("question__version"))
        self.current: dict[int, QuestionVersion] = {}
        by_id = {question.pk: question for question in self.stored.values()}
        for version in versions:
            if version.question_id in by_id:
                version.question = by_id[version.question_id]
                self.current[version.question_id] = version

    def run(self) -> Report:
        drafts: dict[str, Draft] = {}
        for made in all_drafts(self.workshop):
            if isinstance(made, Gap):
                self.report.gaps.append(made)
            elif found := lints.errors(lints.check(lints.Item.of_draft(made), self.snapshot)):
                reason = "; ".join(f"lint {lint.number}: {lint.message}" for lint in found)
                self.report.gaps.append(Gap(made.family, made.subjects, reason))
            else:
                self._keep(made, drafts)
        for key, question in self.stored.items():
            self._update(question, drafts.pop(key, None))
        Question.objects.bulk_update(self.stored.values(), UPDATED, batch_size=500)
        self._add(drafts)
        return self.report

    def _keep(self, draft: Draft, drafts: dict[str, Draft]) -> None:
        """A draft that its own re-proof would withdraw is a gap: a family and the proof must not disagree."""
        if problem := verify.broken(self.workshop.world, lints.Item.of_draft(draft), draft.variant):
            self.report.gaps.append(Gap(draft.family, draft.subjects, problem))
        else:
            drafts.setdefault(self._stored_key(draft), draft)

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
    def _update(self, question: Question, draft: Draft | None) -> None:
        version = self.current[question.pk]
        item = lints.Item.of_version(version)
        evidence = verify.evidence_digest(self.snapshot, item)
        unchanged = version.proof.get("evidence") == evidence
        problem = verify.broken(self.workshop.world, item, question.variant)
        before = question.proof_state
        if unchanged and not problem:
            self._set_state(question, ProofState.HOLDS, "")
            self._note(question, before, changed=False)
        elif draft is None:
            reason = problem or self._gap_reason(question) or "no fair question can be made of its facts any more"
            self._set_state(question, ProofState.WITHDRAWN, reason)
            self._note(question, before, changed=False)
        else:
            changed = self._replace(question, version, draft)
            self._note(question, before, changed=changed)
        self._place(question, draft)

    def _replace(self, question: Question, version: QuestionVersion, draft: Draft) -> bool:
        """A new version from the draft; a teacher's stem is carried over where it still says every constraint."""
        content = generated = self._content(draft)
        if version.is_reworded:
            try:
                content = self._reworded(version, draft, generated)
            except NoQuestion as problem:
                self._set_state(question, ProofState.WITHDRAWN, str(problem))
                return False
        self._set_state(question, ProofState.HOLDS, "")
        question.subject_facts = list(draft.subjects)
        if not self._same_answer(version.answer["value"], draft):
            question.answer_fingerprint = draft.fingerprint
        if _says_the_same(version, content):
            return False
        self._append(question, generated)
        if version.is_reworded:  # on top of the generated version, so that its wording can be brought back
            self._append(question, content, is_reworded=True, worded_by_id=version.worded_by_id)
        return True

    def _append(self, question: Question, content: Mapping[str, Any], **wording: Any) -> None:
        question.version = question.versions.order_by("-number").values_list("number", flat=True)[0] + 1
        QuestionVersion.objects.create(
            question=question, number=question.version, content_hash=digest(content), **wording, **content
        )

    def _reworded(self, version: QuestionVersion, draft: Draft, generated: Mapping[str, Any]) -> dict[str, Any]:
        """The generated content with the teacher's stem; raises NoQuestion where that no longer carries the proof."""
        try:
            parts = split_stem(version.stem, generated["stem_parts"])
        except MissingPiecesError:
            raise NoQuestion(SLOTS_LOST) from None
        item = replace(lints.Item.of_draft(draft), stem=version.stem, stem_parts=parts)
        found = lints.check(item, self.snapshot)
        if problems := lints.errors(found):
            raise NoQuestion(f"a teacher's wording: {problems[0].message}")
        return {**generated, "stem": version.stem, "stem_parts": parts, "lints": [lint.as_json() for lint in found]}

    def _same_answer(self, before: str, draft: Draft) -> bool:
        """Whether a stored answer is the draft's, perhaps under the key that its fact had then."""
        kind = "person" if draft.asks == Asks.PERSON else draft.subjects[0].partition(":")[0]
        value = draft.answer.value
        return before == value or before in self._former_keys(f"{kind}:{value}")

    def _gap_reason(self, question: Question) -> str:
        for gap in self.report.gaps:
            if gap.family == question.family and list(gap.subjects) == list(question.subject_facts):
                return gap.reason
        return ""

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
    def _add(self, drafts: Mapping[str, Draft]) -> None:
        questions, contents = [], []
        for key, draft in sorted(drafts.items()):
            question = Question(
                topic=self.topic,
                key=key,
                family=draft.family,
                asks=draft.asks,
                variant=draft.variant,
                subject_facts=list(draft.subjects),
                answer_fingerprint=draft.fingerprint,
            )
            self._place(question, draft)
            questions.append(question)
            contents.append(self._content(draft))
            self.report.added.append(key)
        Question.objects.bulk_create(questions, batch_size=500)
        QuestionVersion.objects.bulk_create(
            [
                QuestionVersion(question=question, number=1, content_hash=digest(content), **content)
                for question, content in zip(questions, contents, strict=True)
            ],
            batch_size=500,
        )

    def _place(self, question: Question, draft: Draft | None) -> None:
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
        item = lints.Item.of_draft(draft) if draft else lints.Item.of_version(self.current[question.pk])
        answer = self.snapshot.persons.get(str(item.answer["value"])) if item.asks == Asks.PERSON else None
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

    # --- what a version says ----------------------------------------------------------------------------------------
    def _content(self, draft: Draft) -> dict[str, Any]:
        distractors = [distractor.as_json() for distractor in draft.distractors]
        found = lints.check(lints.Item.of_draft(draft), self.snapshot)
        feedback: dict[str, Any] = {"why": draft.why, "neighbours": self._neighbours(draft)}
        if draft.official_title:
            feedback["official_title"] = draft.official_title
        if significance := self._significance(draft):
            feedback["significance"] = significance
        if draft.told != "done":
            feedback["told"] = draft.told
        return {
            "stem": draft.stem,
            "stem_parts": [part.as_json() for part in draft.parts],
            "constraints": [constraint.as_json() for constraint in draft.constraints],
            "answer": draft.answer.as_json(),
            "distractors": distractors,
            "formats": [str(name) for name in draft.formats],
            "proof": {
                **draft.proof.as_json(),
                "evidence": verify.evidence_digest(self.snapshot, lints.Item.of_draft(draft)),
            },
            "feedback": feedback,
            "citations": [self._cited(cited) for cited in draft.citations],
            "lints": [lint.as_json() for lint in found if lint.level == lints.WARNING],
        }

    def _significance(self, draft: Draft) -> str:
        """Why the first essential among the subjects matters."""
        facts = (self.snapshot.fact(ref) for ref in draft.subjects)
        return next((fact.why for fact in facts if fact is not None and fact.why), "")

    def _cited(self, cited: Any) -> dict[str, str]:
        source = self.snapshot.sources[cited.source]
        return {
            "source": source.key,
            "source_title": source.title,
            "publisher": source.publisher,
            "voice": source.voice,
            "voice_name": self.snapshot.country_name(source.voice) if source.voice else "",
            "paragraph": cited.paragraph,
            "passage": cited.passage,
        }

    def _neighbours(self, draft: Draft) -> list[dict[str, str]]:
        """The weightier events just before and after the first subject, for the feedback's timeline."""
        fact = self.snapshot.fact(draft.subjects[0])
        if not isinstance(fact, EventFact | AgreementFact) or fact.when.earliest is None:
            return []
        own = {fact.key, getattr(fact, "event", "")}
        before = bisect_left(self._timeline_days, fact.when.earliest)
        after = bisect_right(self._timeline_days, fact.when.earliest)
        near = (*self._timeline[max(0, before - 1) : before], *self._timeline[after : after + 1])
        return [
            {"ref": event.ref, "title": short(event), "when": event.when.human()}
            for event in near
            if event.key not in own
        ]

    @cached_property
    def _timeline(self) -> list[EventFact]:
        events = [event for event in self.snapshot.events.values() if event.tier <= 2 and event.when.is_bounded]
        return sorted(events, key=lambda event: (str(event.when.earliest), event.key))

    @cached_property
    def _timeline_days(self) -> list[date]:
        return [event.when.earliest for event in self._timeline if event.when.earliest is not None]


def _says_the_same(version: QuestionVersion, content: Mapping[str, Any]) -> bool:
    """Whether a version already says all of this; that its facts changed in what it does not say is no new version."""
    stored = {name: getattr(version, name) for name in content}
    for each in (stored, said := dict(content)):
        each["proof"] = {name: value for name, value in each["proof"].items() if name != "evidence"}
    return stored == said

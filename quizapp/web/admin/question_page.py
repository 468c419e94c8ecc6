"""What the page of a question shows: the item as a student sees it, then why it is fair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import reverse

from quizapp.accounts.models import User
from quizapp.questions import editorial
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import EditorialState, ProofState
from quizapp.web.admin.item_statistics import ShownStatistics, shown_statistics
from quizapp.web.admin.proof_words import (
    asked_in_words,
    claim_in_words,
    claimed_fact,
    constraint_in_words,
    fits_in_words,
    named_fact,
    rule_in_words,
)
from quizapp.web.admin.review import next_unreviewed, url_of

FACT_KINDS = ("event", "agreement", "figure", "person", "office", "place", "source")
SHOWN_RIVALS = 30


@dataclass(frozen=True, slots=True)
class FactLink:
    """A fact that a proof names; `url` is empty where the fact is gone or the user may not see it."""

    ref: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ShownConstraint:
    """A condition of the stem: the words that carry it, and what they demand of a fact."""

    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option with whether it is the answer."""

    text: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class ShownDistractor:
    """A wrong option and the stored reason why it is certainly wrong."""

    text: str
    truth: str
    rule: str
    reason: str
    facts: list[FactLink]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything the template needs; `may` is cut at `SHOWN_RIVALS`, `may_total` counts all."""

    question: Question
    version: QuestionVersion
    versions: list[QuestionVersion]
    options: list[ShownOption]
    constraints: list[ShownConstraint]
    subjects: list[FactLink]
    may: list[FactLink]
    may_total: int
    fits: str
    asked: str
    claim: str
    distractors: list[ShownDistractor]
    decisions: list[LogEntry]
    can_review: bool
    approval_obstacle: str
    rejection_obstacle: str
    next_url: str
    statistics: ShownStatistics

    @property
    def is_current(self) -> bool:
        return self.version.number == self.question.version

    @property
    def is_order(self) -> bool:
        """Its parts are put in order: there is nothing to choose from."""
        return "items" in self.version.answer

    @property
    def can_reword(self) -> bool:
        return self.can_review and self.is_current and self.question.proof_state == ProofState.HOLDS

    @property
    def can_restore(self) -> bool:
        """Also while withdrawn: a wording that lost a detail of the proof is mended by bringing the old one back."""
        return self.can_review and self.is_current and self.version.is_reworded

    @property
    def is_rejected(self) -> bool:
        return self.question.editorial_state == EditorialState.REJECTED


def question_page(question: Question, *, number: int | None, user: User, can_review: bool) -> QuestionPage:
    """The page of one version (the current one if `number` is None); raises Http404 for a version there is not."""
    versions = list(question.versions.select_related("worded_by").order_by("-number"))
    shown = question.version if number is None else number
    version = next((version for version in versions if version.number == shown), None)
    if version is None:
        raise Http404(f"Question {question.key} has no version {shown}.")
    may = list(version.proof.get("may", []))
    reasons = [option.get("why_false", {}) for option in version.distractors]
    named = [*question.subject_facts, *may, *(ref for reason in reasons for ref in reason.get("facts", []))]
    named += [ref for constraint in version.constraints if (ref := named_fact(constraint))]
    claim = version.proof.get("claim", {})
    right = claimed_fact(claim)
    links = fact_links(question.topic_id, [*named, right] if right else named, user)
    following = next_unreviewed(question) if can_review else None
    return QuestionPage(
        question=question,
        version=version,
        versions=versions,
        options=sorted(
            (ShownOption(option["text"], index == 0) for index, option in enumerate(version.pool())),
            key=lambda option: option.text,
        ),
        constraints=_constraints(question, version, links),
        subjects=[links[ref] for ref in question.subject_facts],
        may=[links[ref] for ref in may[:SHOWN_RIVALS]],
        may_total=len(may),
        fits=fits_in_words(len(may), len(version.proof.get("answers", []))),
        asked=asked_in_words(question.asks),
        claim=claim_in_words(claim, links[right].label if right else "") if claim else "",
        distractors=[_distractor(option, links) for option in version.distractors],
        decisions=_decisions(question),
        can_review=can_review,
        approval_obstacle=editorial.approval_obstacle(question),
        rejection_obstacle=editorial.rejection_obstacle(question),
        next_url=url_of(following) if following else "",
        statistics=shown_statistics(version),
    )


def _constraints(question: Question, version: QuestionVersion, links: Mapping[str, FactLink]) -> list[ShownConstraint]:
    words: dict[int, str] = {}
    for part in version.stem_parts:
        if part.get("constraint") is not None:
            words[part["constraint"]] = part["text"].strip()
    shown = []
    for index, constraint in enumerate(version.constraints):
        ref = named_fact(constraint)
        name = links[ref].label if ref else ""
        meaning = constraint_in_words(constraint, name, question.topic.countries)
        shown.append(ShownConstraint(words=words.get(index, ""), meaning=meaning))
    return shown


def _distractor(option: Mapping[str, Any], links: Mapping[str, FactLink]) -> ShownDistractor:
    reason = option.get("why_false", {})
    return ShownDistractor(
        text=option["text"],
        truth=option.get("truth", ""),
        rule=rule_in_words(str(reason.get("rule", ""))),
        reason=reason.get("text", ""),
        facts=[links[ref] for ref in reason.get("facts", [])],
    )


def _decisions(question: Question) -> list[LogEntry]:
    logged = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Question), object_id=str(question.pk)
    )
    return list(logged.select_related("user").order_by("-action_time", "-pk")[:20])


def fact_links(topic_id: int, refs: Iterable[str], user: User) -> dict[str, FactLink]:
    """A link for each reference such as 'event:some-key'; one query per kind of fact."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    links: dict[str, FactLink] = {}
    for ref in refs:
        kind, _, key = ref.partition(":")
        links[ref] = FactLink(ref, key or ref)
        if kind in FACT_KINDS:
            keys[kind].add(key)
    for kind, wanted in keys.items():
        may_see = user.has_perm(f"facts.view_{kind}")
        for row in apps.get_model("facts", kind).objects.filter(topic=topic_id, key__in=wanted):
            url = reverse(f"admin:facts_{kind}_change", args=[row.pk]) if may_see else ""
            links[f"{kind}:{row.key}"] = FactLink(f"{kind}:{row.key}", str(row), url)
    return links

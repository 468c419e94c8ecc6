"""The page of coverage: for every fact of a topic and every family, the questions or the reason why there are none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from quizapp.accounts.models import User
from quizapp.facts.models import Chapter, Topic
from quizapp.questions.coverage_report import NOT_TOLD, Total, overall, totals
from quizapp.questions.models import FactCoverage, Question
from quizapp.questions.vocabulary import FAMILY_LABELS, EditorialState, ProofState
from quizapp.web.admin.labelled import LABELLED
from quizapp.web.admin.question_page import FactLink, fact_links
from quizapp.web.admin.review import url_of
from quizapp.web.admin.shared import number_in

PER_PAGE = 25
NO_CHAPTER = "-"


class CoverageForm(forms.Form):
    """What to show. Choices are those of the topic; a value that is none of them shows everything."""

    topic = forms.ModelChoiceField(queryset=Topic.objects.none(), required=False, empty_label=None)
    family = forms.ChoiceField(required=False, label="Without a question of the family")
    chapter = forms.ChoiceField(required=False)
    tier = forms.ChoiceField(required=False)
    none = forms.BooleanField(required=False, label="Only facts without any question")

    def __init__(self, *args: Any, topics: QuerySet[Topic], families: Iterable[Total], chapters: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]
        self.fields["family"].choices = [  # type: ignore[attr-defined]
            ("", "(all facts)"),
            *((total.family, total.label) for total in families),
        ]
        self.fields["chapter"].choices = [  # type: ignore[attr-defined]
            ("", "(all)"),
            *((chapter.key, chapter.title) for chapter in chapters),
            (NO_CHAPTER, "(in no chapter)"),
        ]
        self.fields["tier"].choices = [  # type: ignore[attr-defined]
            ("", "(all)"),
            ("1", "1, essential"),
            ("2", "2, standard"),
            ("3", "3, detail"),
        ]

    def narrowed(self, facts: QuerySet[FactCoverage]) -> QuerySet[FactCoverage]:
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("family"):
            facts = facts.filter(missing__contains=f" {chosen['family']} ")
        if chosen.get("chapter"):
            facts = facts.filter(chapter="" if chosen["chapter"] == NO_CHAPTER else chosen["chapter"])
        if chosen.get("tier"):
            facts = facts.filter(tier=chosen["tier"])
        return facts.filter(question_count=0) if chosen.get("none") else facts


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A question in a cell. `state` says why it is not asked now; empty while it is."""

    stem: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A family and what it made of a fact: questions, or else a reason."""

    label: str
    items: list[ShownItem]
    reason: str


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact with its cells; `others` are the families that do not apply to it, with the reason where there is one."""

    fact: FactCoverage
    link: FactLink
    cells: list[ShownCell]
    others: list[ShownCell]


class CoverageMixin(admin.ModelAdmin):
    """For the admin of questions."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.coverage_view)
        return [path("coverage/", view, name="question_coverage"), *super().get_urls()]

    def coverage_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        topics = Topic.objects.order_by("title", "pk")
        topic = chosen_topic(topics, request.GET.get("topic"))
        families = totals(topic)
        chapters = list(Chapter.objects.filter(topic=topic).order_by("position", "key"))
        data = {**request.GET.dict(), "topic": topic.pk}
        form = CoverageForm(data, topics=topics, families=families, chapters=chapters)
        facts = form.narrowed(FactCoverage.objects.filter(topic=topic)).order_by("position")
        page = Paginator(facts, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Coverage",
            "opts": self.opts,
            "media": self.media,
            "topic": topic,
            "form": form,
            "families": families,
            "overall": overall(families),
            "silent": FactCoverage.objects.filter(topic=topic, question_count=0).count(),
            "page": page,
            "facts": shown_facts(topic, page, families, request.user),  # type: ignore[arg-type]
        }
        return TemplateResponse(request, "admin/questions/question/coverage.html", context)


def chosen_topic(topics: QuerySet[Topic], number: str | None) -> Topic:
    """The topic with this number, without one the first that has questions; raises Http404 where there is none."""
    if number:
        found = topics.filter(pk=number_in(number)).first()
    else:
        found = topics.filter(pk__in=FactCoverage.objects.values("topic")).first() or topics.first()
    if found is None:
        raise Http404("There is no such topic.")
    return found


def shown_facts(topic: Topic, page: Page[FactCoverage], families: Sequence[Total], user: User) -> list[ShownFact]:
    """The facts of a page with their cells: a query for questions, one for their words, one for each kind of fact."""
    rows = list(page)
    keys = {key for row in rows for cell in row.cells.values() for key in cell["items"]}
    questions = {row.key: row for row in Question.objects.filter(key__in=keys).prefetch_related(LABELLED)}
    links = fact_links(topic.pk, [row.ref for row in rows], user)
    return [_shown(row, links[row.ref], families, questions) for row in rows]


def _shown(
    row: FactCoverage, link: FactLink, families: Sequence[Total], questions: Mapping[str, Question]
) -> ShownFact:
    cells, others = [], []
    for total in families:
        cell = row.cells.get(total.family)
        if cell is None:
            others.append(ShownCell(total.label, [], ""))
            continue
        items = [_item(questions[key]) for key in cell["items"] if key in questions]
        shown = ShownCell(FAMILY_LABELS.get(total.family, total.family), items, cell["reason"] or NOT_TOLD)
        (cells if items or cell["applies"] else others).append(shown)
    return ShownFact(row, link, cells, others)


def _item(question: Any) -> ShownItem:
    """A teacher may have rejected it since, or its proof fallen."""
    state = ""
    if question.proof_state != ProofState.HOLDS:
        state = question.get_proof_state_display()
    elif question.editorial_state == EditorialState.REJECTED:
        state = question.get_editorial_state_display()
    return ShownItem(str(question.current_versions[0].label), url_of(question), str(state))

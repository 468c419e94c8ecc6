"""A learner's own questions: the list of them, a page for each, and what may be done with one.

Every card is loaded through its learner: a stranger, and whoever has not met the question, gets 404.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizapp.questions.models import Question, QuestionVersion
from quizapp.study import sessions
from quizapp.study.later.card_log import CardLog, card_log
from quizapp.study.models import Card, Learner, Phase, ReviewMode, Sitting
from quizapp.study.modes import modes_that
from quizapp.web import words
from quizapp.web.getters import page_number
from quizapp.web.limits import limited
from quizapp.web.own_cards import listing, state
from quizapp.web.own_cards.report_form import ReportForm
from quizapp.web.visitor import learner_required, today_of


@never_cache
@require_safe
@learner_required
def cards(request: HttpRequest, learner: Learner) -> HttpResponse:
    """The questions that the learner has met."""
    today, asked_for = today_of(learner), request.GET.get("q", "").strip()[: listing.LONGEST_SEARCH]
    chosen, page, lines = listing.listed(
        learner, today, chosen=request.GET.get("show", ""), words=asked_for, page=page_number(request)
    )
    context = {"filters": listing.FILTERS, "chosen": chosen, "page": page, "lines": lines, "words": asked_for}
    return render(request, "learn/cards.html", context)


@never_cache
@require_safe
@learner_required
def card(request: HttpRequest, learner: Learner, key: str) -> HttpResponse:
    """One question of the learner's own: why it is due, what was answered, and what may be done."""
    own = card_of(learner, key)
    version, log, today = current_version(own), card_log(own, learner), today_of(learner)
    memory = getattr(own, "memory", None)
    is_open = own.presentations.filter(learner=learner, is_open=True).exists()
    is_due = memory is None or memory.due_on <= today
    shows = request.GET.get("show") == "answer" or not (is_open or is_due)
    context = {
        "card": own,
        "topic": own.question.topic,
        "sitting": _keeps_it_back(own),
        "stem": words.blanked(version.label),
        "answer": answer_lines(version) if shows else [],
        "state": state.state_in_words(own, memory, today),
        "why": state.why_due(own, memory, log, learner, today).sentences(today),
        "rows": state.rows(log.answers),
        "may_reset": bool(log.counted),
        "is_put_off": own.buried_on == today,
        "unbury": state.unbury_words(own, memory, today),
        "undo": _undoable(own.question, log),
        "reported": sessions.open_report(learner=learner, version=version),
    }
    return render(request, "learn/card.html", context)


@require_POST
@limited("card", amount=120, seconds=60)
@learner_required
def change(request: HttpRequest, learner: Learner, key: str, act: str) -> HttpResponse:
    """Suspend, put off, take either back, or go on with a card; then back to the sitting, the list, or its page."""
    own, verb = card_of(learner, key), ACTS.get(act)
    if verb is None:
        raise Http404
    messages.success(request, verb(learner, own, timezone.now()))
    return _back(request, learner, key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("card", amount=120, seconds=60)
@learner_required
def reset(request: HttpRequest, learner: Learner, key: str) -> HttpResponse:
    """Asks first; then the card starts afresh."""
    own = card_of(learner, key)
    if request.method == "POST":
        sessions.reset_card(learner=learner, card=own, at=timezone.now(), actor=learner.user)
        messages.success(request, "It is new again. Your earlier answers stay in the list below.")
        return redirect("card", key)
    context = {"card": own, "topic": own.question.topic, "stem": words.blanked(current_version(own).label)}
    return render(request, "learn/card_reset.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report", amount=20, seconds=600)
@learner_required
def report(request: HttpRequest, learner: Learner, key: str) -> HttpResponse:
    """Say what is wrong with a question; said again, it replaces what was said."""
    own = card_of(learner, key)
    version = _version(own, request)
    said = sessions.open_report(learner=learner, version=version)
    start = {"reason": said.reason, "text": said.text} if said else {}
    form = ReportForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        sessions.report(learner=learner, version=version, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "Thank you. A teacher will look at it.")
        return _back(request, learner, key)
    context = {
        "card": own,
        "topic": own.question.topic,
        "stem": words.blanked(version.label),
        "shown": _named(request, "shown"),
        "form": form,
        "said": said,
        "sitting": _named(request, "sitting"),
    }
    return render(request, "learn/card_report.html", context, status=422 if form.is_bound else 200)


@require_POST
@limited("answer", amount=120, seconds=60)
@learner_required
def undo(request: HttpRequest, learner: Learner, key: str, review_id: UUID) -> HttpResponse:
    """Take back the last answer to this question, wherever it was given, and ask it again in its sitting."""
    own = card_of(learner, key)
    review = get_object_or_404(learner.reviews, id=review_id, card=own, sitting_id__isnull=False)
    try:
        sessions.undo(learner=learner, review_id=review.id, at=timezone.now(), actor=learner.user)
    except sessions.NotPossible as error:
        messages.info(request, error.messages[0])
        return redirect("card", key)
    return redirect("sitting", review.sitting_id)


def card_of(learner: Learner, key: str) -> Card:
    """The learner's card for a question that they have answered, or 404."""
    met = listing.met_cards(learner).select_related("question__topic", "memory")
    return get_object_or_404(met, question__key=key)


def current_version(card: Card) -> QuestionVersion:
    """The words of the card's question as they are now."""
    return QuestionVersion.objects.get(question=card.question_id, number=card.question.version)


def answer_lines(version: QuestionVersion) -> list[str]:
    """The right answer; of an order of several one line for each."""
    items = version.answer.get("items")
    return [str(one["text"]) for one in items] if items else [str(version.answer["text"])]


def _keeps_it_back(card: Card) -> Sitting | None:
    """An unfinished sitting that asks this question and tells nothing before its end, or before the page to read."""
    own = {"learner": card.learner_id}
    given = card.reviews.filter(**own).values("sitting_id")
    is_open = card.presentations.filter(**own, is_open=True).values("sitting_id")
    quiet = Sitting.objects.filter(Q(mode__in=modes_that(tell=False)) | Q(phase=Phase.GUESS), **own, finished_at=None)
    return quiet.filter(Q(pk__in=given) | Q(pk__in=is_open)).first()


def _undoable(question: Question, log: CardLog) -> UUID | None:
    """The last answer that stands, where it can be taken back."""
    standing = [one.review for one in log.answers if not one.is_voided]
    if not standing or standing[-1].sitting_id is None or not state.is_asked(question):
        return None
    return None if standing[-1].mode == ReviewMode.PRETEST else standing[-1].id


def _version(card: Card, request: HttpRequest) -> QuestionVersion:
    """The version that the learner was shown, if it is named; else the present one."""
    if shown := _named(request, "shown"):
        seen = card.presentations.filter(learner=card.learner_id, id=shown).select_related("version").first()
        if seen is not None:
            return seen.version
    return current_version(card)


def _back(request: HttpRequest, learner: Learner, key: str) -> HttpResponse:
    """To the sitting that a form names, if it is the learner's; to the list, if sent from there; else to the card."""
    named = _named(request, "sitting")
    if named and learner.sittings.filter(pk=named).exists():
        return redirect("sitting", named)
    if request.POST.get("show") in listing.BY_KEY:
        looked_at = {name: request.POST[name] for name in ("show", "q", "page") if request.POST.get(name)}
        return redirect(reverse("cards", query=looked_at))
    return redirect("card", key)


def _named(request: HttpRequest, name: str) -> UUID | None:
    """What a form, or the address that led to it, names; None for nothing and for nonsense."""
    try:
        return UUID(request.POST.get(name) or request.GET.get(name) or "")
    except ValueError:
        return None


def _suspend(learner: Learner, own: Card, at: datetime) -> str:
    sessions.suspend(learner=learner, card=own)
    return "Suspended: not asked until you take it up again, under Progress, Your questions."


def _unsuspend(learner: Learner, own: Card, at: datetime) -> str:
    sessions.unsuspend(learner=learner, card=own)
    return "Taken up again."


def _bury(learner: Learner, own: Card, at: datetime) -> str:
    sessions.bury(learner=learner, card=own, at=at)
    return "Put off until tomorrow. You can take that back under Progress, Your questions."


def _unbury(learner: Learner, own: Card, at: datetime) -> str:
    sessions.unbury(learner=learner, card=own, at=at)
    own.refresh_from_db(fields=["buried_on"])
    return f"Put off no longer. {state.state_in_words(own, getattr(own, 'memory', None), today_of(learner, at))}."


def _bury_siblings(learner: Learner, own: Card, at: datetime) -> str:
    count = sessions.bury_siblings(learner=learner, card=own, at=at)
    return f"Put off until tomorrow: {count} questions about the same." if count > 1 else "Put off until tomorrow."


def _keep(learner: Learner, own: Card, at: datetime) -> str:
    sessions.keep_leech(learner=learner, card=own)
    return "It goes on being asked."


ACTS: dict[str, Callable[[Learner, Card, datetime], str]] = {
    "suspend": _suspend,
    "unsuspend": _unsuspend,
    "put-off": _bury,
    "take-back": _unbury,
    "put-off-all": _bury_siblings,
    "go-on": _keep,
}

"""Settings: the few that everybody understands, and those under Advanced."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.tasks import TaskResult, TaskResultStatus
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from quizapp.facts.models import Topic
from quizapp.questions.models import Question
from quizapp.study import sessions
from quizapp.study.asking import askable
from quizapp.study.daily.budget import own_pace
from quizapp.study.memory import parameters, refitting, tasks
from quizapp.study.memory.workloads import workloads_of
from quizapp.study.models import Learner
from quizapp.study.preferences import set_advanced, set_preferences
from quizapp.web.account import curves
from quizapp.web.account.settings_forms import AdvancedForm, SettingsForm, ZoneForm
from quizapp.web.account.settings_words import curve_in_words, fit_in_words
from quizapp.web.learn.today import topic_of
from quizapp.web.limits import limited
from quizapp.web.visitor import learner_for, learner_or_new, learner_required


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("settings", amount=60, seconds=600)
def settings(request: HttpRequest) -> HttpResponse:
    """Minutes a day, time zone, level, streak. A stranger has nothing to set and is sent to the start."""
    learner = learner_for(request)
    if learner is None and not request.user.is_authenticated:
        return render(request, "account/settings.html", {"learner": None})
    form = SettingsForm(request.POST or None, learner=learner or Learner())
    if request.method == "POST" and form.is_valid():
        set_preferences(learner=learner_or_new(request, at=timezone.now()), **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("settings")
    status = 422 if request.method == "POST" else 200
    return render(request, "account/settings.html", {"form": form, "learner": learner}, status=status)


@require_POST
@limited("settings", amount=60, seconds=600)
def take_zone(request: HttpRequest) -> HttpResponse:
    """Take the time zone that the browser named, in one click."""
    form = ZoneForm(request.POST)
    if learner_for(request) is None and not request.user.is_authenticated:
        return redirect("settings")
    if form.is_valid():
        learner = learner_or_new(request, at=timezone.now())
        sessions.set_zone(learner=learner, zone=form.cleaned_data["zone"])
        messages.success(request, f"Your time zone is {learner.zone} from now on.")
    else:
        messages.error(request, str(form.errors["zone"][0]))
    return redirect("settings")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("settings", amount=60, seconds=600)
@learner_required
def advanced(request: HttpRequest, learner: Learner) -> HttpResponse:
    """Recall to aim for, the day's beginning, the longest interval, kinds of question and ways of answering."""
    form = AdvancedForm(request.POST or None, learner=learner)
    if request.method == "POST" and form.is_valid():
        try:
            set_advanced(learner=learner, **form.chosen())
        except ValidationError as error:
            form.refused(error)
        else:
            messages.success(
                request, "Saved. What is due stays due when it is; your next answers follow what you chose."
            )
            return redirect("advanced")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "learner": learner, "goal": _goal(learner), "chart": curves, **_fit(learner)}
    return render(request, "account/settings_advanced.html", context, status=status)


@require_POST
@limited("fit", amount=6, seconds=3600)
@learner_required
def fit(request: HttpRequest, learner: Learner) -> HttpResponse:
    """Have the schedule fitted to the learner's answers, in the background where there is a worker."""
    if not refitting.is_installed() or not parameters.readiness(learner).is_due:
        messages.info(request, "There is nothing to fit now.")
        return redirect("advanced")
    result = tasks.refit_parameters.enqueue(learner.pk, timezone.now().isoformat())
    messages.info(request, _outcome(learner, result))
    return redirect("advanced")


def _outcome(learner: Learner, result: "TaskResult[Any, Any]") -> str:
    if result.status == TaskResultStatus.FAILED:
        return "The fit did not come to an end. Your schedule is as it was; try again another day."
    if result.status != TaskResultStatus.SUCCESSFUL:
        return "Your answers are being looked at. Come back in a few minutes: this page then says what came of it."
    made = learner.parameter_sets.filter(name=result.return_value).first()
    return fit_in_words(made) if made else "Another fit was already under way. Look again in a moment."


@dataclass(frozen=True, slots=True)
class Goal:
    """What each recall aimed for would mean in a topic; `chosen` is the learner's."""

    topic: Topic
    questions: int
    curve: curves.Curve
    chosen: curves.Point


def _goal(learner: Learner) -> Goal | None:
    """None where there is nothing to study."""
    topic = topic_of(learner, list(Topic.objects.open().order_by("title", "slug")))
    if topic is None:
        return None
    questions = askable.of_choice(Question.objects.servable().filter(topic=topic), learner).count()
    if not questions:
        return None
    minutes = questions * own_pace(learner).answer_seconds / 60  # the year counts what is asked again itself
    curve = curves.curve(
        [
            (round(100 * one.desired_retention), minutes * one.answers_a_day, questions * one.held)
            for one in workloads_of(learner)
        ]
    )
    return Goal(topic, questions, curve, curve.at(round(100 * learner.desired_retention)))


def _fit(learner: Learner) -> dict[str, Any]:
    """What the page says of the forgetting curve in force."""
    ready = parameters.readiness(learner)
    return {
        "curve_words": curve_in_words(learner.parameters, learner.intercept),
        "ready": ready,
        "needed": parameters.NEEDED,
        "last_fit": fit_in_words(ready.last) if ready.last else "",
        "may_fit": ready.is_due and refitting.is_installed(),
        "is_installed": refitting.is_installed(),
    }

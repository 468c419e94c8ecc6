"""Days away: announcing them, and coming back with one click."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from quizapp.study import sessions
from quizapp.study.models import Learner
from quizapp.web.limits import limited
from quizapp.web.visitor import learner_required, today_of


class PauseForm(forms.Form):
    """The first day away, and the last one where it is known."""

    starts_on = forms.DateField(label="First day away", widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label="Last day away",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Leave it empty if you do not know: you are away until you say that you are back.",
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("pauses", amount=60, seconds=600)
@learner_required
def pauses(request: HttpRequest, learner: Learner) -> HttpResponse:
    """The learner's pauses, and a form for another one."""
    at = timezone.now()
    today = today_of(learner, at)
    form = PauseForm(request.POST or None, initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            sessions.start_pause(learner=learner, at=at, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Noted. Nothing will be asked of you on these days.")
            return redirect("pauses")
    listed = [pause for pause in sessions.pauses_of(learner) if pause.ends_on is None or pause.ends_on >= today]
    context = {"form": form, "pauses": listed, "today": today}
    return render(request, "learn/pauses.html", context, status=422 if form.is_bound else 200)


@require_POST
@limited("pauses", amount=60, seconds=600)
@learner_required
def pause_end(request: HttpRequest, learner: Learner, pause_id: int) -> HttpResponse:
    """Back, or not going after all: one click."""
    pause = get_object_or_404(learner.pauses, pk=pause_id)
    sessions.end_pause(pause=pause, at=timezone.now())
    was_away = pause.starts_on <= today_of(learner)
    messages.success(request, "Welcome back." if was_away else "This pause is taken away.")
    return redirect("home" if was_away else "pauses")

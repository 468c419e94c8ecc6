"""Privacy, and what becomes of a guest's history at log-in. Logging in itself is allauth's."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizapp.accounts.erasing import erase_account
from quizapp.accounts.privacy import GUEST_RETENTION_DAYS
from quizapp.study import sessions
from quizapp.web.account.takeout import takeout
from quizapp.web.learn.forms import EraseForm, GuestHistoryForm
from quizapp.web.limits import limited
from quizapp.web.visitor import (
    forget_guest,
    guest_for,
    guest_kept,
    has_history,
    learner_for,
    take_guest,
)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why and for how long, in plain words; with download and erase for whoever has something here."""
    context = {"learner": learner_for(request), "erase_form": EraseForm(), "guest_days": GUEST_RETENTION_DAYS}
    return render(request, "account/privacy.html", context)


@never_cache
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Everything kept about this person, as one JSON file."""
    user = request.user if request.user.is_authenticated else None
    learner = learner_for(request)
    if learner is None and user is None:
        messages.info(request, "There is nothing of yours here to download.")
        return redirect("privacy")
    response = JsonResponse(takeout(learner, user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@require_POST
@limited("erase", amount=10, seconds=600)
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the learner and the account, for ever."""
    form, learner = EraseForm(request.POST), learner_for(request)
    if not form.is_valid():
        context = {"learner": learner, "erase_form": form, "guest_days": GUEST_RETENTION_DAYS}
        return render(request, "account/privacy.html", context, status=422)
    if learner is not None:
        sessions.erase_learner(learner=learner)
    if request.user.is_authenticated:
        erase_account(user=request.user)
    else:
        forget_guest(request)
    with guest_kept(request):  # one that was kept apart from the account is somebody else's
        logout(request)
    messages.success(request, "Everything about you has been erased.")
    return redirect("home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("guest_history", amount=20, seconds=600)
def guest_history(request: HttpRequest) -> HttpResponse:
    """Asked after logging in, in a browser that has a guest's history: whose it is."""
    guest = guest_for(request)
    if guest is None or not request.user.is_authenticated:
        return redirect("home")
    form = GuestHistoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["choice"] == GuestHistoryForm.TAKE:
            take_guest(request, request.user, guest, at=timezone.now())
        elif form.cleaned_data["choice"] == GuestHistoryForm.ERASE:
            sessions.erase_learner(learner=guest)
            forget_guest(request)
        return redirect("home")
    status = 422 if request.method == "POST" else 200
    context = {"answers": guest.reviews.count(), "form": form, "has_history": has_history(request.user)}
    return render(request, "account/guest_history.html", context, status=status)

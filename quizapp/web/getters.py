"""What the browse pages load first: the topic, a fact or a 404, the number of a page."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from quizapp.facts import former
from quizapp.facts.models import Topic


def open_topic(slug: str) -> Topic:
    """The topic of this slug that students can see; Http404 without one."""
    topic: Topic = get_object_or_404(Topic.objects.open(), slug=slug)
    return topic


def found[Fact](fact: Fact | None) -> Fact:
    """The fact; Http404 where there is none."""
    if fact is None:
        raise Http404
    return fact


def moved(kind: str, topic: Topic, key: str) -> HttpResponse:
    """A redirect to the event, agreement or person that once had this key; Http404 where none had.

    Browsers ask again every time: a merge of two persons can be taken back, and then the key is somebody's own.
    """
    now = found(former.key_now(kind, topic.pk, key))
    return HttpResponsePermanentRedirect(reverse(kind, args=[topic.slug, now]), headers={"Cache-Control": "no-cache"})


def page_number(request: HttpRequest) -> int:
    """The page asked for, 1 for none and for what is no number."""
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1

"""Small helpers for pages: where we are, and dates in words."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quizapp.facts import dates
from quizapp.study.daily.pace import minutes_for
from quizapp.web import words

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *names: str) -> SafeString | str:
    """`aria-current` on a link: "page" when the first URL name is shown, "true" when another of its section is."""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is not None and match.url_name in names:
        return format_html('aria-current="{}"', "page" if match.url_name == names[0] else "true")
    return ""


@register.filter
def human_date(edtf: str) -> str:
    """An EDTF date for readers; what cannot be read is shown as it stands."""
    try:
        return dates.human(edtf) if edtf else ""
    except dates.DateError:
        return edtf


@register.filter
def returns(due_on: date, today: date) -> str:
    """'tomorrow', 'in 5 days', 'on 3 March 2031'."""
    return words.returns(due_on, today)


@register.filter
def blanked(sentence: str) -> str:
    """A sentence whose blank is read, not filled in."""
    return words.blanked(sentence)


@register.filter
def minutes(count: int) -> str:
    """'about 1 minute', 'about 4 minutes' for a number of questions."""
    needed = minutes_for(count)
    return f"about {needed} minute{'' if needed == 1 else 's'}"

"""Facts in words, and addresses of facts."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from quizapp.facts.models import Figure
from quizapp.web.templatetags import facts_tags


@pytest.mark.parametrize(
    ("value", "qualifier", "said"),
    [
        ("1234.500000", "exact", "1,234.5 million USD"),
        ("1200.000000", "about", "about 1,200 million USD"),
        ("0.000000", "more_than", "more than 0 million USD"),
        ("500", "target", "target: 500 million USD"),
    ],
)
def test_an_amount_reads_as_the_source_gives_it(value, qualifier, said):
    figure = Figure(value=Decimal(value), qualifier=qualifier, unit="million USD")
    assert facts_tags.amount(figure) == said


def test_different_names_never_share_an_anchor():
    names = ["a b", "a_b", "a_20_b", "a.b", "a-b", "a\u0301"]
    assert len({facts_tags.anchor(name) for name in names}) == len(names)
    assert all(" " not in facts_tags.anchor(name) for name in names)


@pytest.mark.parametrize(
    ("ref", "url"),
    [
        ("event:a.b/c", "/t/history/events/a.b/c/"),
        ("person:x", "/t/history/people/x/"),
        ("figure:x y", "/t/history/figures/?at=x+y#a-x_20_y"),
        ("place:x", "/t/history/places/x/"),
        ("office:x", ""),
        ("nonsense", ""),
    ],
)
def test_a_reference_has_an_address_when_there_is_a_page(ref, url):
    assert facts_tags.ref_url("history", ref) == url


def test_a_date_that_is_no_date_is_shown_as_it_stands():
    assert facts_tags.human_date("some day") == "some day"
    assert facts_tags.human_date("") == "undated"


def test_an_imprecise_date_says_to_what_it_is_known():
    fact = SimpleNamespace(date="1992-02", date_basis="explicit", precision="month", date_note="")
    assert facts_tags.basis_words(fact) == ["The source gives this date.", "Known to the month."]

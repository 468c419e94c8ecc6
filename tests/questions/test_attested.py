"""When somebody is attested in an office: what proves something, and what merely may be true."""

from dataclasses import replace
from datetime import date

import pytest

from quizapp.facts.snapshot import OfficeFact, Participant, Signer, When
from quizapp.questions.world.attested import Attested, Span
from tests.questions.terms_of_office import meeting, offices
from tests.questions.worlds import dispute, paper


def known(*facts):
    return Attested(offices(*facts))


def days(first, last):
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def test_a_span_runs_from_the_first_attestation_to_the_last():
    assert known().span("falk", "premier-aa") == days("1990-05-03", "1993-05-03")
    assert known().offices_of("nyman") == ("foreign-aa", "premier-aa")


DOUBTFUL = {
    "hedged": {"date": "1999~"},
    "open at its start": {"date": "../1999-02-01"},
    "undated": {"date": ""},
    "planned": {"date": "1999-02-01", "told": "planned"},
    "claimed": {"date": "1999-02-01", "told": "claimed"},
}


def doubtful(**fields):
    when = When.of(fields.pop("date"))
    return replace(meeting(1999, Participant("falk", "attendee", "premier-aa"), **fields), when=when)


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_what_is_doubtful_proves_nothing_but_may_be_true(kind):
    found = known(doubtful(**DOUBTFUL[kind]))
    assert found.span("falk", "premier-aa") == days("1990-05-03", "1993-05-03")
    assert found.reach("falk", "premier-aa").touches(days("1999-01-01", "1999-12-31"))
    assert found.row("falk", "premier-aa", "hall-1999") is None


@pytest.mark.parametrize("field", ["date", "office", "participants"])
def test_a_disputed_attestation_does_not_count(field):
    made = meeting(1999, Participant("falk", "attendee", "premier-aa"))
    found = known(made, dispute(made, field, "1999-05-03", "1997"))
    assert found.row("falk", "premier-aa", made.key) is None
    assert found.reach("falk", "premier-aa").last == date(1999, 5, 3)


def test_a_disputed_date_reaches_over_all_its_tellings():
    made = meeting(1999, Participant("falk", "attendee", "premier-aa"))
    assert known(made, dispute(made, "date", "1999-05-03", "2003")).reach("falk", "premier-aa").last.year == 2003


def test_a_signature_may_be_true_and_proves_nothing():
    signed = paper("loan", "1997-01-01", signatories=(Signer("falk", "AA", "premier-aa"),))
    found = known(signed)
    assert found.span("falk", "premier-aa").last.year == 1993
    assert found.reach("falk", "premier-aa").last.year == 1997


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Premier", "President", False),
        ("Premier", "Vice Premier", False),
        ("Deputy Premier and Trade Minister", "Trade Minister", True),
        ("Deputy Premier, Trade Minister", "Deputy Premier", True),
        ("First Deputy Premier", "Deputy Premier", True),
        ("Acting Speaker", "Speaker", True),
        ("Minister of Trade and Crafts", "Vice Minister of Trade and Crafts", False),
        ("Minister of Trade and Crafts", "Minister of Crafts", False),
    ],
)
def test_the_half_of_a_combined_post_is_no_other_post(one, other, together):
    posts = (OfficeFact("one", one, "", "AA"), OfficeFact("other", other, "", "AA"))
    found = known(*posts)
    assert found.go_together("one", "other") is together
    assert found.go_together("other", "one") is together


def test_posts_of_two_countries_do_not_go_together_by_name():
    assert not known(OfficeFact("premier-bb", "Premier", "", "BB")).go_together("premier-bb", "premier-aa")


def test_posts_that_somebody_holds_at_once_go_together():
    both = meeting(1999, Participant("ek", "attendee", "premier-aa"), Participant("ek", "attendee", "speaker-aa"))
    assert known(both).go_together("speaker-aa", "premier-aa")
    assert not known().go_together("speaker-aa", "premier-aa")


def test_an_unknown_office_may_be_any():
    assert known().go_together("premier-aa", "gone")

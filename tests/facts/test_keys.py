"""Keys are parts of addresses: what would break a page is refused on forms and in fixtures."""

import pytest
from django.core.exceptions import ValidationError

from quizapp.facts.keys import key_problem
from quizapp.facts.models import Event
from tests import factories

BAD = ["a\nb", "a b", "a\tb", "a\u00a0b", "a\0b", "a\u200bb", "/a", "a/", "a//b", ".", "..", "a/../b", "./a"]


@pytest.mark.parametrize("key", BAD)
def test_what_breaks_an_address_is_named(key):
    assert key_problem(key)


@pytest.mark.parametrize("key", ["opening-1992", "border/first", "v1.2", "...", "қорғас", "a_b"])
def test_other_keys_are_fine(key):
    assert key_problem(key) == ""


@pytest.mark.django_db
def test_a_new_fact_with_such_a_key_is_refused_and_an_old_one_can_still_be_edited():
    topic = factories.topic()
    event = Event(topic=topic, key="a\u00a0b", title="A meeting", kind="meeting")
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert list(refused.value.message_dict) == ["key"]
    event.save()
    event.full_clean()

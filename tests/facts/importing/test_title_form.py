"""What a title evidently is, where its table does not say."""

import pytest

from quizapp.facts.importing.title_form import title_form_of

NOUNS = (
    "the fall of the Wall",
    "Battle of Hastings",
    "First Battle of the Marne",
    "Signing of SALT I",
    "Discovery of penicillin",
    "Yalta Conference",
    "Cuban Missile Crisis",
    "The Suez Crisis",
    "World War II",
    "Glorious Revolution",
    "Nineteenth Party Congress",
    "United States Congress",
)
SENTENCES = (
    "The Wall falls",
    "Berlin Wall falls",
    "Vespasian becomes emperor",
    "Britain declares war",
    "Britain Declares War",
    "Nations Sign Treaty",
    "Congress Rejects Treaty",
    "Allies Raid Dieppe",
    "Soviets March into Prague",
    "Bank of England nationalised",
    "House of Commons votes",
    "SALT II signed",
    "長城竣工",
    "",
)


@pytest.mark.parametrize("title", NOUNS)
def test_a_name_of_what_happened_is_a_noun_phrase(title):
    assert title_form_of(title) == "noun_phrase"


@pytest.mark.parametrize("title", SENTENCES)
def test_what_is_not_evidently_one_is_a_headline(title):
    assert title_form_of(title) == "headline"

"""Titles that somebody else wrote stand rightly in sentences: articles, number, genitives, quotation marks."""

import pytest

from quizapp.questions.language.grammar import bare, does, it, possessive, quoted, sentence, was, with_article

WITH_THE = (
    *("Vienna summit", "Yalta Conference", "Cold War", "Battle of Hastings", "Congress of Vienna", "Oslo Accords"),
    *("Treaty on the Non-Proliferation of Nuclear Weapons", "SALT II Treaty", "Apollo 11 landing", "Reformation"),
    *("fishery agreement", "notes on commercial offices", "Five-Year Plan", "Lianyungang agreement", "Warsaw Pact"),
    *("prime ministers' regular meetings", "Peasants' Revolt", "Fall of Constantinople", "1905 Revolution"),
)
WITHOUT = (
    *("SALT II", "Magna Carta", "World War II", "Apollo 11", "Brexit", "Versailles", "Operation Barbarossa"),
    *("Li Peng's visit to China", "party leader Tereshchenko's visit", "Charlemagne's coronation", "Otto's election"),
    *("修築長城", "بناء القلعة", "Édit de Nantes", "its first meeting", "a treaty of friendship", "the summit"),
)


@pytest.mark.parametrize("title", WITH_THE)
def test_a_common_noun_at_its_head_gives_a_title_its_article(title):
    assert with_article(title) == f"the {title}"


@pytest.mark.parametrize("title", WITHOUT)
def test_names_genitives_other_scripts_and_own_articles_take_none(title):
    assert with_article(title) == title


@pytest.mark.parametrize("title", ["The Hague Conference", "An agreement on fish"])
def test_an_article_of_its_own_is_written_small(title):
    assert with_article(title) == title[0].lower() + title[1:]


@pytest.mark.parametrize("title", ["notes on offices", "Oslo Accords", "letters on free aid", "Notes on trade"])
def test_a_plural_head_takes_a_plural_verb(title):
    assert (was(title), does(title), it(title)) == ("were", "do", "they")


@pytest.mark.parametrize(
    "title", ["railways agreement", "Versailles", "news of peace", "Congress of Vienna", "SALT II"]
)
def test_anything_else_takes_a_singular_verb(title):
    assert (was(title), does(title), it(title)) == ("was", "does", "it")


def test_quotation_marks_inside_quotation_marks_become_single_ones():
    assert quoted('They ask "who?" and “when?”') == "“They ask ‘who?’ and ‘when?’”"
    assert quoted("«Да» wins") == "“‘Да’ wins”"


def test_a_sentence_is_closed_once():
    assert sentence("the lock opened") == "The lock opened."
    assert sentence("it is dated “Who pays?”") == "It is dated “Who pays?”"


def test_a_genitive_is_added_by_ear():
    assert [possessive(name) for name in ("Li Peng", "the United States", "Marx")] == [
        "Li Peng's",
        "the United States'",
        "Marx's",
    ]


def test_an_option_stands_without_its_article():
    assert bare("the fishery agreement") == "Fishery agreement"

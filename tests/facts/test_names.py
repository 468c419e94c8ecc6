"""When two spellings are one name, and how alike two titles are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.names import content_words, fold, normalise, same_text, similarity


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Li  Peng", "li peng"),
        ("Ürümqi", "urumqi"),
        ("Xi\u2019an", "xian"),
        ("Alma-Ata", "almaata"),
        ("Назарбаев", "nazarbaev"),
        ("Қасым-Жомарт Тоқаев", "kasymzhomart tokaev"),
        ("N.A. Nazarbayev", "n a nazarbayev"),
        ("ＣＩＣＡ (2002)", "cica 2002"),
        ("Łódź, Straße", "lodz strasse"),
        ("中国", "中国"),
        ("—", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_same_text_ignores_case_marks_punctuation_and_script() -> None:
    assert same_text("ALMATY", "Алматы")
    assert same_text("Joint Statement, 1995", "joint statement 1995")
    assert not same_text("Li Peng", "Li Ping")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nazarbayev", "Nazarbaev"),
        ("Nazarbayev", "Назарбаев"),
        ("Kasymzhomart Tokayev", "Kassymjomart Tokaev"),
        ("Tereshchenko", "Tereschenko"),
        ("Akhmetov", "Ahmetow"),
        ("Sergey", "Sergei"),
    ],
)
def test_transliterations_of_one_cyrillic_name_meet(one: str, other: str) -> None:
    assert fold(one, "cyrillic") == fold(other, "cyrillic")


def test_pinyin_is_never_folded_as_it_would_merge_people() -> None:
    assert fold("Zhang", "pinyin") != fold("Jang", "pinyin")
    assert fold("Zhang", "cyrillic") == fold("Jang", "cyrillic")
    assert fold("Hu", "other") != fold("Khu", "other")


def test_content_words_leave_out_function_words_and_split_hyphens() -> None:
    assert content_words("Treaty of Good-Neighbourly Relations between the Parties") == {
        "treaty",
        "good",
        "neighbourly",
        "relations",
        "parties",
    }


def test_similarity_is_the_share_of_the_shorter_title() -> None:
    assert similarity("Agreement on the Border", "Supplementary Agreement on the Border") == 1.0
    assert similarity("Agreement on Trade", "Agreement on Air Traffic") == 0.5
    assert similarity("Agreement on Trade", "of the") == 0.0
    assert similarity("", "") == 0.0


@given(st.text(max_size=60))
def test_normal_form_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -", max_size=40))
def test_folding_is_stable_and_never_longer(text: str) -> None:
    assert fold(fold(text, "cyrillic"), "cyrillic") == fold(text, "cyrillic")
    assert len(fold(text, "cyrillic")) <= len(normalise(text))


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0

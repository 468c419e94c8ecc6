"""Typed names: which spellings are accepted, which are wrong, which are asked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering.typed.names import PersonNames, Roster, grade_name


def person(key: str, name: str, system: str = "cyrillic", *aliases: str, perhaps: bool = False) -> PersonNames:
    return PersonNames(key, name, system, aliases, perhaps)


ROSTER = Roster(
    [
        person("nazarbayev", "Nursultan Nazarbayev", "cyrillic", "Nazarbayev", "Нұрсұлтан Назарбаев"),
        person("dariga", "Dariga Nazarbayeva"),
        person("kjt", "Kassym-Jomart Tokayev"),
        person("tereshchenko", "Sergei Tereshchenko"),
        person("kaliev", "Kaliev"),
        person("kalieyev", "Kalieyev"),
        person("omarov", "Omarov"),
        person("jiang", "Jiang Zemin", "pinyin"),
        person("jiang-wei", "Jiang Wei", "pinyin"),
        person("zhang", "Zhang Zemin", "pinyin"),
        person("li-peng", "Li Peng", "pinyin"),
        person("li-hui", "Li Hui", "pinyin"),
        person("xi", "Xi Jinping", "pinyin"),
        person("farabi", "al-Farabi", "other"),
        person("tung", "Tung Chee-hwa", "other"),
    ]
)


def verdict(text: str, key: str) -> str:
    return grade_name(text, key=key, roster=ROSTER).verdict


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nursultan Nazarbayev", "nazarbayev"), ("NURSULTAN NAZARBAYEV", "nazarbayev"), ("Nazarbayev", "nazarbayev"),
        ("President Nazarbayev", "nazarbayev"), ("Назарбаев", "nazarbayev"), ("Назарбаев Нұрсұлтан", "nazarbayev"),
        ("Nazarbayev, Nursultan", "nazarbayev"), ("Núrsultan Nazarbaýev", "nazarbayev"),
        ("Kassym Jomart Tokayev", "kjt"),
        ("Токаев", "kjt"), ("al Farabi", "farabi"), ("alFarabi", "farabi"), ("Ｌｉ Ｐｅｎｇ", "li-peng"), ("Xi", "xi"),
        ("Mr. Xi", "xi"), ("Zemin Jiang", "jiang"),
    ],
)  # fmt: skip
def test_a_known_name_is_right_in_any_case_script_and_order_with_or_without_a_title(text: str, key: str) -> None:
    assert verdict(text, key) in ("right", "spelling")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nursultan Nazarbayew", "nazarbayev"), ("Tereschenko", "tereshchenko"), ("Tokaiev", "kjt"),
        ("Qasym-Zhomart Tokaev", "kjt"), ("Nursultan Nazarbajev", "nazarbayev"), ("Jiang Zemn", "jiang"),
        ("Omarof", "omarov"),
    ],
)  # fmt: skip
def test_other_transliterations_and_small_slips_are_accepted_as_spellings(text: str, key: str) -> None:
    assert verdict(text, key) == "spelling"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Li Pen", "li-peng"),
        ("Xo", "xi"),
        ("Xi Jinpinh G", "xi"),
        ("Nursulten Nazarbajoff", "nazarbayev"),
        ("Omarovna", "omarov"),
    ],
)
def test_the_budget_of_edits_depends_on_the_length_of_the_name(text: str, key: str) -> None:
    assert verdict(text, key) == "wrong"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Zhang Zemin", "jiang"),  # folding would make them one
        ("Kaliev", "kalieyev"),
        ("Kalieyev", "kaliev"),
        ("Dariga Nazarbayeva", "nazarbayev"),
        ("Omarov", "kaliev"),
        ("Omarof", "nazarbayev"),  # a misspelling of somebody else
        ("Nobody Inparticular", "xi"),
    ],
)
def test_the_name_of_somebody_else_is_wrong(text: str, key: str) -> None:
    assert verdict(text, key) == "wrong"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Jiang", "several"),
        ("Li", "several"),
        ("Kaliyev", "several"),  # as near to Kaliev as to Kalieyev
        ("Nazarbayea", "several"),
        ("Nazarbayeva", "several"),  # a surname, one letter from the name of somebody else
        ("Назарбаева", "several"),
        ("Jiang Zemim", "accepted"),
        ("Zemin", "part"),
        ("N. Nazarbayev", "part"),
        ("Kassym-Jomart Kemelevich Tokayev", "part"),
        ("Li Peng Jiang Zemin", "part"),
        ("Tung", "part"),
        ("Си Цзиньпин", "letters"),
        ("习近平", "letters"),
    ],
)
def test_what_may_be_several_people_is_asked_again_whoever_is_asked_for(text: str, reason: str) -> None:
    graded = {grade_name(text, key=one.key, roster=ROSTER) for one in ROSTER.persons}
    if reason == "accepted":
        assert {one.verdict for one in graded} == {"spelling", "wrong"}
    else:
        assert {(one.verdict, one.reason) for one in graded} == {("ask_again", reason)}


@pytest.mark.parametrize("text", ["", "  ", "?!", "-", "…"])
def test_no_name_at_all_is_never_wrong(text: str) -> None:
    assert verdict(text, "xi") == "unparsed"


@given(st.text(max_size=40), st.sampled_from([one.key for one in ROSTER.persons]))
def test_no_text_breaks_it_and_asking_again_tells_nothing_of_the_answer(text: str, key: str) -> None:
    again = {grade_name(text, key=one, roster=ROSTER).verdict in ("ask_again", "unparsed") for one in (key, "xi")}
    assert len(again) == 1


@given(st.sampled_from(ROSTER.persons), st.sampled_from(["{}", "  {} ", "Mr {}", "{}.", "({})"]))
def test_every_name_is_right_as_written(who: PersonNames, how: str) -> None:
    assert {verdict(how.format(text), who.key) for text in (who.name, who.name.upper(), *who.aliases)} == {"right"}

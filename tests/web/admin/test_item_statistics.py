"""What students' answers say of a question, on its page and as filters of the list."""

import pytest
from django.urls import reverse

from quizapp.study.items.models import ItemStatistics
from quizapp.web.admin.item_statistics import FLAG_WORDS, difficulty_in_words
from tests import factories

LIST = "admin:questions_question_changelist"


def statistics(question, **fields):
    defaults = {"predicted": 0.2, "difficulty": 0.2, "answers": 20, "right": 10, "judged": 20}
    fields = {**defaults, **fields}
    return ItemStatistics.objects.create(version=question.current, is_flagged=bool(fields.get("faults")), **fields)


def page(client, question, **query):
    response = client.get(reverse("admin:questions_question_change", args=[question.pk]), query)
    return " ".join(response.content.decode().split()).partition('aria-labelledby="qz-statistics"')[2]


def shown(client, **query):
    return [row.pk for row in client.get(reverse(LIST), query).context["cl"].result_list]


def test_a_question_that_nobody_answered_shows_its_prediction(as_teacher):
    said = page(as_teacher, factories.question(difficulty=0.83))
    assert "nobody has answered yet" in said
    assert "<dt>Difficulty, predicted</dt><dd>hard (+0.8)</dd>" in said
    assert "Difficulty, learnt" not in said
    assert "Strong distractors are looked for from 15 answers" in said


def test_the_page_shows_facility_difficulty_bars_with_counts_and_flags_in_words(as_teacher):
    question = factories.question()
    counts = {"0": (20, 9, 2, 3), "1": (20, 8, 4, 2), "2": (20, 2, 0, 1), "3": (20, 1, 0, 0)}
    options = {place: dict(zip(("shown", "chosen", "top", "low"), row, strict=True)) for place, row in counts.items()}
    statistics(question, difficulty=-0.9, right=9, options=options, faults=[{"flag": "strong_distractor", "option": 1}])
    said = page(as_teacher, question)
    assert "<dd>45 % of 20</dd>" in said
    assert "middling (+0.2)" in said and "easy (-0.9)" in said
    assert "<strong>“Wrong A”, strong distractor</strong>: many of those who know most choose it" in said
    assert '<rect class="qz-bar-part" width="40" height="10"/></svg> 40 % of 20' in said
    assert said.count('<svg class="qz-bar') == 4


def test_each_version_shows_its_own_statistics(as_teacher):
    question = factories.question()
    statistics(question)
    question.version = 2
    question.save()
    factories.version(question)
    assert "nobody has answered yet" in page(as_teacher, question)
    assert "50 % of 20" in page(as_teacher, question, version=1)


@pytest.mark.parametrize(("value", "expected"), [("any", 2), ("strong_distractor", 1), ("idle_distractor", 1)])
def test_the_list_can_be_narrowed_to_what_is_flagged(as_teacher, value, expected):
    factories.question()
    for flag in ("strong_distractor", "idle_distractor"):
        statistics(factories.question(), faults=[{"flag": flag, "option": 1}])
    assert len(shown(as_teacher, flag=value)) == expected
    assert len(shown(as_teacher, flag="nonsense")) == 3


def test_the_list_can_be_narrowed_by_the_share_of_right_answers(as_teacher):
    few, low, middle, high = (factories.question() for _ in range(4))
    for question, answers, right in ((few, 3, 0), (low, 20, 7), (middle, 20, 18), (high, 20, 19)):
        statistics(question, answers=answers, right=right)
    found = {band: shown(as_teacher, facility=band) for band in ("few", "low", "middle", "high")}
    assert found == {"few": [few.pk], "low": [low.pk], "middle": [middle.pk], "high": [high.pk]}
    assert len(shown(as_teacher, facility="nonsense")) == 4


def test_difficulties_have_words_in_order():
    words = [difficulty_in_words(logit).partition(" (")[0] for logit in (-3, -1, 0, 1, 3)]
    assert words == ["very easy", "easy", "middling", "hard", "very hard"]
    assert all(short and meaning for short, meaning in FLAG_WORDS.values())

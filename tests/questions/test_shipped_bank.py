"""Every question of the shipped topic holds today, breaks no lint, and the bank as a whole gives nothing away."""

from collections import Counter

import pytest

from quizapp.questions import lints, verify
from quizapp.questions.families import BY_NAME
from quizapp.questions.world.proof import World

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database


def test_every_question_passes_all_lints(shipped):
    found = {key: lints.errors(lints.check(item, shipped.snapshot)) for key, item, _ in shipped.items}
    assert {key: errors for key, errors in found.items() if errors} == {}


def test_every_proof_holds(shipped):
    known = World(shipped.snapshot)
    broken = {key: verify.broken(known, item) for key, item, variant in shipped.items}
    assert {key: reason for key, reason in broken.items() if reason} == {}


def test_every_family_has_questions_and_the_bank_is_not_small(shipped):
    families = Counter(item.family for _, item, _ in shipped.items)
    assert set(families) == set(BY_NAME)
    assert sum(families.values()) >= 100


def test_a_second_run_changes_nothing(shipped):
    assert f"0 added, 0 changed, 0 withdrawn, 0 returned, {len(shipped.items)} kept" in shipped.second_run


def test_no_two_questions_share_a_key_or_read_the_same(shipped):
    questions = shipped.document["questions"]
    assert len({question["key"] for question in questions}) == len(questions)
    shown = Counter((q["stem"], q["answer"]["text"], *(o["text"] for o in q["distractors"])) for q in questions)
    assert max(shown.values()) == 1


def test_the_right_year_stands_at_every_rank(shipped):
    ranks = Counter()
    for _, item, _ in shipped.items:
        if item.asks == "year":
            ranks[sum(option["value"] < item.answer["value"] for option in item.distractors)] += 1
    total = sum(ranks.values())
    assert all(ranks[rank] >= total / 10 for rank in range(4)), ranks


def test_the_right_option_is_no_longer_than_the_others_more_often_than_by_chance(shipped):
    texts = [item for _, item, _ in shipped.items if len(item.options) == 4 and item.asks != "year"]
    longest = sum(len(i.answer["text"]) > max(len(o["text"]) for o in i.distractors) for i in texts)
    assert longest / len(texts) <= 0.25 + 1.96 * (0.25 * 0.75 / len(texts)) ** 0.5


def test_no_label_predicts_the_order(shipped):
    first, second = Counter(), Counter()
    for _, item, _ in shipped.items:
        if item.asks == "earlier":
            first[item.answer["value"]] += 1
            second[item.distractors[0]["value"]] += 1
    assert max(first.values()) <= 3 and max(second.values()) <= 3


def test_the_texts_name_nobody_who_worked_on_them_and_hold_no_residue(shipped):
    for _, item, _ in shipped.items:
        for text in (item.stem, item.why, *(str(option["text"]) for option in item.options)):
            assert text == text.strip()
            assert not any(mark in text for mark in ("..", "??", " ,", " .", "  ", "None", "{", "}"))

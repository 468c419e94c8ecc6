"""A teacher looks for gaps and for bad questions: the page of coverage, and what answers say of a question."""

from playwright.sync_api import expect

from quizapp.questions.models import Question
from quizapp.study.items.models import ItemStatistics
from tests import factories

COVERAGE = "/admin/questions/question/coverage/"


def test_the_page_of_coverage_is_accessible(page, log_in, assert_accessible, shipped_topic, subtests):
    """Its first page is looked at below, with more of it open."""
    log_in(page.context, factories.teacher())
    for query in ("?none=on&page=2", "?family=nonsense&tier=1"):
        with subtests.test(query):
            assert page.goto(COVERAGE + query).status == 200
            assert_accessible(page)


def test_from_the_questions_to_a_gap_and_back_to_a_question(page, log_in, assert_accessible, shipped_topic):
    log_in(page.context, factories.teacher())
    page.goto("/admin/questions/question/")
    page.get_by_role("link", name="Coverage", exact=True).click()
    page.get_by_text("By family").click()
    assert_accessible(page)
    page.get_by_role("link", name="without: Date of event").click()
    expect(page.get_by_label("Without a question of the family")).to_have_value("date_of_event")
    expect(page.locator(".qz-facts dd").first).to_be_visible()
    page.locator(".qz-facts summary").first.click()
    assert_accessible(page)
    page.goto(COVERAGE)
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_text("Page 2 of")).to_be_visible()
    page.goto(COVERAGE)
    page.locator(".qz-facts dd a").first.click()
    expect(page.get_by_role("heading", name="What answers say of it")).to_be_visible()


def test_a_flagged_question_is_accessible(page, log_in, assert_accessible, shipped_topic):
    question = Question.objects.filter(family="person_in_event").order_by("key").first()
    counts = {"0": (70, 30, 8, 9), "1": (70, 28, 14, 3), "2": (70, 11, 1, 6), "3": (70, 1, 0, 1)}
    names = ("shown", "chosen", "top", "low")
    ItemStatistics.objects.create(
        version=question.current,
        predicted=0.4,
        difficulty=1.2,
        answers=70,
        right=30,
        judged=70,
        point_biserial=-0.12,
        options={place: dict(zip(names, row, strict=True)) for place, row in counts.items()},
        faults=[{"flag": "strong_distractor", "option": 1}, {"flag": "negative_discrimination", "option": None}],
        is_flagged=True,
    )
    log_in(page.context, factories.teacher())
    page.goto("/admin/questions/question/?flag=any")
    page.locator("#result_list tbody tr a").first.click()
    expect(page.get_by_text("Those who know more do worse")).to_be_visible()
    assert_accessible(page)

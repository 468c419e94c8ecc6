"""A teacher signs in to the admin, finds a question, reads its proof, and approves it."""

from playwright.sync_api import expect

from quizapp.questions.models import Question, QuestionSet
from quizapp.questions.vocabulary import EditorialState
from tests import factories


def test_a_teacher_approves_a_question(context, page, log_in, shipped_topic):
    teacher = factories.teacher()
    log_in(context, teacher)
    page.goto("/admin/questions/question/")
    page.locator("#searchbar").fill("Lianyungang")
    page.locator("#searchbar").press("Enter")
    page.locator("#result_list tbody tr a").first.click()
    expect(page.locator("#content")).to_contain_text("Proof")
    page.get_by_role("link", name="Approve").or_(page.get_by_role("button", name="Approve")).first.click()
    expect(page.locator(".messagelist")).to_contain_text("pproved")
    approved = Question.objects.get(editorial_state=EditorialState.APPROVED)
    assert approved.reviewed_by == teacher


def test_reviewing_goes_from_question_to_question(context, page, log_in, shipped_topic):
    log_in(context, factories.teacher())
    waiting = Question.objects.count()
    page.goto("/admin/questions/question/")
    page.get_by_role("link", name=f"Start reviewing ({waiting} left)").click()
    read = []
    for left in (waiting - 1, waiting - 2):
        expect(page.locator("#qz-item")).to_be_visible()
        read.append(page.url)
        page.get_by_role("button", name="Approve").last.click()
        expect(page.locator(".messagelist")).to_contain_text(f"Approved. {left} left to review.")
    page.get_by_role("link", name="Next unreviewed").first.click()
    assert len({*read, page.url}) == 3
    assert Question.objects.filter(editorial_state=EditorialState.APPROVED).count() == 2


def test_chosen_questions_become_a_set_that_is_put_in_order(context, page, log_in, shipped_topic):
    log_in(context, factories.teacher())
    page.goto("/admin/questions/question/")
    for row in range(2):
        page.locator("input.action-select").nth(row).check()
    page.get_by_label("Action:").select_option("put_into_set")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.get_by_label("or a new set named").fill("For Monday")
    page.get_by_role("button", name="Put into the set").click()
    page.get_by_role("link", name="Open the set").click()
    assert page.locator(".field-question .select2-container").first.bounding_box()["width"] > 300
    page.locator("#id_items-1-position").fill("1")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    items = QuestionSet.objects.get(title="For Monday").items.order_by("position")
    assert [item.position for item in items] == [1, 2]
    assert items[0].pk > items[1].pk


def test_a_rejection_needs_a_reason(context, page, log_in, shipped_topic):
    log_in(context, factories.teacher())
    page.goto("/admin/questions/question/")
    page.locator("#result_list tbody tr a").first.click()
    page.get_by_role("link", name="Reject").or_(page.get_by_role("button", name="Reject")).first.click()
    page.get_by_role("button", name="Reject").first.click()
    assert not Question.objects.filter(editorial_state=EditorialState.REJECTED).exists()
    page.locator("[name=reason]").fill("Two documents were signed that day.")
    page.get_by_role("button", name="Reject").first.click()
    expect(page.locator(".messagelist")).to_contain_text("ejected")
    assert Question.objects.get(editorial_state=EditorialState.REJECTED).editorial_reason.startswith("Two documents")

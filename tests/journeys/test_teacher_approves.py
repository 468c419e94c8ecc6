"""A teacher signs in to the admin, finds a question, reads its proof, and approves it."""

from playwright.sync_api import expect

from quizapp.questions.models import Question
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
    confirm = page.get_by_role("button", name="Approve")
    if confirm.count():
        confirm.first.click()
    expect(page.locator(".messagelist")).to_contain_text("pproved")
    approved = Question.objects.get(editorial_state=EditorialState.APPROVED)
    assert approved.reviewed_by == teacher


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

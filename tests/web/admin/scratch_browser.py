from tests.journeys.conftest import *  # noqa
import pytest
from django.urls import reverse
from playwright.sync_api import expect
from tests import factories
from tests.questions.editorial_items import fair_question
from quizapp.questions.models import Question
from quizapp.facts.models import Place

PAGES = [
    "index",
    "q_list",
    "q_page",
    "q_reject",
    "q_reword",
    "q_set_confirm",
    "event",
    "event_list",
    "person_add",
    "set",
    "set_add",
    "chapter",
    "source",
    "user",
    "learner_list",
]


@pytest.fixture
def world(transactional_db):
    from quizapp.web.groups import make_teachers

    make_teachers()
    topic = factories.topic()
    event = factories.event(key="visit-1993", date="1993-10")
    for n in range(2):
        event.participations.create(person=factories.person(), role=["met", "host", "leader"][n])
        s = factories.source()
        p = factories.paragraph(s, names=["Almaty"])
        factories.citation(s, event=event, paragraph=p)
        fair_question()
    ch = factories.chapter()
    factories.chapter_fact(ch, event=event)
    return event


def url(which, event):
    q = Question.objects.earliest("pk")
    return {
        "index": lambda: reverse("admin:index"),
        "q_list": lambda: reverse("admin:questions_question_changelist"),
        "q_page": lambda: reverse("admin:questions_question_change", args=[q.pk]),
        "q_reject": lambda: reverse("admin:question_reject", args=[q.pk]),
        "q_reword": lambda: reverse("admin:question_reword", args=[q.pk]),
        "q_set_confirm": lambda: reverse("admin:questions_questionset_changelist"),
        "event": lambda: reverse("admin:facts_event_change", args=[event.pk]),
        "event_list": lambda: reverse("admin:facts_event_changelist"),
        "person_add": lambda: reverse("admin:facts_person_add"),
        "set": lambda: reverse(
            "admin:questions_questionset_change",
            args=[factories.question_set(*Question.objects.all(), owner=factories.teacher("x")).pk],
        ),
        "set_add": lambda: reverse("admin:questions_questionset_add"),
        "chapter": lambda: reverse("admin:facts_chapter_change", args=[event.in_chapters.get().chapter_id]),
        "source": lambda: reverse("admin:facts_source_changelist"),
        "user": lambda: reverse("admin:accounts_user_add"),
        "learner_list": lambda: reverse("admin:study_learner_changelist"),
    }[which]()


@pytest.mark.parametrize("which", PAGES)
def test_axe(world, context, page, log_in, assert_accessible, which, base_url):
    log_in(context, factories.user("operator", is_staff=True, is_superuser=True))
    page.goto(url(which, world))
    page.screenshot(path=f"/tmp/adminhelper/{which}.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 640})
    page.screenshot(path=f"/tmp/adminhelper/{which}-320.png")
    page.set_viewport_size({"width": 1280, "height": 900})
    from axe_playwright_python.sync_playwright import Axe
    from tests.journeys.accessibility import OPTIONS, APPEARANCES

    found = set()
    for scheme, size in APPEARANCES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        for v in Axe().run(page, options=OPTIONS).response["violations"]:
            for n in v["nodes"]:
                found.add(
                    f"{which} | {v['id']} | {n['html'][:110]} | {n['any'][0]['message'][:130] if n['any'] else ''} | {scheme if 'contrast' in v['id'] else ''}"
                )
        o = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if o > 0:
            wide = page.evaluate(
                """()=>[...document.querySelectorAll('body *')].filter(e=>e.getBoundingClientRect().right>document.documentElement.clientWidth+1).slice(0,12).map(e=>e.tagName+'.'+e.className+'#'+e.id)"""
            )
            found.add(f"{which} | OVERFLOW {o} at {size['width']} {wide}")
    if found:
        print("\n".join(sorted(found)))


def test_journey(world, context, page, log_in, base_url):
    teacher = factories.teacher()
    log_in(context, teacher)
    page.goto(reverse("admin:questions_question_changelist"))
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_label("Action:").first.select_option("reject")
    page.get_by_role("button", name="Run").first.click() if page.get_by_role(
        "button", name="Run"
    ).count() else page.get_by_role("button", name="Go").first.click()
    page.screenshot(path="/tmp/adminhelper/confirm.png")
    page.get_by_label("Reason").fill("Dull")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("1 question: rejected: Dull")).to_be_visible()
    page.goto(url("set_add", world))
    page.screenshot(path="/tmp/adminhelper/set_add_teacher.png", full_page=True)
    page.get_by_label("Title").press_sequentially("My set")
    expect(page.get_by_label("Slug")).to_have_value("my-set")
    page.locator("#id_topic + .select2").click()
    page.locator(".select2-results__option").get_by_text("A history").click()
    page.get_by_role("link", name="Add another").or_(page.get_by_role("button", name="Add another")).first.click()
    page.locator("#id_items-0-question + .select2").click()
    page.locator(".select2-search__field").fill("delegation")
    page.locator(".select2-results__option").get_by_text("Li Lanqing").first.click()
    page.screenshot(path="/tmp/adminhelper/set_filled.png", full_page=True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    page.goto(url("event", world))
    page.locator("#id_date").fill("1992-02-30")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errorlist").first).to_be_visible()
    page.screenshot(path="/tmp/adminhelper/event_error.png", full_page=True)

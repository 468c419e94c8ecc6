"""An operator brings in a topic: a mistake is shown, mended, the change looked at, and only then made."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from quizapp.facts.models import Event, Topic
from tests import factories
from tests.web.admin.import_tables import as_csv, as_xlsx, changed, without


def choose(page, files):
    page.get_by_label("Files").set_input_files(
        [{"name": file.name, "mimeType": "application/octet-stream", "buffer": file.read()} for file in files]
    )
    page.get_by_role("button", name="Check the tables").click()


def test_a_topic_from_a_workbook(context, page, log_in, assert_accessible, transactional_db):
    log_in(context, factories.user("operator", is_staff=True, is_superuser=True))
    page.goto("/admin/facts/topic/")
    page.get_by_role("link", name="Import tables").click()
    assert_accessible(page)
    page.get_by_label("Title of the new topic").fill("Space")
    choose(page, as_csv(changed("events", 1, "start", "1957-13-04")))

    expect(page.get_by_role("heading", name="1 problem")).to_be_visible()
    expect(page.locator(".import-preview tbody tr")).to_have_text(re.compile("events.csv.*2.*start.*1957-13-04"))
    expect(page.get_by_role("button", name="Import exactly this")).to_have_count(0)
    assert_accessible(page)

    page.get_by_role("link", name="Upload again").click()
    page.get_by_label("Title of the new topic").fill("Space")
    choose(page, [as_xlsx()])
    expect(page.locator("#content")).to_contain_text("Nothing has been changed so far.")
    assert Topic.objects.count() == 0
    assert_accessible(page)
    page.get_by_role("button", name="Import exactly this").click()
    expect(page.locator(".messagelist")).to_contain_text("events: 4 added")
    assert Event.objects.count() == 4

    with page.expect_download() as download:
        page.get_by_role("link", name="Export tables (XLSX)").click()
    page.goto("/admin/facts/topic/import/")
    page.get_by_label("Topic:", exact=True).select_option("Space")
    choose(page, [SimpleUploadedFile("space.xlsx", Path(download.value.path()).read_bytes())])
    expect(page.locator("#content")).to_contain_text("The topic is what the tables say already.")
    page.get_by_role("button", name="Discard").click()

    page.get_by_label("Topic:", exact=True).select_option("Space")
    choose(
        page,
        as_csv(
            {
                **changed("events", 1, "title", "Launch of Sputnik 2"),
                "agreements": without("agreements", 1)["agreements"],
            }
        ),
    )
    expect(page.locator("tr.removed").first).to_contain_text("Agreement on Docking")
    assert_accessible(page)
    page.goto("/admin/facts/event/export/")
    assert_accessible(page)

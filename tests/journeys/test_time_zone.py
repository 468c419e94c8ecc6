"""The settings offer the browser's time zone to whoever has not chosen one."""

from playwright.sync_api import expect

from tests import factories


def test_the_zone_of_the_browser_is_selected(new_context, log_in, shipped_topic):
    context = new_context(timezone_id="Asia/Almaty")
    log_in(context, factories.user("aliya"))
    page = context.new_page()
    page.goto("/settings/")
    expect(page.locator("select[name=zone]")).to_have_value("Asia/Almaty")


def test_a_browser_in_no_listed_place_leaves_the_zone_as_it_is(new_context, log_in, shipped_topic):
    context = new_context(timezone_id="Etc/GMT-5")
    log_in(context, factories.user("aliya"))
    page = context.new_page()
    page.goto("/settings/")
    expect(page.locator("select[name=zone]")).to_have_value("UTC")

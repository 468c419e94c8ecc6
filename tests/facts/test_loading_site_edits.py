"""What a site made or edited itself survives a load, and is reported."""

import pytest

from quizapp.facts.loading import LoadError, load_fixtures
from quizapp.facts.models import Chapter, ChapterFact, Citation, Event, Paragraph, Participation, Person, Source, Topic
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

KIND = ("annals", "kind: visit", "kind: state_visit")


@pytest.fixture
def load(tmp_path):
    def run(*changes):
        write(build(write_seeds(tmp_path / "seeds", *changes)), tmp_path / "fixtures")
        return load_fixtures(tmp_path / "fixtures")

    run()
    return run


def test_a_row_edited_on_the_site_is_kept_and_reported(load):
    event = Event.objects.get()
    event.title = "our own title"
    event.save()
    report = load(KIND)
    assert report.kept == ["event first-visit: kept site edit"]
    assert report.counts["event"].kept == 1
    assert (Event.objects.get().title, Event.objects.get().kind) == ("our own title", "visit")


def test_a_teachers_alias_makes_the_person_a_site_edit(load):
    Person.objects.get(key="li-wei").aliases.create(text="Mr Li")
    report = load(("people", "name: Li Wei", "name: Li Weiguo"))
    assert report.kept == ["person li-wei: kept site edit"]
    person = Person.objects.get(key="li-wei")
    assert person.name == "Li Wei"
    assert [alias.text for alias in person.aliases.all()] == ["Mr Li"]


def test_an_edit_that_the_fixtures_took_over_is_no_edit_any_more(load):
    Event.objects.update(kind="state_visit")
    assert load(KIND).kept == []
    report = load()
    assert report.kept == []
    assert Event.objects.get().kind == "visit"


def test_rows_made_on_the_site_are_never_touched(load):
    topic = Topic.objects.get()
    ours = Person.objects.create(topic=topic, key="ours", name="Somebody")
    Participation.objects.create(
        event=Event.objects.create(topic=topic, key="e", title="x", kind="y"), person=ours, role="met"
    )
    report = load(KIND)
    assert report.kept == []
    assert Person.objects.get(key="ours").participations.count() == 1


def test_a_key_that_the_site_took_first_is_left_to_the_site(load, tmp_path):
    Person.objects.create(topic=Topic.objects.get(), key="newcomer", name="Our newcomer")
    cited = "citations: [{source: annals, paragraph: p1, passage: Came.}]"
    new = f"persons:\n  - {{key: newcomer, name: New Comer, country: CN, {cited}}}"
    report = load(("people", "persons:", new))
    assert report.kept == ["person newcomer: is not from fixtures and has this key: kept"]
    assert Person.objects.get(key="newcomer").name == "Our newcomer"
    assert Citation.objects.get(person__key="newcomer").passage == "Came."


def test_an_edited_row_that_the_fixtures_dropped_is_kept(load):
    Chapter.objects.update(title="Our own question?")
    report = load(("topic", "key: start", "key: beginning"))
    assert report.kept == ["chapter start: is no longer in the fixtures, but was edited on this site"]
    assert Chapter.objects.count() == 2


def test_an_edited_source_still_gets_its_new_paragraphs(load):
    Source.objects.filter(key="annals").update(publisher="The court")
    load(
        ("annals", "locator: p2, names: [], reason: A heading.", "locator: p3, names: [], reason: A heading."),
        ("topic", "paragraph: p1", "paragraph: p3"),
    )
    assert set(Paragraph.objects.filter(source__key="annals").values_list("locator", flat=True)) == {"p1", "p2", "p3"}
    assert Citation.objects.get(chapter__key="start").paragraph.locator == "p3"


def test_a_row_that_the_site_still_uses_is_not_removed_and_nothing_changes(load):
    topic = Topic.objects.get()
    ours = Event.objects.create(topic=topic, key="ours", title="x", kind="y")
    Participation.objects.create(event=ours, person=Person.objects.get(key="asanov"), role="met")
    with pytest.raises(LoadError) as caught:
        load(
            ("people", "    possibly_same: [asanov]\n  - {key: asanov,", "  - {key: asanova,"),
            ("gazette", ", {person: asanov, role: met}", ""),
            KIND,
        )
    assert caught.value.mistakes == [
        "person asanov is no longer in the fixtures, but is still used by participation ours/asanov/met"
    ]
    assert Event.objects.get(key="first-visit").kind == "visit"
    assert Person.objects.filter(key="asanov").exists()


@pytest.mark.parametrize("use", ["cascade", "set_null", "many_to_many"])
def test_no_deletion_takes_or_empties_what_the_site_made(load, use):
    topic = Topic.objects.get()
    visit = Event.objects.get()
    match use:
        case "cascade":
            chapter = Chapter.objects.create(topic=topic, key="ours", title="Ours?", text="x", position=9)
            ChapterFact.objects.create(chapter=chapter, position=1, event=visit)
            said = "chapter fact ours/1"
        case "set_null":
            Event.objects.create(topic=topic, key="ours", title="x", kind="y", announced_by=visit)
            said = "event ours"
        case _:
            topic.conflicts.create(key="ours", field="date", note="x").events.add(visit)
            said = "conflict ours"
    with pytest.raises(LoadError, match=f"event first-visit is no longer in the fixtures, but is still used by {said}"):
        load(
            ("annals", "- event: first-visit", "- event: other-visit"),
            ("gazette", "event:first-visit", "event:other-visit"),
            ("topic", "event:first-visit", "event:other-visit"),
        )
    assert Event.objects.filter(key="first-visit").exists()

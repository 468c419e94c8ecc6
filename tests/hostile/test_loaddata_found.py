"""What no constraint can refuse, `check_facts` finds as an error, and then no question of the topic is served.

The pages of such a topic answer all the same: a reader sees facts, not a broken site.
"""

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.models import Person, Topic
from quizapp.questions import bank
from quizapp.questions.models import Question
from quizapp.study import sessions
from quizapp.study.models import Mode
from tests import factories
from tests.factories import NOON
from tests.hostile.planted import SLUG, add, edit, entries, fixtures, loaddata, ref, save

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def folder(tmp_path):
    return fixtures(tmp_path)


def one_value(folder):
    save(folder, "conflictvalue", entries(folder, "conflictvalue")[:1])


def uncited(folder):
    found = entries(folder, "citation")
    save(folder, "citation", [row for row in found if row["fields"]["agreement"] is None])


def two_documents(folder, field):
    for key, other in (("a", "b"), ("b", "a")):
        add(folder, "agreement", key=key, title=f"The paper {key}", **{field: [ref(other)]})
        add(folder, "citation", key=f"cited-{key}", event=None, agreement=ref(key))


def stranger(folder):
    factories.person(key="stranger", topic=factories.topic("elsewhere"))
    edit(folder, "participation", person=["elsewhere", "stranger"])


FOUND = {
    "a conflict with one value": (one_value, "has 1 values; a conflict has at least two"),
    "a fact without a citation": (uncited, "error (citation)\n    agreement:treaty: has no citation"),
    "bounds of another date": (lambda f: edit(f, "event", earliest="1995-02-20"), "event:first-visit: earliest: found"),
    "a date that is none": (lambda f: edit(f, "event", date="last spring"),
     "event:first-visit: date: found blanks in 'last spring'"),
    "a precision of another date": (lambda f: edit(f, "event", precision="year"), "precision: found 'year'"),
    "a title of blanks": (lambda f: edit(f, "event", title=" "), "event:first-visit: title: is an empty text"),
    "a direction mark": (lambda f: edit(f, "person", name="\u202enaS"), "name: holds the direction mark U+202E"),
    "a control character": (lambda f: edit(f, "person", name="\x1b[2J"), "name: holds the control character U+001B"),
    "16 digits": (lambda f: edit(f, "figure", value="123456789012345678"), "expected a number of at most 15 digits"),
    "places round each other": (lambda f: edit(f, "place", 1, parent=ref("astana")), "astana -> kazakhstan -> astana"),
    "documents round each other": (lambda f: two_documents(f, "supersedes"), "agreement:a: supersedes goes round"),
    "the same, implementing": (lambda f: two_documents(f, "implements"), "agreement:a: implements goes round"),
    "a person perhaps themselves": (lambda f: edit(f, "person", possibly_same=[ref("asanov")]),
     "the same as themselves"),
    "another's former key": (lambda f: edit(f, "person", former_keys=["li-wei"]),
     "former key li-wei belongs to person:li-wei"),
    "a person of another topic": (stranger, "person is stranger of another topic, elsewhere"),
    "a key with a blank that nobody sees": (lambda f: add(f, "thread", key="a\u00a0b"),
     "thread:a\\xa0b: key: has a space"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "said"), FOUND.values(), ids=FOUND)
def test_the_check_finds_it_and_nothing_is_asked(folder, plant, said, capsys, client):
    plant(folder)
    if plant is not stranger and said.startswith("thread:"):
        for row in ("event", "agreement"):
            edit(folder, row, threads=[])
    topic = loaddata(folder)
    question = factories.question(topic=topic)
    Topic.objects.filter(pk=topic.pk).update(is_stale=True)

    with pytest.raises(CommandError):
        call_command("check_facts", SLUG)
    assert said in capsys.readouterr().out
    with pytest.raises(CommandError, match="No question may rest on such facts: mend two_lands first"):
        call_command("generate_questions", SLUG)
    assert list(Question.objects.all()) == [question]

    learner = factories.learner()
    with pytest.raises(sessions.NothingToStudy):
        sessions.start_sitting(learner=learner, topic=Topic.objects.get(pk=topic.pk), mode=Mode.TODAY, at=NOON)
    assert not Question.objects.servable().exists()
    assert "which check_facts names" in Question.objects.get().proof_reason
    for page in ("", "events/", "people/", "agreements/", "figures/", "places/", "timeline/", "silences/", "glossary/"):
        assert client.get(f"/t/{SLUG}/{page}").status_code == 200, page
    assert client.get(f"/t/{SLUG}/places/astana/").status_code == 200


def test_mended_facts_are_asked_about_again(folder):
    edit(folder, "person", possibly_same=[ref("asanov")])
    topic = loaddata(folder)
    bank.generate(topic=topic)
    before = set(Question.objects.servable().values_list("key", flat=True))
    Topic.objects.filter(pk=topic.pk).update(is_stale=True)
    bank.ensure_fresh(topic=topic)
    assert not Question.objects.servable().exists()

    Person.objects.get(key="asanov").possibly_same.clear()

    bank.ensure_fresh(topic=topic)
    assert set(Question.objects.servable().values_list("key", flat=True)) >= before

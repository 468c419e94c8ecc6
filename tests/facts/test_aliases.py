"""A spelling that a site adds: what is refused, and what a later load makes of it."""

import pytest
from django.core.management import call_command

from quizapp.facts.aliases import AliasError, add_alias
from quizapp.facts.models import Person, PersonAlias, Topic
from quizapp.facts.seeds import build, write
from tests import factories
from tests.facts.seed_folder import write_seeds

pytestmark = pytest.mark.django_db


def test_a_spelling_is_added_in_its_script_and_the_topic_is_proved_again():
    person = factories.person(name="Nursultan Nazarbayev")
    factories.proved(person.topic)
    alias = add_alias(person=person, text="  Нурсултан   Назарбаев ", note="seen")
    assert (alias.text, alias.script, alias.note) == ("Нурсултан Назарбаев", "Cyrl", "seen")
    assert Topic.objects.get().is_stale


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no letter"),
        ("?!", "no letter"),
        ("x" * 201, "at most 200"),
        ("OMAROV", "already a known spelling"),
        ("jiang zémin", "the name of somebody else"),
        ("Jing Zemin", "the name of somebody else"),
    ],
)
def test_what_is_no_new_spelling_is_refused_and_changes_nothing(text, said):
    person, other = factories.person(name="Omarov"), factories.person(name="Jiang Zemin")
    PersonAlias.objects.create(person=other, text="Jing Zemin")
    factories.proved(person.topic)
    with pytest.raises(AliasError, match=said):
        add_alias(person=person, text=text)
    assert PersonAlias.objects.count() == 1
    assert not Topic.objects.get().is_stale


def test_the_next_load_keeps_it(tmp_path, capsys):
    write(build(write_seeds(tmp_path / "seeds")), tmp_path / "fixtures")
    call_command("load_topic", tmp_path / "fixtures", verbosity=0)
    person = Person.objects.get(key="li-wei")
    add_alias(person=person, text="Ли Вэй")
    capsys.readouterr()
    call_command("load_topic", tmp_path / "fixtures")
    assert person.aliases.get().text == "Ли Вэй"
    assert "li-wei" in capsys.readouterr().out

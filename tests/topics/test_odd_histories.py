"""Histories unlike the shipped one: before the year 1000, in another script, with repeated titles and terms."""

from io import StringIO

import pytest
from django.core.management import call_command

from quizapp.facts.models import Event, Person
from quizapp.questions.models import Question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

EARLY = """id,title,start,type,title_form
raid,the raid on Lindisfarne,0793,raid,noun_phrase
crown,the coronation of Charlemagne,0800-12-25,coronation,noun_phrase
verdun,the partition at Verdun,0843,partition,noun_phrase
otto,Otto's imperial election,0962,election,noun_phrase
hastings,the battle near Hastings,1066-10-14,battle,noun_phrase
"""
SCRIPTS = """id,title,start,type,place
長城,修築長城,1368,construction,北京
قلعة,بناء القلعة,1183,construction,القاهرة
"""
TERMS = """id,name,aliases,roles
head,Ann Field,,mayor 1901–1904|mayor 1910–1913|speaker
"""
TERM_EVENTS = """id,title,start,type
first,Field is elected,1901,election
second,Field is elected,1910,election
"""
TERM_PARTS = """event_id,person_id,role,role_kind,office
first,head,elected,appointee,Mayor
second,head,elected,appointee,Mayor
"""


def load(folder, **tables):
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    call_command("import_topic", str(folder), "--topic", "odd", stdout=StringIO())


def test_a_history_before_the_year_1000_gives_questions(tmp_path):
    load(tmp_path, events=EARLY)
    asked = Question.objects.get(subject_facts=["event:crown"], family="date_of_event", asks="year").current
    assert (asked.answer["text"], asked.answer["value"]) == ("800 CE", "0800")
    assert len(asked.distractors) == 3


def test_names_in_any_script_stay_as_they_are(tmp_path):
    load(tmp_path, events=SCRIPTS)
    assert set(Event.objects.values_list("key", "title")) == {("長城", "修築長城"), ("قلعة", "بناء القلعة")}


def test_repeated_titles_and_terms_of_one_person_are_no_mistake(tmp_path):
    load(tmp_path, events=TERM_EVENTS, persons=TERMS, event_persons=TERM_PARTS)
    assert Event.objects.filter(title="Field is elected").count() == 2
    person = Person.objects.get()
    assert person.participations.filter(office__title="Mayor").count() == 2
    assert person.description == "mayor 1901–1904; mayor 1910–1913; speaker"

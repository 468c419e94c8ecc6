"""A teacher rewords a question while the bank is generated: neither writes over the other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from time import sleep

import pytest
from django.db import connections

from quizapp.facts.models import Agreement
from quizapp.questions import bank, editorial
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Family
from tests import factories
from tests.questions.world_rows import Store
from tests.questions.worlds import history

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

WORDS = "During Alandic Premier Anders Falk's visit to Boria in May 1990, which of these was signed?"


def test_a_wording_saved_while_the_bank_is_generated_stays(monkeypatch):
    store = Store(history(4))
    store.generate()
    question = store.question(Family.AGREEMENT_AT_EVENT, "agreement:fishery")
    teacher = factories.teacher()
    Agreement.objects.filter(key="fishery").update(tier=3)  # so that the run has the question to write
    has_read, every_draft = Signal(), bank.all_drafts

    def slowly(workshop):
        has_read.set()
        sleep(0.5)  # time for the teacher, who without a lock would be done by then
        yield from every_draft(workshop)

    def act(verb):
        try:
            verb()
        finally:
            connections.close_all()

    def reword():
        assert has_read.wait(timeout=10)
        editorial.reword(question=question, stem=WORDS, actor=teacher, at=factories.NOON)

    monkeypatch.setattr(bank, "all_drafts", slowly)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(act, (store.generate, reword)))
    now = Question.objects.get(pk=question.pk)
    assert (now.current.stem, now.tier) == (WORDS, 3)

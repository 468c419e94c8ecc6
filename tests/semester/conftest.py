"""Each semester is lived once in a run, by whichever process needs it first; nothing of it stays in the database."""

import pickle
from pathlib import Path

import pytest
from django.db import transaction

from tests.semester.running import semester_of
from tests.semester.seen import Semester

SEED = 1


@pytest.fixture(scope="session")
def semester(django_db_setup, django_db_blocker, made_once) -> Semester:
    def live(path: Path) -> None:
        with django_db_blocker.unblock(), transaction.atomic():
            path.write_bytes(pickle.dumps(semester_of(SEED)))
            transaction.set_rollback(True)

    return pickle.loads(made_once("semester.pickle", live).read_bytes())  # noqa: S301 - this run's own file

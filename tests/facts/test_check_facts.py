"""`check_facts` prints what the rules find, grouped, and exits 1 on errors."""

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.loading import load_fixtures
from quizapp.facts.models import Citation, Person
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _loaded(tmp_path):
    write(build(write_seeds(tmp_path / "seeds")), tmp_path / "fixtures")
    load_fixtures(tmp_path / "fixtures")


def test_a_topic_without_errors_is_fine(capsys):
    call_command("check_facts", "two_lands")
    said = capsys.readouterr().out
    assert "two_lands: 0 errors, 1 warning, 3 notes" in said
    assert "  warning (chapter)\n    chapter:start: has 5 words" in said


def test_errors_are_printed_and_counted(capsys):
    Citation.objects.filter(figure__isnull=False).delete()
    with pytest.raises(CommandError, match="4 errors"):
        call_command("check_facts")
    said = capsys.readouterr().out
    assert "conflict:total-doubted: has 0 values" in said  # its citations went with them
    assert "  error (citation)\n    figure:trade-export-1995: has no citation" in said


def test_a_row_edited_on_the_site_is_a_note(capsys):
    Person.objects.filter(key="asanov").update(description="Of whom nothing is known.")
    call_command("check_facts")
    assert "  info (edited)\n    person:asanov: was edited on this site" in capsys.readouterr().out


def test_an_unknown_topic_is_refused():
    with pytest.raises(CommandError, match="There is no topic three_lands; topics: two_lands"):
        call_command("check_facts", "three_lands")

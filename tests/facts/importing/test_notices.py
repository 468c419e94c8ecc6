"""What an import says without refusing: lists split the wrong way, codes without words; and what it keeps."""

from quizapp.facts.models import Source
from tests.facts.importing.conftest import ALL, PERSONS


def test_a_list_split_by_semicolons_is_kept_as_one_text_and_told(importer, db):
    tables = {**ALL, "persons": PERSONS.replace("A. Field|Анна Филд", "A. Field;Анна Филд")}
    assert "persons.csv, column aliases: a list is split by “|”, not by “;”" in importer.write(**tables).run()
    assert "column aliases" not in importer.write(**ALL).run()


def test_country_codes_without_words_are_told(importer, db):
    assert "no name is given for the codes AA, BB" in importer.write(**ALL).run("--dry-run")
    said = importer.run("--dry-run", "--country", "AA=Aland,Alandic", "--country", "BB=Boria,Borian")
    assert "no name is given" not in said


def test_the_title_of_the_data_set_stays_when_the_next_import_does_not_say_it(towns):
    towns.run("--data-set", "The town's own list")
    assert "changed source" not in towns.run("--dry-run")
    towns.run()
    assert Source.objects.get(topic__slug="towns").title == "The town's own list"

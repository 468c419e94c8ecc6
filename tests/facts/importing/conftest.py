"""A folder of small tables, and the import as an operator runs it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

EVENTS = """id,title,start,end,precision,type,place,description,source
bridge,the opening of the bridge,1901-05-03,,day,opening,Newtown,The bridge was opened.,Yearbook
visit,the visit of the mayor,1902,,year,visit,Newtown|Oldtown,,
"""
PERSONS = """id,name,aliases,country,roles
mayor,Ann Field,A. Field|Анна Филд,AA,mayor|engineer
"""
AGREEMENTS = """id,title,date,category,parties,event_id
charter,Charter of the Bridge,,charter,AA|BB,bridge
"""
PARTS = """event_id,person_id,role
visit,mayor,leader
"""
ALL = {"events": EVENTS, "persons": PERSONS, "agreements": AGREEMENTS, "event_persons": PARTS}


class Importer:
    """Writes tables and runs import_topic; `said` and `errors` are what it printed."""

    def __init__(self, folder):
        self.folder = folder
        self.said = self.errors = ""

    def write(self, **tables):
        for path in self.folder.glob("*.csv"):
            path.unlink()
        for name, content in tables.items():
            data = content if isinstance(content, bytes) else content.encode()
            (self.folder / f"{name}.csv").write_bytes(data)
        return self

    def run(self, *options, topic="towns"):
        out, err = StringIO(), StringIO()
        try:
            call_command("import_topic", str(self.folder), "--topic", topic, *options, stdout=out, stderr=err)
        finally:
            self.said, self.errors = out.getvalue(), err.getvalue()
        return self.said

    def refused(self, *options, **tables):
        """The problems printed for tables that must be refused."""
        self.write(**tables)
        with pytest.raises(CommandError, match="Nothing was loaded"):
            self.run(*options)
        return self.errors.splitlines()


@pytest.fixture
def importer(tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    return Importer(folder)


@pytest.fixture
def towns(importer, db):
    """The small topic, imported."""
    importer.write(**ALL).run("--country", "AA=Aland,Alandic", "--country", "BB=Boria,Borian")
    return importer

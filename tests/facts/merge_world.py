"""The small topic with two records of one man, who is twice in one role, on one paper, in one chapter."""

from quizapp.facts.loading import load_fixtures
from quizapp.facts.models import Merge, Person, Topic
from quizapp.facts.rows import read_topic
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

TWICE = (
    ("gazette", "{person: asanov, role: met}", "{person: asanov, role: met}, {person: asanov, role: host}"),
    ("gazette", "role: host}", "role: host, as_written: the host Asanov}"),
    ("gazette", '"figure:trade-export-1995"]', '"figure:trade-export-1995", "person:asanov"]'),
    ("annals", "{person: li-wei, party: CN}", "{person: li-wei, party: CN}, {person: asanov, party: KZ}"),
    ("annals", "{person: asanov, party: KZ}", "{person: asanov, party: KZ}, {person: nurlan-asanov, party: KZ}"),
    ("topic", '"person:li-wei"]', '"person:asanov", "person:li-wei", "person:nurlan-asanov"]'),
    ("topic", "- {key: border, title: The border}", "- {key: border, title: The border}\n  - {key: oil, title: Oil}"),
    ("people", "{key: asanov, name: Asanov, country: KZ,", "{key: asanov, name: Asanov, country: KZ, threads: [oil],"),
)
GONE, KEPT = "asanov", "nurlan-asanov"


class World:
    """Builds the topic with changes and loads it."""

    def __init__(self, folder):
        self.folder = folder

    def build(self, *changes):
        write(build(write_seeds(self.folder / "seeds", *TWICE, *changes)), self.folder / "fixtures")
        return self.folder / "fixtures"

    def load(self, *changes):
        return load_fixtures(self.build(*changes))


def person(key):
    return Person.objects.get(key=key)


def merge_of(key=GONE):
    return Merge.objects.get(gone_key=key)


def rows():
    """All rows of the topic, without what a load stores about itself."""
    return read_topic(Topic.objects.get())

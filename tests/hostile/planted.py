"""The small topic with something hostile planted in it, and ways to see that nothing of it came in."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from quizapp.facts.models import Topic
from quizapp.facts.rows import FIXTURE_FILES
from quizapp.facts.seeds import SeedError, build, write
from tests.facts.seed_folder import write_seeds

SLUG = "two_lands"
TABLE_HEADER = "id,title,start,end,precision,type,place,announced_by,tier,why,latitude,longitude\n"


def seeds(tmp_path, *changes):
    """The small topic's seeds with texts replaced: (file, old, new)."""
    return write_seeds(tmp_path / SLUG, *changes)


def mistakes(folder):
    """What is wrong with a folder of seeds; each mistake has its file and line."""
    with pytest.raises(SeedError) as caught:
        build(folder)
    assert all(mistake.file and mistake.line for mistake in caught.value.mistakes)
    return str(caught.value)


@cache
def _built():
    with TemporaryDirectory() as folder:
        return build(seeds(Path(folder)))


def fixtures(tmp_path):
    """A folder of the small topic's fixtures, all of them right."""
    write(_built(), tmp_path / "fixtures")
    return tmp_path / "fixtures"


def entries(folder, model):
    return json.loads((folder / FIXTURE_FILES[model]).read_text("utf-8"))


def save(folder, model, found):
    (folder / FIXTURE_FILES[model]).write_text(json.dumps(found), "utf-8")


def edit(folder, model, number=0, **fields):
    """Change fields of the n-th row of a model; its hash is taken out with them, as a person would who cheats."""
    found = entries(folder, model)
    found[number]["fields"] |= {**({"loaded_hash": ""} if "loaded_hash" in found[number]["fields"] else {}), **fields}
    save(folder, model, found)


def add(folder, model, like=0, **fields):
    """One more row, like the n-th of its model."""
    found = entries(folder, model)
    found.append({"model": f"facts.{model}", "fields": {**found[like]["fields"], **fields}})
    if "loaded_hash" in found[-1]["fields"]:
        found[-1]["fields"]["loaded_hash"] = ""
    save(folder, model, found)


def ref(*key):
    return [SLUG, *key]


def row_counts():
    """How many rows of every model of facts and questions there are."""
    return {
        model._meta.label: model._default_manager.count()
        for app in ("facts", "questions")
        for model in apps.get_app_config(app).get_models()
    }


def refused(command, *args, **options):
    """The message of a command that refuses and leaves every table as it was."""
    before = row_counts()
    with pytest.raises(CommandError) as caught:
        call_command(command, *args, **options)
    assert row_counts() == before
    assert caught.value.returncode != 0
    assert str(caught.value).isprintable() or "\n" in str(caught.value)
    return str(caught.value)


def loaddata(folder):
    """Plain Django: no `save()`, no `clean()`."""
    call_command("loaddata", *sorted(map(str, folder.glob("*.json"))), verbosity=0)
    return Topic.objects.get(slug=SLUG)


def table(*rows):
    """A table of events: one that is right in row 2, and more."""
    right = "bridge,the opening of the bridge,1901-05-03,,day,opening,Newtown,,,,,"
    return TABLE_HEADER + "".join(f"{row}\n" for row in (right, *rows))

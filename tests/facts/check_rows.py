"""The small topic as rows in fixture form, and ways to plant facts in it."""

from quizapp.facts import dates
from quizapp.facts.check import check
from quizapp.facts.seeds import build
from tests.facts.seed_folder import write_seeds

TOPIC = "two_lands"


def small_topic(tmp_path):
    return build(write_seeds(tmp_path / TOPIC)).rows


def found(rows, rule):
    """(level, fact) of what one rule finds."""
    return [(finding.level, finding.fact) for finding in check(rows) if finding.rule == rule]


def said(rows, rule):
    """The messages of one rule."""
    return [finding.message for finding in check(rows) if finding.rule == rule]


def one(rows, name, key):
    return next(row for row in rows[name] if row["key"] == key)


def ref(key):
    return [TOPIC, key]


def dated(date):
    """The columns of a date."""
    return {"date": date, **dates.parse(date).bounds}


def add(rows, model, key, date="", /, **changes):
    """Another row like the first of its model."""
    row = {**rows[model][0], "key": key, **(dated(date) if date else {}), **changes}
    rows[model].append(row)
    return row


def add_event(rows, key, date, locator="", **changes):
    """A visit on a date without participants, told in a paragraph of the annals when a locator is given."""
    given = {"title": f"the visit {key}", "date_basis": "explicit", "host_country": "", **changes}
    add(rows, "event", key, date, **given)
    if locator:
        tell(rows, "event", key, locator)


def tell(rows, model, key, locator, source="annals"):
    """Cite a fact from a paragraph, which is made when there is none."""
    own = [row for row in rows["paragraph"] if row["source"] == ref(source)]
    if all(row["locator"] != locator for row in own):
        position = len(rows["paragraph"]) + 1
        made = {"source": ref(source), "locator": locator, "position": position, "names": [], "reason": ""}
        rows["paragraph"].append(made)
    cited = dict.fromkeys(("event", "agreement", "figure", "person", "term", "chapter"))
    place = {"source": ref(source), "paragraph": [*ref(source), locator], "passage": f"It tells of {key}."}
    add(rows, "citation", f"{locator}-{key}", **{**cited, **place, model: ref(key)})


def take_part(rows, event, person, role="leader", office=None):
    held = ref(office) if office else None
    part = {"event": ref(event), "person": ref(person), "role": role, "office": held, "as_written": ""}
    rows["participation"].append({**part, "position": 1})


def add_conflict(rows, key, field, **named):
    """A recorded conflict about facts, for example `figures=["total"]`."""
    linked = {f"{name}s": [] for name in ("event", "agreement", "figure", "person")}
    linked |= {name: [ref(key) for key in keys] for name, keys in named.items()}
    own = {"topic": [TOPIC], "key": key, "field": field, "note": "They differ.", "origin": "site", "loaded_hash": ""}
    rows["conflict"].append({**own, **linked})

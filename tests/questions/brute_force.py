"""A second opinion on an exported bank: reads the JSON only, asks every fact, and shares no code with the generator."""

from datetime import date

COMMON = {"agreement", "on", "of", "the", "a", "an", "and", "in", "for", "to", "between", "with", "by", "at", "from"}


def tables(document):
    kinds = {"event": "events", "agreement": "agreements", "figure": "figures", "person": "persons"}
    return {f"{kind}:{row['key']}": row for kind, table in kinds.items() for row in document[table]}


def days(fact):
    """(first, last) possible day; None where a date is open or missing."""
    first, last = (date.fromisoformat(fact[end]) if fact[end] else None for end in ("earliest", "latest"))
    return first, last


def year(fact):
    first, last = days(fact)
    return first.year if first and last and first.year == last.year else None


def apart(one, other):
    (a, b), (c, d) = days(one), days(other)
    return bool((b and c and b < c) or (d and a and d < a))


def is_hedged(fact):
    return any(mark in fact["date"] for mark in "?~%")


def words(text):
    return {word.strip(".,;:()“”'’").casefold() for word in text.replace("-", " ").split()} - COMMON


def names(person):
    return {" ".join(sorted(words(name))) for name in (person["name"], *person["aliases"])}


def problems(question, document):
    """What is wrong with one question, as far as plain facts can tell."""
    facts = tables(document)
    subjects = [facts[ref] for ref in question["subject_facts"]]
    check = {
        "year": _year,
        "person": _person,
        "earlier": _order,
        "purpose": _purpose,
        "agreement": _signed_there if question["family"] == "agreement_at_event" else _did_it,
    }[question["asks"]]
    return [*_evidence(question, subjects), *check(question, subjects, facts)]


def _evidence(question, subjects):
    for fact in subjects:
        if fact["told"] != "done":
            yield f"{fact['key']} is told as {fact['told']}"
        if not fact["citations"]:
            yield f"{fact['key']} has no citation"
    for part in question["distractors"]:
        if not part["truth"] or not part["why_false"]["text"]:
            yield f"{part['text']}: no feedback"


def _year(question, subjects, facts):
    (fact,) = subjects
    right = year(fact)
    if is_hedged(fact) or str(right) != question["answer"]["value"] or str(right) != question["answer"]["text"]:
        yield f"the year is {right}"
    for option in question["distractors"]:
        if int(option["value"]) == right:
            yield f"{option['value']} is right as well"
        announced = facts.get(f"event:{fact.get('announced_by')}")
        if announced and year(announced) == int(option["value"]):
            yield f"{option['value']} is the year of the announcement"


def _person(question, subjects, facts):
    (event,) = subjects
    right = facts[f"person:{question['answer']['value']}"]
    side = [p["person"] for p in event["participants"] if p["role"] == "leader"]
    side = [key for key in side if facts[f"person:{key}"]["country"] == question["variant"]]
    if side != [right["key"]]:
        yield f"led by {side}"
    if not (event["lead_complete"] or event["participants_complete"]):
        yield "nobody says that these are all leaders"
    for option in question["distractors"]:
        other = facts[f"person:{option['value']}"]
        if other["key"] in {p["person"] for p in event["participants"]}:
            yield f"{other['key']} was there"
        if names(other) & names(right):
            yield f"{other['key']} has a name of the key"
        if right["key"] in other["possibly_same"] or other["key"] in right["possibly_same"]:
            yield f"{other['key']} is possibly the key"


def _signed_there(question, subjects, facts):
    (paper,) = subjects
    event = facts.get(f"event:{paper['event']}")
    if event is None or paper["key"] != question["answer"]["value"] or paper["generic"]:
        yield "the key was not signed there"
        return
    for option in question["distractors"]:
        other = facts[f"agreement:{option['value']}"]
        if other["event"] == event["key"] or not apart(other, event) or is_hedged(other) or other["generic"]:
            yield f"{other['key']} may have been signed there"


def _did_it(question, subjects, facts):
    (paper,) = subjects
    if paper["key"] != question["answer"]["value"]:
        yield "the key is another document"
    same = [ref for ref, other in facts.items() if other.get("purpose") == paper["purpose"]]
    if len(same) != 1:
        yield f"the same purpose: {same}"
    for option in question["distractors"]:
        if not facts[f"agreement:{option['value']}"]["purpose"]:
            yield f"what {option['value']} did is not known"


def _purpose(question, subjects, facts):
    (paper,) = subjects
    if question["answer"]["value"] != paper["purpose"]:
        yield "the purpose is another one"
    for option in question["distractors"]:
        shared = words(option["value"]) & words(paper["purpose"])
        if len(shared) >= 0.6 * min(len(words(option["value"])), len(words(paper["purpose"]))):
            yield f"{option['value']} is nearly the key"


def _order(question, subjects, facts):
    earlier, later = subjects
    (_, last), (first, _) = days(earlier), days(later)
    if is_hedged(earlier) or is_hedged(later) or not last or not first or (first - last).days < 60:
        yield "the order is not certain"
    if (earlier["key"], later["key"]) != (question["answer"]["value"], question["distractors"][0]["value"]):
        yield "the options are other facts"

"""Defects that lie in the facts: what the question rests on is otherwise than its proof says."""

from copy import deepcopy
from typing import Any

from tests.questions.audit.of_form import DATES, has_lures
from tests.questions.audit.planting import TABLES, Bank, Planted, kind


def shifted(date: str, years: int) -> str:
    """An EDTF date moved by whole years; 29 February becomes 28."""
    ends = []
    for end in date.split("/"):
        moved = f"{int(end[:4]) + years:04}{end[4:]}"
        ends.append(moved.replace("-02-29", "-02-28"))
    return "/".join(ends)


def is_plain(date: str) -> bool:
    return bool(date) and all(end[:4].isdigit() and not set(end) & set("?~%[X") for end in date.split("/"))


def subject(bank: Bank, planted: Planted) -> tuple[str, dict[str, Any]]:
    ref = planted.question["subject_facts"][0]
    return TABLES[ref.partition(":")[0]], bank.fact(ref)


def meant_event(bank: Bank, planted: Planted) -> dict[str, Any] | None:
    """The event that the stem describes, if it describes one."""
    question = planted.question
    ref = question["proof"]["may"][0]
    return bank.fact(ref) if ref.startswith("event:") and question["family"] != "order_two" else None


@kind("U")
def a_twin_in_another_year(bank: Bank, planted: Planted) -> bool:
    """The same thing happened again, four years later."""
    question = planted.question
    table, row = subject(bank, planted)
    narrowed = {one["attribute"] for one in question["constraints"]} & {"signed", "date", "clue"}
    if question["family"] not in {"date_of_event", "date_of_agreement"} or narrowed or not is_plain(row["date"]):
        return False
    planted.put(table, {**row, "key": f"{row['key']}-again", "date": shifted(row["date"], 4)})
    return True


@kind("U")
def a_twin_on_the_same_days(bank: Bank, planted: Planted) -> bool:
    """Another delegation of that side, or another visit of that leader, in the same place on the same days."""
    question, event = planted.question, meant_event(bank, planted)
    if event is None or question["family"] not in {"person_in_event", "agreement_at_event"}:
        return False
    if any(one["attribute"] == "signed" for one in question["constraints"]):
        return False
    twin = {**event, "key": f"{event['key']}-again"}
    if question["family"] == "person_in_event" and question["distractors"]:
        other = question["distractors"][0]["value"]
        twin["participants"] = [{**part, "person": other} for part in event["participants"]]
    planted.put("events", twin)
    return True


@kind("S U")
def a_true_lure(bank: Bank, planted: Planted) -> bool:
    """The facts make a lure right: the person led too, the document was signed there, the sources date it so too."""
    question = planted.question
    if not has_lures(question):
        return False
    lure, (table, row) = question["distractors"][0], subject(bank, planted)
    if question["asks"] in DATES and is_plain(lure["value"]) and question["family"] != "cloze":
        conflict = {"key": "planted", "facts": question["subject_facts"][:1], "field": "date", "note": "Two tellings."}
        planted.put("conflicts", conflict | {"values": [{"value": lure["value"].split("/")[0], "citation": {}}]})
        return True
    if question["family"] == "person_in_event" and table == "events":
        row["participants"].append({**row["participants"][0], "person": lure["value"], "role": "leader"})
    elif question["family"] == "agreement_at_event":
        other = bank.row("agreements", lure["value"])
        table, row = "agreements", other | {"event": question["proof"]["answers"][0]}
    elif question["family"] == "what_it_did" and question["asks"] == "purpose":
        row["purpose"] = f"{row['purpose']} and {lure['value']}"
    else:
        return False
    planted.put(table, row)
    return True


@kind("S")
def sister_agreement(bank: Bank, planted: Planted) -> bool:
    """A lure that is another document of the same event, or is called like one of them."""
    question = planted.question
    if question["family"] != "agreement_at_event":
        return False
    lure = question["distractors"][0]
    event = question["proof"]["answers"][0]
    sisters = [
        row
        for row in bank.document["agreements"]
        if row["event"] == event and row["key"] != question["answer"]["value"]
    ]
    if sisters:
        sister = sisters[0]
    else:
        key = bank.row("agreements", question["answer"]["value"])
        sister = key | {
            "key": "sister",
            "date": shifted(key["date"], 3) if is_plain(key["date"]) else "1899",
            "event": "",
        }
        planted.put("agreements", sister)
    lure.update(text=sister["short_title"], value=sister["key"], truth_facts=[f"agreement:{sister['key']}"])
    lure["why_false"]["facts"][0] = f"agreement:{sister['key']}"
    return True


@kind("S E16")
def alias_as_lure(bank: Bank, planted: Planted) -> bool:
    """A lure who is the key under another spelling."""
    question = planted.question
    if question["asks"] != "person" or not has_lures(question):
        return False
    person = bank.row("persons", question["answer"]["value"])
    name = [*person["aliases"], person["name"].split()[-1]][0]
    planted.put("persons", person | {"key": "the-same-one", "name": name, "aliases": [], "possibly_same": []})
    question["distractors"][0].update(value="the-same-one", text=name)
    return True


@kind("S E16")
def possibly_the_same_person(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "person" or not has_lures(question):
        return False
    person = bank.row("persons", question["answer"]["value"])
    person["possibly_same"].append(question["distractors"][0]["value"])
    planted.put("persons", person)
    return True


@kind("S U")
def a_list_that_is_not_complete(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["family"] != "person_in_event":
        return False
    ref = question["proof"]["may"][0]
    row = bank.fact(ref)
    for flag in ("lead_complete", "participants_complete", "signatories_complete"):
        if flag in row:
            row[flag] = False
    planted.put(TABLES[ref.partition(":")[0]], row)
    return True


@kind("S")
def an_announcement_in_the_year_of_a_lure(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["family"] != "date_of_event" or question["asks"] != "year":
        return False
    _, row = subject(bank, planted)
    year = question["distractors"][0]["value"]
    planted.put(
        "events", {**row, "key": "announcement", "title": "the word of it", "short_title": "word", "date": year}
    )
    planted.put("events", row | {"announced_by": "announcement"})
    return True


@kind("S")
def documents_that_build_on_one_another(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["family"] != "what_it_did":
        return False
    _, row = subject(bank, planted)
    row["implements"].append(question["distractors"][0]["why_false"]["facts"][1].partition(":")[2])
    planted.put("agreements", row)
    return True


_FIELDS = {"person_in_event": "participants", "agreement_at_event": "agreements", "what_it_did": "purpose"}


@kind("U S E25")
def conflicted_fact(bank: Bank, planted: Planted) -> bool:
    """A conflict on what is asked, recorded with a second value."""
    question = planted.question
    _, row = subject(bank, planted)
    ref, name, values = question["subject_facts"][0], _FIELDS.get(question["family"], ""), ["this", "that"]
    if question["family"] in {"date_of_event", "date_of_agreement", "order_two"} and is_plain(row["date"]):
        name, values = "date", [row["date"], shifted(row["date"], 30)]
    elif question["family"] == "agreement_at_event":
        ref = question["proof"]["may"][0]
    elif question["family"] == "figure":
        name, values = "value", [row["value"], f"{float(row['value']) * 2:.1f}"]
    if not name:
        return False
    told = [{"value": value, "citation": {"source": "", "paragraph": ""}} for value in values]
    planted.put("conflicts", {"key": "planted", "facts": [ref], "field": name, "values": told, "note": "They differ."})
    return True


@kind("U E25")
def a_hedged_date(bank: Bank, planted: Planted) -> bool:
    table, row = subject(bank, planted)
    if planted.question["family"] not in {"date_of_event", "date_of_agreement", "order_two"}:
        return False
    planted.put(table, row | {"date": f"{row['date']}~"})
    return True


@kind("E25")
def unmarked_told(bank: Bank, planted: Planted) -> bool:
    """The source tells it as a plan or claim; question and feedback speak as if it were done."""
    question = planted.question
    table, row = subject(bank, planted)
    if "told" in question["feedback"] or row.get("told") != "done" or question["family"] == "told_as":
        return False
    planted.put(table, row | {"told": "claimed" if int(question["key"][3], 16) % 2 else "planned"})
    return True


@kind("evidence")
def a_fact_that_no_source_tells(bank: Bank, planted: Planted) -> bool:
    table, row = subject(bank, planted)
    planted.put(table, row | {"citations": []})
    return True


@kind("E32")
def a_detail_in_default_study(bank: Bank, planted: Planted) -> bool:
    table, row = subject(bank, planted)
    planted.question["default_study"] = True
    planted.put(table, row | {"tier": 3})
    return True


@kind("U")
def generic_title_as_key(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "agreement" or question["family"] not in {"agreement_at_event", "what_it_did"}:
        return False
    planted.put("agreements", bank.row("agreements", question["answer"]["value"]) | {"generic": True})
    return True


@kind("S")
def generic_title_as_lure(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "agreement" or question["family"] not in {"agreement_at_event", "what_it_did"}:
        return False
    planted.put("agreements", bank.row("agreements", question["distractors"][0]["value"]) | {"generic": True})
    return True


@kind("E31")
def a_truth_about_another_year(bank: Bank, planted: Planted) -> bool:
    """What is told of a lure is dated otherwise than it says."""
    question = planted.question
    lures = [lure for lure in question["distractors"] if lure["truth_facts"]]
    if question["asks"] != "year" or question["family"] == "cloze" or not lures:
        return False
    table, row = TABLES[lures[0]["truth_facts"][0].partition(":")[0]], bank.fact(lures[0]["truth_facts"][0])
    if not is_plain(row.get("date", "")):
        return False
    planted.put(table, deepcopy(row) | {"date": shifted(row["date"], 11)})
    return True


KINDS = (
    a_twin_in_another_year,
    a_twin_on_the_same_days,
    a_true_lure,
    sister_agreement,
    alias_as_lure,
    possibly_the_same_person,
    a_list_that_is_not_complete,
    an_announcement_in_the_year_of_a_lure,
    documents_that_build_on_one_another,
    conflicted_fact,
    a_hedged_date,
    unmarked_told,
    a_fact_that_no_source_tells,
    a_detail_in_default_study,
    generic_title_as_key,
    generic_title_as_lure,
    a_truth_about_another_year,
)

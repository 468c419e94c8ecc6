"""Defects that only some families can have: offices, places, figures, clues, sources, orders and their derivatives."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from tests.questions.audit.of_facts import is_plain
from tests.questions.audit.of_form import has_lures, swap
from tests.questions.audit.planting import TABLES, Bank, Planted, kind


def is_(planted: Planted, *families: str) -> bool:
    return planted.question["family"] in families


@kind("S E16 option")
def figure_within_two_percent(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "value" or not has_lures(question) or not float(question["answer"]["value"]):
        return False
    near = Decimal(question["answer"]["value"]) * Decimal("1.01")
    question["distractors"][0].update(value=f"{near}", text=f"{near}")
    return True


@kind("U S")
def figure_told_twice(bank: Bank, planted: Planted) -> bool:
    """Another figure of that series and period, with another value."""
    if not is_(planted, "figure"):
        return False
    row = bank.fact(planted.question["subject_facts"][0])
    planted.put("figures", row | {"key": "planted", "value": str(Decimal(row["value"]) * 3)})
    return True


@kind("U S")
def trend_under_a_conflict(bank: Bank, planted: Planted) -> bool:
    """A conflict allows a value of the second figure that turns the direction round."""
    question = planted.question
    if not is_(planted, "trend") or question["variant"] != "rose_or_fell":
        return False
    first, second = (bank.fact(ref) for ref in question["subject_facts"])
    before, after = Decimal(first["value"]), Decimal(second["value"])
    other = before * (3 if after < before else Decimal("0.3"))
    if question["answer"]["value"] == "same" or before <= 0:
        return False
    values = [{"value": value, "citation": {}} for value in (second["value"], str(other))]
    conflict = {"key": "planted", "facts": question["subject_facts"][1:], "field": "value", "note": "Two values."}
    planted.put("conflicts", conflict | {"values": values})
    return True


@kind("U S")
def trend_turned_round(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "trend"):
        return False
    swap(question)
    question["proof"]["answers"] = [question["answer"]["value"]]
    return True


@kind("S E2 E16 option")
def nested_place(bank: Bank, planted: Planted) -> bool:
    """A lure that lies in the very city where it took place."""
    question = planted.question
    if not is_(planted, "place"):
        return False
    city = bank.row("places", question["answer"]["value"])
    planted.put(
        "places", city | {"key": "quarter", "name": "Old Quarter", "aliases": [], "labels": [], "parent": city["key"]}
    )
    question["distractors"][0].update(value="quarter", text="Old Quarter")
    return True


@kind("S E16")
def place_of_another_name(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "place"):
        return False
    city = bank.row("places", question["answer"]["value"])
    planted.put("places", city | {"key": "old-name", "name": "Old Name", "aliases": [city["name"]]})
    question["distractors"][0].update(value="old-name", text="Old Name")
    return True


@kind("S U")
def office_holder_overlap(bank: Bank, planted: Planted) -> bool:
    """A lure is attested in the exclusive office in the very month."""
    question = planted.question
    if not is_(planted, "office_holder"):
        return False
    event = bank.fact(question["subject_facts"][0])
    part = {
        "person": question["distractors"][0]["value"],
        "office": question["variant"],
        "role": "met",
        "as_written": "",
    }
    planted.put(
        "events",
        event | {"key": "planted", "title": "a talk", "short_title": "a talk", "kind": "talk", "participants": [part]},
    )
    return True


@kind("S U")
def office_that_several_may_hold(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "office_holder"):
        return False
    planted.put("offices", bank.row("offices", question["variant"]) | {"exclusive": False})
    return True


@kind("U S")
def a_second_post_at_that_time(bank: Bank, planted: Planted) -> bool:
    """The person is attested in the office of a lure at the time that is asked about."""
    question = planted.question
    if not is_(planted, "career"):
        return False
    person, event = question["subject_facts"][0].partition(":")[2], bank.fact(question["subject_facts"][1])
    part = {"person": person, "office": question["distractors"][0]["value"], "role": "met", "as_written": ""}
    planted.put("events", event | {"key": "planted", "title": "a talk", "participants": [part]})
    return True


@kind("U")
def clue_off_by_one(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    clues = [one for one in question["constraints"] if one["attribute"] == "clue"]
    if not is_(planted, "date_by_clue") or not clues:
        return False
    cut = max(clues[0]["value"].rfind("+"), clues[0]["value"].rfind("-"))
    clues[0]["value"] = f"{clues[0]['value'][:cut]}{int(clues[0]['value'][cut:]) + 1:+d}"
    return True


@kind("tie")
def clue_that_says_another_number(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    indexes = [place for place, one in enumerate(question["constraints"]) if one["attribute"] == "clue"]
    if not is_(planted, "date_by_clue") or not indexes:
        return False
    for part in question["stem_parts"]:
        if part.get("constraint") == indexes[0]:
            for word in part["text"].split():
                part["text"] = part["text"].replace(word, "Forty-one", 1)
                break
        elif "constraint" in part and "th " in part["text"]:
            return False  # the number stands in a title
    question["stem"] = "".join(part["text"] for part in question["stem_parts"])
    return "Forty-one" in question["stem"] and "one" not in question["subject_facts"][0]


@kind("U S")
def source_that_tells_it_too(bank: Bank, planted: Planted) -> bool:
    """A source among the lures cites the fact."""
    question = planted.question
    if not is_(planted, "which_source"):
        return False
    ref = question["subject_facts"][0]
    row, source = bank.fact(ref), bank.row("sources", question["distractors"][0]["value"])
    cited = {"source": source["key"], "paragraph": source["paragraphs"][0]["locator"], "passage": "It tells of it."}
    planted.put(TABLES[ref.partition(":")[0]], row | {"citations": [*row["citations"], cited]})
    return True


@kind("S")
def source_that_names_it(bank: Bank, planted: Planted) -> bool:
    """The name that a lure's reason rests on stands in that source's inventory after all."""
    question = planted.question
    if not is_(planted, "which_source"):
        return False
    lure = question["distractors"][0]
    source = bank.row("sources", lure["value"])
    source["paragraphs"][-1]["names"].append(lure["why_false"]["name"])
    planted.put("sources", source)
    return True


@kind("U S")
def source_transcribed_in_part(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "which_source"):
        return False
    planted.put("sources", bank.row("sources", question["distractors"][0]["value"]) | {"transcribed": "part"})
    return True


@kind("U S")
def told_otherwise(bank: Bank, planted: Planted) -> bool:
    if not is_(planted, "told_as"):
        return False
    ref = planted.question["subject_facts"][0]
    row = bank.fact(ref)
    planted.put(TABLES[ref.partition(":")[0]], row | {"told": "done" if row["told"] != "done" else "planned"})
    return True


@kind("S")
def lure_made_of_doubtful_figures(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "check_source"):
        return False
    ref = question["distractors"][0]["why_false"]["facts"][0]
    conflict = {"key": "planted", "facts": [ref], "field": "value", "note": "Two values.", "values": []}
    planted.put("conflicts", conflict)
    return True


@kind("U E25 reference")
def conflict_that_was_settled(bank: Bank, planted: Planted) -> bool:
    """The conflict that the question is about is no longer recorded."""
    question = planted.question
    if not is_(planted, "check_source") or not question["variant"]:
        return False
    planted.put("conflicts", bank.row("conflicts", question["variant"]) | {"facts": ["event:another"], "values": []})
    return True


@kind("U")
def neighbours_that_change_places(bank: Bank, planted: Planted) -> bool:
    """The fact asked about moves past its nearest neighbour."""
    question = planted.question
    if not is_(planted, "timeline", "before_after", "order_k", "order_two"):
        return False
    first, second = question["subject_facts"][:2]
    one, other = bank.fact(first), bank.fact(second)
    if not is_plain(one["date"]) or not is_plain(other["date"]):
        return False
    planted.put(TABLES[first.partition(":")[0]], one | {"date": other["date"]})
    planted.put(TABLES[second.partition(":")[0]], other | {"date": one["date"]})
    return True


@kind("U")
def order_of_what_has_no_certain_date(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "timeline", "before_after", "order_k", "order_two"):
        return False
    ref = question["subject_facts"][0]
    planted.put(TABLES[ref.partition(":")[0]], bank.fact(ref) | {"date": "1901/2099"})
    return True


@kind("E33")
def statement_of_another_claim(bank: Bank, planted: Planted) -> bool:
    """The sentence says something else than the claim that was proved or refuted."""
    question = planted.question
    slots = [part for part in question["stem_parts"] if part.get("slot")]
    if not is_(planted, "true_false") or not slots:
        return False
    slots[0]["text"] = "something else"
    question["stem"] = "".join(part["text"] for part in question["stem_parts"])
    return True


@kind("U S E33")
def false_claim_that_is_true(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    claim = question["proof"].get("claim", {})
    if not is_(planted, "true_false") or question["answer"]["value"] != "false":
        return False
    claim["value"] = claim["right"]
    return True


@kind("E33 E5")
def cloze_without_a_blank(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not is_(planted, "cloze"):
        return False
    for part in question["stem_parts"]:
        if part.get("slot"):
            part["text"] = question["answer"]["text"]
    question["stem"] = "".join(part["text"] for part in question["stem_parts"])
    return True


@kind("E9")
def options_out_of_order(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    placed: list[dict[str, Any]] = [one for one in (question["answer"], *question["distractors"]) if "position" in one]
    if len(placed) < 3 or question["asks"] not in {"year", "month", "day", "period", "value"}:
        return False
    placed.sort(key=lambda one: one["position"])
    placed[0]["position"], placed[-1]["position"] = placed[-1]["position"], placed[0]["position"]
    return True


@kind("S E8 E24 exception")
def lure_from_nowhere(bank: Bank, planted: Planted) -> bool:
    """A person of the other side whom nobody met."""
    question = planted.question
    if question["asks"] != "person" or not has_lures(question):
        return False
    key = bank.row("persons", question["answer"]["value"])
    stranger = deepcopy(key) | {
        "key": "stranger",
        "name": "Odo Quist",
        "aliases": [],
        "country": "ZZ",
        "possibly_same": [],
    }
    planted.put("persons", stranger)
    question["distractors"][0].update(value="stranger", text="Odo Quist")
    return True


KINDS = (
    figure_within_two_percent,
    figure_told_twice,
    trend_under_a_conflict,
    trend_turned_round,
    nested_place,
    place_of_another_name,
    office_holder_overlap,
    office_that_several_may_hold,
    a_second_post_at_that_time,
    clue_off_by_one,
    clue_that_says_another_number,
    source_that_tells_it_too,
    source_that_names_it,
    source_transcribed_in_part,
    told_otherwise,
    lure_made_of_doubtful_figures,
    conflict_that_was_settled,
    neighbours_that_change_places,
    order_of_what_has_no_certain_date,
    statement_of_another_claim,
    false_claim_that_is_true,
    cloze_without_a_blank,
    options_out_of_order,
    lure_from_nowhere,
)

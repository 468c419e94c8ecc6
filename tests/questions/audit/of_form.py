"""Defects of the question itself: its key, options, words, proof and feedback."""

from copy import deepcopy
from typing import Any

from tests.questions.audit.planting import Bank, Planted, kind

DATES = {"year", "month", "day", "period"}
ORDERS = {"order_two", "before_after", "timeline"}


def swap(question: dict[str, Any]) -> None:
    """The first lure becomes the key, and the key that lure."""
    answer, lure = question["answer"], question["distractors"][0]
    for name in ("text", "value"):
        answer[name], lure[name] = lure[name], answer[name]


def say(question: dict[str, Any], text: str, *, where: int = 0) -> None:
    """Put another text in place of a part of the stem, and keep the stem the sum of its parts."""
    question["stem_parts"][where]["text"] = text
    question["stem"] = "".join(part["text"] for part in question["stem_parts"])


def loose_part(question: dict[str, Any]) -> int | None:
    """The last part without a constraint that holds words."""
    free = [
        index
        for index, part in enumerate(question["stem_parts"])
        if "constraint" not in part and "slot" not in part and part["text"].strip(" ?.,")
    ]
    return free[-1] if free else None


def has_lures(question: dict[str, Any]) -> bool:
    return bool(question["distractors"]) and question["family"] != "true_false"


@kind("U S option")
def wrong_key(bank: Bank, planted: Planted) -> bool:
    if not has_lures(planted.question):
        return False
    swap(planted.question)
    return True


@kind("U S")
def wrong_key_with_a_matching_proof(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not has_lures(question) or question["asks"] not in DATES | {"person", "purpose", "value", "place", "office"}:
        return False
    swap(question)
    question["proof"]["answers"] = [question["answer"]["value"]]
    return True


@kind("U S")
def swapped_order(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["family"] in ORDERS:
        swap(question)
        question["constraints"] = (
            question["constraints"][::-1] if question["family"] == "order_two" else question["constraints"]
        )
        return True
    if question["family"] == "order_k":
        question["subject_facts"][:2] = question["subject_facts"][1::-1]
        question["constraints"][:2] = question["constraints"][1::-1]
        question["answer"]["items"][:2] = question["answer"]["items"][1::-1]
        keys = "|".join(ref.partition(":")[2] for ref in question["subject_facts"])
        question["answer"]["value"], question["proof"]["answers"] = keys, [keys]
        return True
    return False


@kind("U")
def true_and_false_flipped(bank: Bank, planted: Planted) -> bool:
    if planted.question["family"] != "true_false":
        return False
    swap(planted.question)
    return True


@kind("E16 S")
def overlapping_range(bank: Bank, planted: Planted) -> bool:
    """A lure that shares days with the key: the year before up to and with the key's own."""
    question = planted.question
    if question["asks"] not in DATES or not has_lures(question):
        return False
    year = int(question["answer"]["value"][:4])
    lure = question["distractors"][0]
    lure["value"], lure["text"] = f"{year - 1:04}/{year:04}", f"{year - 1}–{year}"
    return True


@kind("E17 S")
def a_lure_of_another_precision(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "year" or not has_lures(question):
        return False
    lure = question["distractors"][0]
    lure["value"], lure["text"] = f"{lure['value']}-03", f"March {lure['text']}"
    return True


@kind("E24")
def a_year_far_off(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] != "year" or not has_lures(question):
        return False
    far = int(question["answer"]["value"]) + 9
    question["distractors"][0].update(value=f"{far:04}", text=str(far))
    return True


@kind("E13 tie")
def leaked_year(bank: Bank, planted: Planted) -> bool:
    question, where = planted.question, loose_part(planted.question)
    if question["asks"] not in DATES or where is None:
        return False
    text = question["stem_parts"][where]["text"]
    say(question, f"{text.rstrip('?')} (in {question['answer']['value'][:4]})?", where=where)
    return True


@kind("E13")
def leaked_name(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] not in {"person", "place", "agreement"} or question["family"] == "order_two":
        return False
    say(question, f"{question['answer']['text']}: {question['stem_parts'][0]['text']}")
    return True


@kind("tie")
def dropped_constraint(bank: Bank, planted: Planted) -> bool:
    """The words of a constraint are gone from the stem; the proof still counts on them."""
    question = planted.question
    carrying = [index for index, part in enumerate(question["stem_parts"]) if "constraint" in part]
    if not carrying:
        return False
    del question["stem_parts"][carrying[-1]]
    question["stem"] = "".join(part["text"] for part in question["stem_parts"])
    return True


@kind("tie")
def words_of_another_constraint(bank: Bank, planted: Planted) -> bool:
    """The stem names another country, month or year than its constraint."""
    question = planted.question
    for index, part in enumerate(question["stem_parts"]):
        constraint = question["constraints"][part["constraint"]] if "constraint" in part else {"attribute": ""}
        if constraint["attribute"] in {"date", "period"}:
            say(question, "in May 1899", where=index)
            return True
        if constraint["attribute"] in {"host_country", "leader_side"}:
            say(question, "Ruritania", where=index)
            return True
        if constraint["attribute"] in {"title", "leader", "signed", "series", "office", "source"}:
            say(question, "the opening of the Ruritanian lighthouse", where=index)
            return True
    return False


@kind("E4")
def negated_stem(bank: Bank, planted: Planted) -> bool:
    question, where = planted.question, loose_part(planted.question)
    if where is None:
        return False
    say(question, f"{question['stem_parts'][where]['text'].rstrip(' ?.')} not ", where=where)
    return True


@kind("E5")
def two_questions_in_one(bank: Bank, planted: Planted) -> bool:
    if planted.question["family"] == "cloze":
        return False
    say(planted.question, f"Who knows? And when? {planted.question['stem_parts'][0]['text']}")
    return True


@kind("E28")
def a_stem_that_points_elsewhere(bank: Bank, planted: Planted) -> bool:
    question, where = planted.question, loose_part(planted.question)
    if where is None:
        return False
    say(question, f"Recently, after this visit: {question['stem_parts'][where]['text']}", where=where)
    return True


@kind("E21")
def mojibake(bank: Bank, planted: Planted) -> bool:
    """A dash and an accent read as Windows-1252, in the stem, an option or the feedback by turns."""
    question = planted.question
    spoilt = "–é".encode().decode("cp1252")
    turn = int(question["key"][0], 16) % 3
    if turn == 0:
        say(question, f"{question['stem_parts'][0]['text']}{spoilt}")
    elif turn == 1 and question["distractors"]:
        question["distractors"][0]["truth"] += spoilt
    else:
        question["feedback"]["why"] += spoilt
    return True


@kind("E21")
def residue_of_a_template(bank: Bank, planted: Planted) -> bool:
    planted.question["feedback"]["why"] += " {title}"
    return True


@kind("E2 E36 E16 S")
def two_equal_options(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if not has_lures(question):
        return False
    question["distractors"][0]["text"] = question["answer"]["text"].upper()
    return True


@kind("option")
def an_option_that_says_another_value(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if len(question["distractors"]) < 2 or question["asks"] in {"told", "check", "truth", "slot"}:
        return False
    first, second = question["distractors"][:2]
    first["text"], second["text"] = second["text"], first["text"]
    return True


@kind("E3 option")
def all_of_the_above(bank: Bank, planted: Planted) -> bool:
    if not has_lures(planted.question):
        return False
    planted.question["distractors"][-1]["text"] = "All of the above"
    return True


@kind("option E2")
def an_accepted_text_of_somebody_else(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["asks"] not in {"person", "agreement"} or not has_lures(question):
        return False
    question["answer"]["accepted"].append(question["distractors"][0]["text"])
    return True


@kind("identity")
def shared_key(bank: Bank, planted: Planted) -> bool:
    other = next(row for row in bank.document["questions"] if row["key"] != planted.question["key"])
    planted.others.append(deepcopy(other))
    planted.question["key"] = other["key"]
    return True


@kind("identity")
def a_key_of_other_facts(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    question["variant"] = f"{question['variant']}x"
    return question["family"] not in {"true_false", "cloze"}


@kind("proof")
def missing_proof(bank: Bank, planted: Planted) -> bool:
    del planted.question["proof"]["may"]
    return True


@kind("U")
def a_rival_left_out_of_the_proof(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if len(question["proof"]["may"]) < 2:
        return False
    question["proof"]["may"].pop()
    return True


@kind("proof")
def withdrawn_without_a_reason(bank: Bank, planted: Planted) -> bool:
    planted.question["proof"].update(state="withdrawn", reason="")
    return True


@kind("vocabulary")
def unknown_words(bank: Bank, planted: Planted) -> bool:
    """By turns a family, an attribute, an operator, a rule, a format or a state that is in no list."""
    question = planted.question
    turn = int(question["key"][1], 16) % 6
    if turn == 0:
        question["family"] = "odd_one_out"
    elif turn == 1 and question["constraints"]:
        question["constraints"][0]["attribute"] = "colour"
    elif turn == 2 and question["constraints"]:
        question["constraints"][0]["operator"] = "sounds_like"
    elif turn == 3 and question["distractors"]:
        question["distractors"][0]["why_false"]["rule"] = "surely_not"
    elif turn == 4:
        question["formats"] = ["essay"]
    else:
        question["proof"]["state"] = "believed"
    return True


@kind("reference")
def dead_reference(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["distractors"]:
        question["distractors"][0]["why_false"]["facts"][0] = "event:nobody-recorded-it"
    else:
        question["proof"]["may"][0] = "event:nobody-recorded-it"
    return True


@kind("evidence")
def dead_evidence(bank: Bank, planted: Planted) -> bool:
    planted.question["citations"][0]["paragraph"] = "p-of-no-such-number"
    return True


@kind("evidence")
def evidence_of_something_else(bank: Bank, planted: Planted) -> bool:
    planted.question["citations"][0]["passage"] = "A ship came in and nobody looked."
    return True


@kind("E31")
def missing_feedback(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if question["distractors"] and int(question["key"][2], 16) % 2:
        question["distractors"][-1]["truth"] = ""
    else:
        question["feedback"]["why"] = ""
    return True


@kind("E1 exception vocabulary schema")
def a_single_lure(bank: Bank, planted: Planted) -> bool:
    question = planted.question
    if len(question["distractors"]) < 3:
        return False
    question["distractors"] = question["distractors"][:1]
    return True


KINDS = (
    wrong_key,
    wrong_key_with_a_matching_proof,
    swapped_order,
    true_and_false_flipped,
    overlapping_range,
    a_lure_of_another_precision,
    a_year_far_off,
    leaked_year,
    leaked_name,
    dropped_constraint,
    words_of_another_constraint,
    negated_stem,
    two_questions_in_one,
    a_stem_that_points_elsewhere,
    mojibake,
    residue_of_a_template,
    two_equal_options,
    an_option_that_says_another_value,
    all_of_the_above,
    an_accepted_text_of_somebody_else,
    shared_key,
    a_key_of_other_facts,
    missing_proof,
    a_rival_left_out_of_the_proof,
    withdrawn_without_a_reason,
    unknown_words,
    dead_reference,
    dead_evidence,
    evidence_of_something_else,
    missing_feedback,
    a_single_lure,
)

"""A question whose version passes every lint, as the generator makes them."""

from tests import factories

PARTS = [
    {"text": "Who led "},
    {"text": "the Chinese delegation", "constraint": 0},
    {"text": " that came "},
    {"text": "to Almaty", "constraint": 1},
    {"text": " "},
    {"text": "in October 1993", "constraint": 2},
    {"text": "?"},
]
STEM = "".join(part["text"] for part in PARTS)
CONSTRAINTS = [
    {"attribute": "kind", "operator": "is", "value": "visit"},
    {"attribute": "host_country", "operator": "is", "value": "KZ"},
    {"attribute": "date", "operator": "within", "value": "1993-10"},
]


def option(name):
    key = name.lower().replace(" ", "-")
    return {
        "text": name,
        "value": key,
        "truth": f"{name} came in another year.",
        "why_false": {
            "rule": "complete_list",
            "facts": ["event:visit-1993"],
            "text": "The list of leaders is complete.",
        },
    }


def fair_question(**fields):
    """A generated question about a visit, with its first version."""
    question = factories.question(**{"subject_facts": ["event:visit-1993"], **fields})
    question.versions.update(  # the factory's words are too plain for the lints
        stem=STEM,
        stem_parts=PARTS,
        constraints=CONSTRAINTS,
        answer={"text": "Li Lanqing", "value": "li-lanqing", "accepted": ["Li Lanqing"]},
        distractors=[option("Qian Qichen"), option("Zhu Rongji"), option("Hu Jintao")],
        proof={"may": ["event:visit-1993"], "answers": ["li-lanqing"]},
        feedback={"why": "Li Lanqing led it."},
        citations=[
            {"source": "doc", "source_title": "A document", "voice": "KZ", "paragraph": "p1", "passage": "He led it."}
        ],
    )
    return question

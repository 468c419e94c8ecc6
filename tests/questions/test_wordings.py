"""Wordings: at least five in each family of the shipped bank, and none of them is worn out (QUESTIONS, goals)."""

import pytest

from quizapp.questions.vocabulary import Family
from tests.benchmarks.bank_numbers import wordings_of

FEWEST = 5
LARGEST_SHARE = 0.35
ENOUGH = 20  # items of a family from which a share means something


@pytest.fixture(scope="module")
def found(shipped):
    return wordings_of([row for row in shipped.document["questions"] if row["proof"]["state"] == "holds"])


@pytest.mark.parametrize("family", list(Family))
def test_a_family_has_five_wordings_and_draws_none_too_often(found, family):
    counts = found[family]
    assert len(counts) >= FEWEST, counts
    if (total := counts.total()) >= ENOUGH:
        text, most = counts.most_common(1)[0]
        assert most <= LARGEST_SHARE * total, f"{most} of {total}: {text}"


def test_names_and_numbers_make_no_wording_of_their_own():
    def row(*parts):
        return {"family": "place", "stem_parts": list(parts)}

    rows = [
        row({"text": "In which city did "}, {"text": name, "constraint": 0}, {"text": f" of {year} take place?"})
        for name, year in (("the talks", 1992), ("the summit", 1995))
    ]
    assert wordings_of(rows)["place"].total() == 2
    assert len(wordings_of(rows)["place"]) == 1

"""What a version rests on has the same hash in every process: the hash seed of Python must not show in a bank."""

import os
import subprocess
import sys

DIGESTS = """
from quizapp.questions.item import Item
from quizapp.questions.verify import evidence_digest
from tests.questions.worlds import drafts, history, person, with_facts
doubtful = person("falk", "Anders Falk", possibly_same=frozenset({"holm", "nyman", "orre", "ek", "berg"}))
world = with_facts(history(), doubtful)
print(*sorted(evidence_digest(world, Item.of_draft(draft)) for draft in drafts(world, "person_in_event")))
"""


def digests(seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_hash_seed_changes_no_evidence():
    first = digests(1)
    assert len(first) > 3
    assert digests(2) == first
    assert digests(5) == first

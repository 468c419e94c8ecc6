"""Ids that a test draws are the same in every run: lots, shuffles and days of return hang on them.

What would fail once in a hundred runs so fails always or never. `random` and `secrets` have sources of their own and
stay as they are.
"""

import os
from random import Random

import pytest


@pytest.fixture(autouse=True)
def _ids_of_this_test(request, monkeypatch):
    monkeypatch.setattr(os, "urandom", Random(request.node.nodeid).randbytes)  # noqa: S311 - rows of a test, no secret

"""Rubbish is looked for seldom: what is loaded stays for the whole run, and walking it takes a twentieth of it."""

import gc


def pytest_collection_finish(session):
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)

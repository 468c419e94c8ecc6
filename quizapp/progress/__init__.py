"""WHAT IT ADDS UP TO: read-only queries that return frozen dataclasses. No models, no writes."""

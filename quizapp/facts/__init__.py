"""WHAT HAPPENED: topics, sources and sourced facts. Nothing here knows that questions exist."""

"""What a key may be: it is part of an address."""


def key_problem(key: str) -> str:
    """What is wrong with a key, as the end of a sentence; empty when nothing is. Dots and slashes inside are fine."""
    if any(character.isspace() or not character.isprintable() for character in key):
        return "has a space or a control character"
    if any(part in ("", ".", "..") for part in key.split("/")):
        return "starts or ends with a slash, or has an empty part, “.” or “..” between slashes"
    return ""

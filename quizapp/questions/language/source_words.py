"""How a source is called in stems and options, and whose voice it is. Pure."""

import re

from quizapp.facts.snapshot import Snapshot, SourceFact

_NOBODY = re.compile(r"(?i)(?:unnamed|unknown|anonymous)\b")


def source_name(source: SourceFact) -> str:
    """What an option calls a source: its publisher; its title where nobody is named as the publisher."""
    return source.title if not source.publisher or _NOBODY.match(source.publisher) else source.publisher


def source_in_sentence(source: SourceFact) -> str:
    """A source inside a sentence: 'the Embassy of Boria', 'China Daily', '“A chronicle”'."""
    name = source_name(source)
    if name == source.title:
        return f"“{name}”"
    return f"the {name}" if " of " in name and not name.casefold().startswith("the ") else name


def voice_of(snapshot: Snapshot, source: SourceFact) -> str:
    """'a Chinese source', or 'a source' where nobody says whose voice it is."""
    if source.voice not in snapshot.countries:
        return "a source"
    adjective = snapshot.adjective(source.voice)
    return f"{'an' if adjective[:1].casefold() in 'aeiou' else 'a'} {adjective} source"

"""Whether a title reads as a noun phrase where its table does not say: only what evidently is one. Pure.

'Battle of Hastings' and 'Yalta Conference' stand inside a sentence as they are; 'Berlin Wall falls' can only be quoted.
What settles nothing stays a headline, which is at worst stiff, never wrong.
"""

import re

NOUN_PHRASE, HEADLINE = "noun_phrase", "headline"

# With 'of' behind them, these begin the name of something that happened.
_BEFORE_OF = (
    "abdication|abolition|accession|annexation|assassination|battle|beginning|birth|bombing|building|capture|conclusion"
    "|congress|conquest|construction|coronation|creation|death|declaration|defeat|destruction|discovery|dissolution"
    "|division|election|end|eruption|establishment|execution|exploration|expulsion|fall|flight|formation|foundation"
    "|founding|inauguration|independence|introduction|invasion|invention|landing|launch|liberation|loss|murder"
    "|nationalisation|nationalization|occupation|opening|outbreak|partition|peace|publication|ratification|rebuilding"
    "|recognition|reign|relief|restoration|sack|siege|signing|start|surrender|treaty|unification|union|visit|withdrawal"
)
_OF = re.compile(rf"(?i:(?:first |second |third )?(?:{_BEFORE_OF})) of \S")
# What ends a name of several words; none of them is a verb.
_LAST = re.compile(
    r"(?:Accord|Agreement|Armistice|Battle|Concordat|Conference|Congress|Convention|Crisis|Earthquake|Exhibition"
    r"|Expedition|Festival|Games|Massacre|Olympics|Pact|Plague|Rebellion|Referendum|Revolution|Summit|Treaty|Uprising"
    r"|War)s?(?: [IVX]+| \d{1,3})?"
)
_NAME = re.compile(r"[^\W\d_a-z][\w'’.–-]*|\d+(?:st|nd|rd|th)?")
_ACTING = re.compile(
    r"(?:Attend|Begin|Boycott|Call|Declare|End|Enter|Hold|Host|Join|Leave|Lose|Open|Ratify|Reject|Sign|Start|Win)(?:e?d|ing)?"
)


def title_form_of(title: str) -> str:
    """'noun_phrase' or 'headline'."""
    is_noun = re.match(r"(?:the|an?)\s", title) or _OF.match(title) or _is_name(title)
    return NOUN_PHRASE if is_noun else HEADLINE


def _is_name(title: str) -> bool:
    """Whether it is a proper name that ends in a noun for what happens: 'Cuban Missile Crisis', 'Second Punic War'."""
    found = re.fullmatch(rf"(?:[Tt]he )?(\S+(?: \S+){{0,3}}) {_LAST.pattern}", title)
    if found is None:
        return False
    first, *others = found[1].split()
    acting = (word for word in others if _ACTING.fullmatch(word) or (word.endswith("s") and word not in _PLURALS))
    return all(_NAME.fullmatch(word) for word in (first, *others)) and not any(acting)


_PLURALS = frozenset(("Arms", "Days", "Islands", "Nations", "Powers", "Roses", "States", "Years"))

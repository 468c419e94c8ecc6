"""English for posts, and for those on whose behalf somebody signs: 'China's Premier', 'the Senate'. Pure."""

import re

from quizapp.facts.snapshot import OfficeFact, Snapshot
from quizapp.questions.language.wording import possessive

_INSTITUTION = re.compile(
    r"\b(?:Ministry|Administration|Committee|Commission|Corporation|Company|Government|Academy|Agency|Bureau|Union"
    r"|Council|Department|Republic|Association|Office|Secretariat|Party)\b"
)
# 'Chairman of the Senate': the country owns the Senate; in 'Minister of Trade' it owns the minister.
_OF_THE = re.compile(r"\bof the (?=[A-Z])")


def office_phrase(snapshot: Snapshot, office: OfficeFact) -> str:
    """A post with its country, to stand after 'was' and among options: 'China's Premier'.

    The country goes in front, so that no post is the end of another ('President', 'Vice President'); a title with a
    genitive or a region of its own needs none.
    """
    title = office.title
    if office.rank_class == "party" and office.organisation and "party" not in title.lower():
        title = f"{title} of the {office.organisation}"
    is_foreign = not office.country or office.country not in snapshot.countries
    if is_foreign or office.rank_class == "regional" or "'s " in title:
        return title
    name, adjective = snapshot.country_name(office.country), snapshot.adjective(office.country)
    if name in title or adjective in title:
        return title
    owner = possessive(name)
    return _OF_THE.sub(f"of {owner} ", title, count=1) if _OF_THE.search(title) else f"{owner} {title}"


def party_phrase(snapshot: Snapshot, party: str) -> str:
    """On whose behalf somebody signed: a country by its name, an institution with its article."""
    if party in snapshot.countries:
        return snapshot.country_name(party)
    begins = party.split(maxsplit=1)[0] if party else ""
    has_own = begins.lower() == "the" or begins.endswith("'s")
    return f"the {party}" if _INSTITUTION.search(party) and not has_own else party

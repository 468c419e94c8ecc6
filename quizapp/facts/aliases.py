"""Adding a spelling of a person's name on this site. It is the site's own: a later load keeps it, and says so."""

from django.db import transaction

from quizapp.facts.checking import errors_of
from quizapp.facts.models import Person, PersonAlias, Topic
from quizapp.facts.names import normalise, script_of


class AliasError(ValueError):
    """A text that cannot become a spelling of this name; the message says why. Nothing was changed."""


@transaction.atomic
def add_alias(*, person: Person, text: str, note: str = "") -> PersonAlias:
    """Make `text` a spelling of the person's name; the topic becomes stale, so that its questions are proved again.

    Raises AliasError for a text without letters or of more than 200, a spelling that is known already, the name of
    somebody else, and one that would contradict other facts.
    """
    topic = Topic.objects.select_for_update().get(pk=person.topic_id)
    text = " ".join(text.split())
    spelt = normalise(text)
    if not spelt:
        raise AliasError("There is no letter in it.")
    if len(text) > (longest := PersonAlias._meta.get_field("text").max_length or 0):
        raise AliasError(f"A name has at most {longest} characters.")
    for other, spelling in _spellings(topic):
        if normalise(spelling) == spelt:
            known = "already a known spelling" if other == person.key else f"the name of somebody else: {other}"
            raise AliasError(f"“{text}” is {known}.")
    before = set(errors_of(topic))
    alias = PersonAlias.objects.create(person=person, text=text, script=script_of(text), note=note)
    if brought := sorted(str(finding) for finding in set(errors_of(topic)) - before):
        raise AliasError("; ".join(brought))
    return alias


def _spellings(topic: Topic) -> list[tuple[str, str]]:
    """Every known name of the topic's persons: (key, text)."""
    names = Person.objects.filter(topic=topic, unnamed=False).values_list("key", "name")
    return [*names, *PersonAlias.objects.filter(person__topic=topic).values_list("person__key", "text")]

"""Whose voices speak, and whose do not."""

from collections import Counter, defaultdict

from django.db.models import Count, Min

from quizapp.facts.models import Citation, Event, Source, Topic
from quizapp.facts.silences.shape import Silence, Statement, counted, listed, verb


def voices(topic: Topic) -> Silence:
    """For whom the documents speak: how many statements each side has, sides without a voice, no outside voice."""
    silence = Silence(
        "voices",
        "Voices that are missing",
        "Every document speaks for somebody. What the others would have said is not here.",
    )
    sources = list(Source.objects.filter(topic=topic).order_by("key"))
    if not sources:
        return silence
    by_voice: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_voice[source.voice].append(source)
    for rule in (_shares, _mute_sides, _outsiders, _told_by_one_side):
        silence.statements.extend(rule(topic, by_voice))
    return silence


def _shares(topic: Topic, by_voice: dict[str, list[Source]]) -> list[Statement]:
    grouped = Citation.objects.filter(topic=topic).order_by().values_list("source__voice").annotate(n=Count("pk"))
    tally = Counter(dict(grouped))
    total = sum(tally.values())
    found = []
    for voice, sources in sorted(by_voice.items(), key=lambda pair: -tally[pair[0]]):
        number = len(sources)
        speaks = f"{verb(number, 'speaks', 'speak')} for {topic.country_name(voice)}"
        whose = speaks if voice else f"{verb(number, 'names', 'name')} no side"
        said = f"{counted(number, 'document')} {whose} and {verb(number, 'gives', 'give')} {tally[voice]} "
        found.append(Statement(f"{said}of the {counted(total, 'statement')} here.", sources, number))
    return found


def _mute_sides(topic: Topic, by_voice: dict[str, list[Source]]) -> list[Statement]:
    mute = [topic.country_name(side) for side in topic.sides if side not in by_voice]
    if not mute:
        return []
    return [Statement(f"No document speaks for {listed(mute, 'or')}, though this history is about {_them(mute)} too.")]


def _them(names: list[str]) -> str:
    return "it" if len(names) == 1 else "them"


def _outsiders(topic: Topic, by_voice: dict[str, list[Source]]) -> list[Statement]:
    outside = [source for voice, rows in by_voice.items() if voice not in topic.sides for source in rows]
    if outside or not topic.sides:
        return []
    text = "Every document speaks for one of the sides: no witness, scholar, journalist or third country is heard."
    return [Statement(text)]


def _told_by_one_side(topic: Topic, by_voice: dict[str, list[Source]]) -> list[Statement]:
    """Events that only documents of one voice tell, where several voices speak."""
    if len(by_voice) < 2:
        return []
    named = Event.objects.filter(topic=topic, citations__isnull=False).order_by().values("pk")
    voiced = named.annotate(n=Count("citations__source__voice", distinct=True), one=Min("citations__source__voice"))
    alone: Counter[str] = Counter()
    several = 0
    for number, voice in voiced.values_list("n", "one").iterator(chunk_size=2000):
        several += number > 1
        alone.update([voice] if number == 1 else [])
    if not alone:
        return []
    parts = [
        f"{number} only by documents "
        + (f"that speak for {topic.country_name(voice)}" if voice else "that name no side")
        for voice, number in alone.most_common()
    ]
    total = several + sum(alone.values())
    text = f"Of {counted(total, 'event')}, {several} {verb(several, 'is', 'are')} told by more than one voice"
    return [Statement(f"{text}, {listed(parts)}.")]

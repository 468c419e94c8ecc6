"""Years of which the documents say nothing, and years of which only one of them speaks."""

from collections import defaultdict

from django.db.models.functions import ExtractYear

from quizapp.facts.models import Agreement, Citation, Event, Source, Topic
from quizapp.facts.silences.shape import Silence, Statement, counted, gaps, length, runs, spelt


def empty_years(topic: Topic) -> Silence:
    """Years between the first and the last in which no event or agreement begins."""
    silence = Silence(
        "empty-years",
        "Years without a word",
        "That nothing is told of a year does not mean that nothing happened in it.",
    )
    years: set[int] = set()
    for model in (Event, Agreement):
        rows = model.objects.filter(topic=topic, earliest__isnull=False).order_by()
        years.update(rows.annotate(year=ExtractYear("earliest")).values_list("year", flat=True).distinct())
    if not years:
        return silence
    first = min(years) if topic.first_year is None else topic.first_year
    last = max(years) if topic.last_year is None else topic.last_year
    missing = gaps(years, first, last)
    if missing:
        number = length(missing)
        told = f"Of the {last - first + 1} years from {first} to {last} the documents leave {number} empty"
        silence.statements.append(Statement(f"{told}: no event and no agreement begins in {spelt(missing)}."))
    return silence


def years_of_one_source(topic: Topic) -> Silence:
    """Years whose events and agreements are all known from one document; nothing where there is only one document."""
    silence = Silence(
        "one-source",
        "Years told by one document alone",
        "What one document tells nobody confirms: its choice of what to mention is all that is left of the year.",
    )
    sources = {row.pk: row for row in Source.objects.filter(topic=topic)}
    if len(sources) < 2:
        return silence
    telling: dict[int, set[int]] = defaultdict(set)
    for kind in ("event", "agreement"):
        rows = Citation.objects.filter(topic=topic, **{f"{kind}__earliest__isnull": False}).order_by()
        for year, source in (
            rows.annotate(year=ExtractYear(f"{kind}__earliest")).values_list("year", "source").distinct()
        ):
            telling[year].add(source)
    alone: dict[int, list[int]] = defaultdict(list)
    for year, found in telling.items():
        if len(found) == 1:
            alone[found.pop()].append(year)
    for pk, years in sorted(alone.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        text = f"{counted(len(years), 'year')} known from one document only: {spelt(runs(years))}."
        silence.statements.append(Statement(text, [sources[pk]], 1))
    return silence

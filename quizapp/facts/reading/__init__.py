"""Read-only queries on facts, for pages; one module for each kind of page.

Each function runs a fixed number of queries, however many rows there are, and returns rows with everything fetched
that a page shows of them. Long lists come in pages.
"""

from quizapp.facts.reading.documents import (
    citations_without_paragraph,
    conflicts_of_source,
    paragraphs,
    sources,
)
from quizapp.facts.reading.figures import Series, SeriesPage, figure_series, series_of, series_page
from quizapp.facts.reading.happenings import agreement, agreements, event, events, neighbours
from quizapp.facts.reading.pages import PAGE_SIZE, DatedPage, Slice, YearGroup, YearLink, by_year
from quizapp.facts.reading.people import (
    Attendance,
    Meeting,
    OfficeHeld,
    events_of,
    offices_held,
    people,
    person,
    seen_with,
)
from quizapp.facts.reading.places import MOST_ON_MAP, place, places, places_on_map, what_happened_at
from quizapp.facts.reading.story import (
    Counts,
    chapter_facts,
    chapters,
    chapters_around,
    citations_of_chapter,
    counts,
    terms,
    threads,
    threads_with_counts,
)

__all__ = [
    "MOST_ON_MAP",
    "PAGE_SIZE",
    "Attendance",
    "Counts",
    "DatedPage",
    "Meeting",
    "OfficeHeld",
    "Series",
    "SeriesPage",
    "Slice",
    "YearGroup",
    "YearLink",
    "agreement",
    "agreements",
    "by_year",
    "chapter_facts",
    "chapters",
    "chapters_around",
    "citations_of_chapter",
    "citations_without_paragraph",
    "conflicts_of_source",
    "counts",
    "event",
    "events",
    "events_of",
    "figure_series",
    "neighbours",
    "offices_held",
    "paragraphs",
    "people",
    "person",
    "place",
    "places",
    "places_on_map",
    "seen_with",
    "series_of",
    "series_page",
    "sources",
    "terms",
    "threads",
    "threads_with_counts",
    "what_happened_at",
]

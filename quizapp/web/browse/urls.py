"""Addresses of the browse pages: topic slug and natural key, never a row number.

Keys are `path`, not `slug`: a key of an imported topic may hold dots or slashes.
"""

from django.urls import path

from quizapp.web.browse import pages, places, search, timeline

urlpatterns = [
    path("t/<slug:topic>/", pages.topic, name="topic"),
    path("t/<slug:topic>/timeline/", timeline.show, name="timeline"),
    path("t/<slug:topic>/search/", search.find, name="search"),
    path("t/<slug:topic>/silences/", search.gaps, name="silences"),
    path("t/<slug:topic>/places/", places.places, name="places"),
    path("t/<slug:topic>/events/", pages.events, name="events"),
    path("t/<slug:topic>/people/", pages.people, name="people"),
    path("t/<slug:topic>/agreements/", pages.agreements, name="agreements"),
    path("t/<slug:topic>/figures/", pages.figures, name="figures"),
    path("t/<slug:topic>/sources/", pages.sources, name="sources"),
    path("t/<slug:topic>/glossary/", pages.glossary, name="glossary"),
    path("t/<slug:topic>/chapters/<path:key>/", pages.chapter, name="chapter"),
    path("t/<slug:topic>/events/<path:key>/", pages.event, name="event"),
    path("t/<slug:topic>/people/<path:key>/", pages.person, name="person"),
    path("t/<slug:topic>/agreements/<path:key>/", pages.agreement, name="agreement"),
    path("t/<slug:topic>/places/<path:key>/", places.place, name="place"),
    path("t/<slug:topic>/figures/<path:key>/", pages.series, name="series"),
    path("t/<slug:topic>/sources/<path:key>/", pages.source, name="source"),
]

"""Addresses of the browse pages and the progress page: topic slug and natural key, never a row number.

Keys are `path`, not `slug`: a key of an imported topic may hold dots or slashes.
"""

from django.urls import path

from quizapp.web import browse, browse_places, browse_search, browse_timeline, progress_views

urlpatterns = [
    path("t/<slug:topic>/", browse.topic, name="topic"),
    path("t/<slug:topic>/timeline/", browse_timeline.show, name="timeline"),
    path("t/<slug:topic>/search/", browse_search.find, name="search"),
    path("t/<slug:topic>/silences/", browse_search.gaps, name="silences"),
    path("t/<slug:topic>/places/", browse_places.places, name="places"),
    path("t/<slug:topic>/events/", browse.events, name="events"),
    path("t/<slug:topic>/people/", browse.people, name="people"),
    path("t/<slug:topic>/agreements/", browse.agreements, name="agreements"),
    path("t/<slug:topic>/figures/", browse.figures, name="figures"),
    path("t/<slug:topic>/sources/", browse.sources, name="sources"),
    path("t/<slug:topic>/glossary/", browse.glossary, name="glossary"),
    path("t/<slug:topic>/chapters/<path:key>/", browse.chapter, name="chapter"),
    path("t/<slug:topic>/events/<path:key>/", browse.event, name="event"),
    path("t/<slug:topic>/people/<path:key>/", browse.person, name="person"),
    path("t/<slug:topic>/agreements/<path:key>/", browse.agreement, name="agreement"),
    path("t/<slug:topic>/places/<path:key>/", browse_places.place, name="place"),
    path("t/<slug:topic>/figures/<path:key>/", browse.series, name="series"),
    path("t/<slug:topic>/sources/<path:key>/", browse.source, name="source"),
    path("progress/", progress_views.progress, name="progress"),
]

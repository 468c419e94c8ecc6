"""Places: the list with its map, and one place with its names, its parts and what happened there."""

from quizapp.facts.models import Place


def test_the_list_has_each_place_with_its_earlier_name(read, history):
    text = read("/t/history/places/")
    assert "Newtown 1 event · once Oldtown" in text
    assert "Quarter 1 in Newtown · 1 event" in text


def test_the_map_has_a_title_and_a_text(client, history):
    html = client.get("/t/history/places/").content.decode()
    svg = html[html.index('<svg viewBox="0 0 600') : html.index("</figure>")]
    assert svg.count('class="map-dot"') == 3
    assert "<title" in svg
    assert "<desc" in svg
    assert "The list below names them all" in svg


def test_a_place_tells_names_with_their_time_parts_and_events(read, history):
    Place.objects.filter(key="city").update(aliases=["New Town"])
    text = read("/t/history/places/city/")
    for said in (
        "Oldtown until 1999",
        "also written New Town",
        "Inside it Quarter 0, Quarter 1, Quarter 2",
        "3 January 1992 · then called Oldtown Meeting 0",
        "Agreements of the day: Agreement treaty-0",
        "No coordinates are recorded",
    ):
        assert said in text


def test_a_part_leads_to_its_parent_and_lies_somewhere(client, read, history):
    text = read("/t/history/places/quarter-1/")
    assert "in Newtown 40.1° N, 70.2° E" in text
    assert "Quarter 1 lies 20 km north-east of Quarter 0 and 20 km south-west of Quarter 2." in text
    assert '<circle class="map-here"' in client.get("/t/history/places/quarter-1/").content.decode()


def test_a_place_where_nothing_happened_says_so(read, history):
    assert "No event is recorded at this very place." in read("/t/history/places/quarter-0/")


def test_events_and_agreements_lead_to_their_places(client, history):
    assert 'href="/t/history/places/city/"' in client.get("/t/history/events/meeting-0/").content.decode()
    assert 'href="/t/history/places/city/"' in client.get("/t/history/agreements/treaty-0/").content.decode()

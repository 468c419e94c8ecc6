"""Maps of a topic's own places and a person's offices over time, as numbers."""

from datetime import date
from types import SimpleNamespace

import pytest

from quizapp.web.browse import maps, tenures
from quizapp.web.browse.maps import Site

ALMATY = Site("almaty", "Almaty", 43.24, 76.89, "city")
ASTANA = Site("astana", "Astana", 51.17, 71.45, "city")
BEIJING = Site("beijing", "Beijing", 39.9, 116.41, "city")
FIJI, SAMOA = Site("fiji", "Fiji", -18, 178), Site("samoa", "Samoa", -13.8, -171.8)


def dots(*sites, chosen=""):
    return {dot.site.key: dot for dot in maps.draw(sites, chosen).dots}


def test_east_is_right_and_north_is_up():
    found = dots(ALMATY, ASTANA, BEIJING)
    assert found["astana"].x < found["almaty"].x < found["beijing"].x
    assert found["astana"].y < found["almaty"].y < found["beijing"].y


def test_every_dot_is_inside_the_drawing():
    drawn = maps.draw([ALMATY, ASTANA, BEIJING, FIJI, SAMOA, Site("pole", "Pole", 90, 0)])
    assert all(0 <= dot.x <= maps.WIDTH and 0 <= dot.y <= drawn.height for dot in drawn.dots)


def test_places_on_both_sides_of_the_date_line_stand_side_by_side():
    found = dots(FIJI, SAMOA)
    assert found["fiji"].x < found["samoa"].x


def test_one_place_alone_stands_in_the_middle():
    drawn = maps.draw([ALMATY], "almaty")
    (dot,) = drawn.dots
    assert (dot.x, dot.y) == (maps.WIDTH / 2, drawn.height / 2)
    assert dot.chosen


def test_labels_do_not_run_into_each_other_and_the_chosen_place_keeps_its_own():
    crowd = [Site(str(number), f"A long place name {number}", 40 + number / 1000, 70) for number in range(30)]
    drawn = dots(*crowd, BEIJING, chosen="29")
    assert drawn["29"].label
    assert sum(bool(dot.label) for dot in drawn.values()) < 10


@pytest.mark.parametrize("sites", [[ALMATY, ASTANA], [ALMATY, BEIJING], [FIJI, BEIJING, ALMATY]])
def test_the_scale_is_a_round_distance_and_true(sites):
    drawn = maps.draw(sites)
    assert str(drawn.scale_km)[0] in "125"
    assert 0 < drawn.scale_width <= maps.WIDTH / 5 + 0.1
    here, there = Site("a", "A", 0, 0), Site("b", "B", 1, 0)
    assert maps.nearest(here, [there])[0].km == 111


def test_the_graticule_has_round_degrees_with_their_side():
    labels = {line.label for line in maps.draw([FIJI, BEIJING, ALMATY]).lines} - {""}
    assert labels
    assert all(label.endswith((" N", " S", " E", " W", "0°")) for label in labels)


def test_the_nearest_places_are_named_with_distance_and_direction():
    first, second = maps.nearest(ALMATY, [ALMATY, BEIJING, ASTANA, Site("land", "Land", 43, 77, "country")])
    assert (first.site.key, first.wind) == ("astana", "north-west")
    assert abs(first.km - 972) < 10
    assert (second.site.key, second.wind) == ("beijing", "east")


def test_the_map_of_one_place_holds_what_is_near_it():
    assert [site.key for site in maps.nearby(ALMATY, [FIJI, BEIJING, ALMATY, ASTANA], 2)] == [
        "almaty",
        "astana",
        "beijing",
    ]


def test_no_place_gives_no_map():
    assert maps.draw([]) is None
    assert maps.coordinates(Site("x", "X", -33.9, -70.6)) == "33.9° S, 70.6° W"


def fact(*when):
    return SimpleNamespace(earliest=date(*when) if when else None)


def test_offices_are_rows_with_a_dot_for_each_attestation():
    drawn = tenures.draw([[fact(1992, 1, 1), fact(1995, 6, 1)], [fact(), fact(1998, 1, 1)], [fact()]])
    first, second = drawn.rows
    assert first.first < first.last < second.first
    assert len(second.dots) == 1
    assert second.y > first.y
    assert drawn.ticks[0].year == 1992


def test_offices_of_one_day_are_not_drawn():
    assert tenures.draw([[fact(1992, 1, 1)], [fact(1992, 1, 1)]]) is None
    assert tenures.draw([[fact(9999, 1, 1)], [fact(1, 1, 1)]]).ticks


def test_a_country_has_no_dot_and_its_name_stands_on_its_middle():
    drawn = maps.draw([ASTANA, BEIJING, Site("land", "Land", 45, 95, "country")])
    (dot,) = (dot for dot in drawn.dots if dot.area)
    assert (dot.label, dot.label_x, dot.anchor) == ("Land", dot.x, "middle")

"""The map: places as wide as they are uncertain, and nothing left out in silence."""

from datetime import date
from pathlib import Path

import pytest

from fakes import days, report, shelling
from trucewatch.model.period import Period
from trucewatch.model.place import Place, distance_km
from trucewatch.places.zones import Zone, read_zones
from trucewatch.views.map import MapView, make_map, map_as_geojson, map_as_json
from views.boards import scene

ZONE = """{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "buffer",
"properties": {"title": "Buffer", "basis": "described", "uncertainty_km": 3},
"geometry": {"type": "Polygon", "coordinates": [[[10, 49.8], [10.4, 49.8], [10.4, 50.2], [10, 50.2], [10, 49.8]]]}}]}"""


@pytest.fixture
def zones(tmp_path: Path) -> tuple[Zone, ...]:
    path = tmp_path / "zones.geojson"
    path.write_text(ZONE)
    return read_zones(path)


def map_of(*places: str | Place | None) -> MapView:
    """Return the map of one incident a place, each on a day of its own and with a toll of its own."""
    told = [shelling(place, f"2001-06-{number * 4:02d}", killed=number) for number, place in enumerate(places, start=1)]
    return make_map(scene(report("2001-06-18", *told)).board.incidents)


def test_a_place_is_a_disc_of_its_precision() -> None:
    """A village known to two kilometres is drawn four kilometres wide, never as a point."""
    [disc] = map_of("Ash").discs

    assert disc.radius_km == 2.0
    assert disc.place.name == "Ash"


def test_the_widest_is_drawn_first() -> None:
    """A province does not hide the villages in it."""
    assert [disc.place.name for disc in map_of("Ash", "Vale").discs] == ["Vale", "Ash"]


def test_what_has_no_place_is_listed() -> None:
    """An incident whose place nobody tells, or no gazetteer knows, is there all the same."""
    view = map_of("Ash", "Nowhere", None)

    assert len(view.discs) == 1
    assert len(view.unplaced) == 2


def test_days_choose_and_say_what_they_leave_out() -> None:
    """A period keeps what may have happened in it; how many have no day is told."""
    told = report("2001-06-15", shelling("Ash", "2001-06-01/2001-06-10"), shelling("Birch", None, killed=3))
    view = make_map(scene(told).board.incidents, period=days("2001-06-08/2001-06-20") or Period.day(date.min))

    assert [disc.place.name for disc in view.discs] == ["Ash"]
    assert view.undated == 1


def test_zones_carry_their_uncertainty(zones: tuple[Zone, ...]) -> None:
    """The band within which the edge may run is drawn beside the shape."""
    [outline] = make_map([], zones=zones).zones

    assert outline.uncertainty_km == 3
    assert outline.areas
    assert outline.edge


def test_published_forms_say_the_same(zones: tuple[Zone, ...]) -> None:
    """JSON has places and zones in words, GeoJSON their shapes."""
    view = make_map(scene(report("2001-06-15", shelling("Ash"))).board.incidents, zones=zones)

    assert [place["name"] for place in map_as_json(view)["places"]] == ["Ash"]
    kinds = [feature["properties"]["kind"] for feature in map_as_geojson(view)["features"]]
    assert kinds == ["edge", "zone", "place"]


def test_an_empty_map_has_no_bounds() -> None:
    """There is nothing to frame."""
    assert make_map([]).bounds is None


def test_too_many_places_are_drawn_as_one() -> None:
    """What stands for several covers them all, bears the name of the one most is told of, and says how many it is."""
    told = report(
        "2001-06-18", *(shelling("Birch", f"2001-06-{day:02d}", killed=day) for day in (2, 8)), shelling("Ash")
    )
    incidents = scene(told).board.incidents
    apart = {disc.place.name: disc for disc in make_map(incidents).discs}

    [disc] = make_map(incidents, most=1).discs

    far = distance_km(disc.centre, apart["Ash"].centre)
    assert (disc.place.name, disc.joined, len(disc.incidents)) == ("Birch", 2, 3)
    assert disc.radius_km >= far + apart["Ash"].radius_km
    assert map_as_json(make_map(incidents, most=1))["places"][0]["joined"] == 2
    assert "joined" not in map_as_json(make_map(incidents))["places"][0]

"""The map as SVG: discs, not pins; the same input, the same bytes."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fakes import PLACES
from trucewatch.model.claim import IncidentType
from trucewatch.model.incident import Incident
from trucewatch.model.place import Place, Point
from trucewatch.publish.drawing.base_map import Window, cut_base_map
from trucewatch.publish.drawing.frame import lay_ground
from trucewatch.publish.drawing.map_svg import draw_map, join_close
from trucewatch.publish.drawing.palette import ON_PAPER
from trucewatch.views.map import MapView, make_map

SVG = "{http://www.w3.org/2000/svg}"
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 40]},
    "arcs": [[[0, 0], [20, 0], [0, 20], [-20, 0], [0, -20]], [[20, 0], [10, 0], [0, 20], [-10, 0], [0, -20]]],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Westland"}},
                {"type": "MultiPolygon", "arcs": [[[1]]], "properties": {"name": "Eastland"}},
                {"type": None, "properties": {"name": "Sunken"}},
            ],
        }
    },
}


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    path = tmp_path / "countries.json"
    path.write_text(json.dumps(TOPOLOGY))
    return path


def map_of(*places: Place) -> MapView:
    incidents = [
        Incident(id=f"i-{number}", type=IncidentType.SHELLING, types=(), date=None, place=place)
        for number, place in enumerate(places)
    ]
    return make_map(incidents)


def drawn(view: MapView, atlas: Path | None = None) -> str:
    ground = lay_ground(view, width=600, height=400, atlas=atlas)
    assert ground is not None
    return draw_map(view, ground, palette=ON_PAPER, title="Where", address=lambda disc: f"#{disc.place.name}")


def test_a_disc_is_as_wide_as_the_place_is_uncertain(atlas: Path) -> None:
    """Fifty kilometres are drawn twenty-five times as wide as two, where both can be seen."""
    view = map_of(PLACES["Ash"], PLACES["Vale"])
    ground = lay_ground(view, width=4000, height=4000, atlas=atlas)
    assert ground is not None

    spots = {spot.discs[0].place.name: spot.radius for spot in join_close(view.discs, ground.frame)}

    assert spots["Vale"] / spots["Ash"] == pytest.approx(25, rel=0.01)


def test_places_too_close_to_tell_apart_are_drawn_as_one(atlas: Path) -> None:
    """Their incidents are counted together, and none is lost."""
    near = Place(name="Ashby", point=Point(longitude=10.01, latitude=50.0), precision_km=2.0)
    view = map_of(PLACES["Ash"], near, PLACES["Birch"])
    ground = lay_ground(view, width=300, height=200, atlas=atlas)
    assert ground is not None

    spots = join_close(view.discs, ground.frame)

    assert sorted(spot.incidents for spot in spots) == [1, 2]


def test_one_place_far_off_does_not_shrink_the_rest(atlas: Path) -> None:
    """A namesake in another land lies beyond the edge, and the table tells of it."""
    places = [
        Place(name=f"P{n}", point=Point(longitude=10 + n / 10, latitude=50.0), precision_km=2.0) for n in range(5)
    ]
    view = map_of(*places, PLACES["Faraway"])
    ground = lay_ground(view, width=600, height=400, atlas=atlas)

    assert ground is not None
    assert ground.frame.holds(Point(longitude=10.2, latitude=50.0))
    assert not ground.frame.holds(Point(longitude=20.0, latitude=40.0))


def test_the_same_map_gives_the_same_bytes(atlas: Path) -> None:
    """A drawing is a pure function of what it shows."""
    assert drawn(map_of(*PLACES.values()), atlas) == drawn(map_of(*PLACES.values()), atlas)


def test_borders_are_told_to_be_a_claim(atlas: Path) -> None:
    """Whatever shows the base map says whose borders they are."""
    assert "Boundaries: Natural Earth, de facto, no endorsement" in drawn(map_of(PLACES["Ash"]), atlas)


def test_without_the_atlas_there_is_no_land() -> None:
    """The places are there all the same."""
    page = ElementTree.fromstring(drawn(map_of(PLACES["Ash"])))

    assert page.findall(f".//{SVG}circle")


def test_names_of_places_are_words(atlas: Path) -> None:
    """Markup in a name is shown, not obeyed, and an endless name is cut."""
    bad = Place(name="<script>x</script>" * 500, point=Point(longitude=10.0, latitude=50.0), precision_km=2.0)

    page = drawn(map_of(bad), atlas)

    assert "<script" not in page
    ElementTree.fromstring(page)


def test_countries_are_cut_at_the_window(atlas: Path) -> None:
    """Only what lies in the window is drawn, closed along its edge; what has no land is no country."""
    base = cut_base_map(atlas, Window(west=10, south=45, east=25, north=50))

    assert [country.name for country in base.countries] == ["Westland", "Eastland"]
    assert set(base.countries[0].rings[0]) == {(10, 45), (20, 45), (20, 50), (10, 50)}

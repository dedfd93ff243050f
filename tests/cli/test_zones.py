"""The commands about zones."""

import json
import shutil
from pathlib import Path

import pytest

import trucewatch
from cli.reports import run

SQUARE = [[[36.4, 35.6], [36.8, 35.6], [36.8, 35.9], [36.4, 35.9], [36.4, 35.6]]]


def _write(path: Path, kind: str, coordinates: object, **properties: object) -> Path:
    geometry = {"type": kind, "coordinates": coordinates}
    shape = {"type": "Feature", "id": "buffer", "properties": properties, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}), encoding="utf-8")
    return path


@pytest.fixture
def zone(tmp_path: Path) -> Path:
    return _write(tmp_path / "zones.geojson", "Polygon", SQUARE, basis="drawn", uncertainty_km=2)


@pytest.fixture
def line(tmp_path: Path) -> Path:
    return _write(
        tmp_path / "line.geojson", "LineString", [[36.0, 35.0], [36.0, 36.0]],
        basis="described", uncertainty_km=3, valid_from="2018-09-17",
    )  # fmt: skip


def test_check_tells_what_is_there(zone: Path) -> None:
    """A sound file is summed up, with areas."""
    ended = run("zones", "check", zone)

    assert ended.status == 0
    assert "sound: 1 feature" in ended.out
    assert "drawn" in ended.out


def test_check_finds_swapped_coordinates_in_their_country(tmp_path: Path) -> None:
    """With a country named, latitude before longitude is a fault, with exit status 2."""
    swapped = [[[y, x] for x, y in SQUARE[0]]]
    path = _write(tmp_path / "zones.geojson", "Polygon", swapped, basis="drawn", uncertainty_km=2)

    ended = run("zones", "check", path, "--country", "SY")

    assert ended.status == 2
    assert "found them swapped" in ended.told


def test_check_takes_the_countries_of_an_agreement(tmp_path: Path) -> None:
    """Named, or lying beside the zones, an agreement says where they should lie."""
    swapped = [[[y, x] for x, y in SQUARE[0]]]
    path = _write(tmp_path / "zones.geojson", "Polygon", swapped, basis="drawn", uncertainty_km=2)
    shipped = Path(trucewatch.__file__).parent / "agreements/library/idlib-sochi-2018/agreement.yml"

    named = run("zones", "check", path, "--agreement", "idlib-sochi-2018")
    alone = run("zones", "check", path)
    shutil.copy(shipped, tmp_path)
    beside = run("zones", "check", path)

    assert [ended.status for ended in (named, alone, beside)] == [2, 0, 2]
    assert "found them swapped" in named.told
    assert "found them swapped" in beside.told


def test_a_band_is_a_sound_zone(line: Path, tmp_path: Path) -> None:
    """It carries its line's basis, uncertainty and days, says its area, and passes `check`."""
    out = tmp_path / "band.geojson"
    ended = run("zones", "band", line, "--from", "15", "--to", "20", "--side", "left", "--out", out, "--json")
    told = json.loads(ended.out)
    properties = json.loads(out.read_text())["features"][0]["properties"]

    assert ended.status == 0
    assert told["area_km2"] == pytest.approx(111 * 5, rel=0.005)
    assert (properties["basis"], properties["uncertainty_km"]) == ("described", 3.0)
    assert properties["valid_from"] == "2018-09-17"
    assert run("zones", "check", out, "--country", "SY").status == 0


def test_a_band_of_a_bare_line_is_drawn(tmp_path: Path) -> None:
    """A line that says no basis is taken as drawn, and the user is told."""
    path = tmp_path / "line.geojson"
    path.write_text('{"type": "LineString", "coordinates": [[36, 35], [36, 36]]}', encoding="utf-8")

    ended = run("zones", "band", path, "--from", "0", "--to", "5", "--side", "right", "--out", tmp_path / "b.geojson")

    assert ended.status == 0
    assert "taken as drawn" in ended.told


def test_inside_is_a_probability_with_a_range(zone: Path) -> None:
    """Half of a disc on the edge is inside; the edge's own uncertainty gives the range."""
    (answer,) = json.loads(run("zones", "inside", zone, "--point", "36.4,35.75", "--radius-km", "5", "--json").out)

    assert answer["probability"] == pytest.approx(0.5, abs=0.01)
    assert answer["low"] < answer["probability"] < answer["high"]
    assert "buffer: 50" in run("zones", "inside", zone, "--point", "36.4,35.75", "--radius-km", "5").out


def test_inside_on_a_day_without_zones(tmp_path: Path) -> None:
    """What was valid later is not there yet."""
    path = _write(
        tmp_path / "zones.geojson", "Polygon", SQUARE, basis="drawn", uncertainty_km=2, valid_from="2019-01-01"
    )

    assert json.loads(run("zones", "inside", path, "--point", "36.5,35.7", "--on", "2018-12-31", "--json").out) == []


def test_beyond_tells_whether_a_weapon_is_withdrawn(line: Path) -> None:
    """Some 36 km behind its line, a gun is withdrawn and a long-range system is not."""
    words = ("zones", "beyond", line, "--point", "36.4,35.5", "--side", "right", "--radius-km", "2")
    gun = json.loads(run(*words, "--weapon", "artillery", "--json").out)
    system = json.loads(run(*words, "--weapon", "long-range", "--json").out)

    assert (gun["required_km"], gun["probability"]) == (25, 1.0)
    assert (system["required_km"], system["probability"]) == (70, 0.0)
    assert "withdrawn with a probability of 100.0%" in run(*words, "--weapon", "artillery").out


def test_classes_of_weapons_are_listed() -> None:
    """With the zone's width and each side's half of it."""
    assert "70 km" in run("zones", "classes").out
    assert json.loads(run("zones", "classes", "--json").out)[0]["agreement"] == "minsk-ii-2015"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--point", "36.4", "--radius-km", "5"), "--point: expected longitude,latitude"),
        (("--point", "36.4,95", "--radius-km", "5"), "--point: expected longitude,latitude"),
        (("--point", "36.4,35.7", "--radius-km", "-5"), "--radius-km: expected a distance"),
    ],
)
def test_numbers_that_make_no_sense_are_told(zone: Path, words: tuple[str, ...], told: str) -> None:
    """With exit status 2, and what was expected."""
    ended = run("zones", "inside", zone, *words)

    assert ended.status == 2
    assert told in ended.told


def test_a_band_needs_a_side_and_two_distances(line: Path, tmp_path: Path) -> None:
    """Neither an unknown side nor a band that ends before it begins is made."""
    out = tmp_path / "band.geojson"
    wrong_side = run("zones", "band", line, "--from", "15", "--to", "20", "--side", "north", "--out", out)
    wrong_way = run("zones", "band", line, "--from", "20", "--to", "15", "--side", "left", "--out", out)

    assert (wrong_side.status, wrong_way.status) == (2, 2)
    assert "left, right" in wrong_side.told
    assert not out.exists()


def test_the_zones_of_an_agreement_are_listed_with_the_obligations_that_hold_there(tmp_path: Path) -> None:
    """A file in the workspace's library draws a zone for an agreement that ships without one."""
    folder = tmp_path / "library" / "agreements" / "idlib-sochi-2018"
    folder.mkdir(parents=True)
    _write(
        folder / "zones.geojson", "Polygon", SQUARE,
        title="A strip", draws="demilitarised zone", basis="drawn", uncertainty_km=2, valid_to="2019-01-01",
    )  # fmt: skip

    (told,) = json.loads(run("-w", tmp_path, "zones", "list", "idlib-sochi-2018", "--json").out)
    later = run("-w", tmp_path, "zones", "list", "idlib-sochi-2018", "--on", "2019-02-01")

    assert told["draws"] == ["demilitarised zone"]
    assert "remove-radical-groups" in told["obligations"]
    assert "no-offensive" not in told["obligations"]
    assert later.out.strip() == "idlib-sochi-2018: nothing is drawn for that day"


def test_a_zone_that_draws_nothing_with_a_name_is_told(zone: Path) -> None:
    """The names under which an agreement speaks of a zone are words."""
    content = json.loads(zone.read_text())
    content["features"][0]["properties"]["draws"] = [7]
    zone.write_text(json.dumps(content))

    ended = run("zones", "check", zone)

    assert ended.status != 0
    assert "features[0].properties.draws: expected the name of a place, or several, found a list" in ended.told

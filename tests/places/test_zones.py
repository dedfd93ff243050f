"""Tests of reading zones that people write."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from trucewatch.errors import FaultyFileError
from trucewatch.model.place import Point
from trucewatch.places.geonames import open_geonames
from trucewatch.places.whereabouts import country_of
from trucewatch.places.zone_map import ZoneTable
from trucewatch.places.zones import Basis, read_line, read_zones

SQUARE = [[36.4, 35.6], [36.8, 35.6], [36.8, 35.9], [36.4, 35.9], [36.4, 35.6]]
GOOD = {"basis": "drawn", "uncertainty_km": 5, "title": "Buffer"}


def feature(ring: Any = None, *, name: Any = "buffer", kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """One feature, sound unless something else is asked for."""
    coordinates = [SQUARE if ring is None else ring] if kind == "Polygon" else ring
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "id": name, "properties": {**GOOD, **properties}, "geometry": geometry}


def write(folder: Path, *features: Any) -> Path:
    path = folder / "zones.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def faults_of(path: Path, **options: Any) -> list[str]:
    with pytest.raises(FaultyFileError) as caught:
        read_zones(path, **options)
    return [fault.removeprefix(f"{path}: ") for fault in caught.value.faults]


def test_a_zone_has_its_basis_and_uncertainty(tmp_path: Path) -> None:
    """What it rests on and how far its edge may be off come with its shape."""
    (zone,) = read_zones(write(tmp_path, feature()))

    assert (zone.id, zone.title, zone.basis, zone.uncertainty_km) == ("buffer", "Buffer", Basis.DRAWN, 5.0)
    assert zone.shape.bounds == (36.4, 35.6, 36.8, 35.9)


def test_zones_have_a_shape_a_day(tmp_path: Path) -> None:
    """A zone may change its shape; on a day, it has the one that was valid."""
    path = write(
        tmp_path,
        feature(valid_to="2020-03-04"),
        feature([[36.4, 35.6], [36.5, 35.6], [36.5, 35.9], [36.4, 35.6]], valid_from="2020-03-05"),
    )
    zones = read_zones(path)

    (before,) = ZoneTable(zones).on(date(2020, 3, 4))
    (after,) = ZoneTable(zones).on(date(2020, 3, 5))
    assert (before.shape.bounds[2], after.shape.bounds[2]) == (36.8, 36.5)


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        (feature([[36, 35], [37, 36], [37, 35], [36, 36], [36, 35]]),
         "features[0].geometry: expected a shape whose edges do not cross, found self-intersection[36.5 35.5]"),
        (feature(SQUARE[:-1]),
         ("features[0].geometry.coordinates[0]: expected a ring that ends where it begins, [36.4, 35.6], "
         "found its end at [36.4, 35.9]")),
        (feature([[120.1, 35], [120.1, 36], [120.5, 35], [120.1, 35]], basis="officail"),
         ("features[0].properties.basis: expected one of official, described, drawn, found 'officail'; "
         "did you mean official?")),
        (feature([[y, x + 70] for x, y in SQUARE]),
         "features[0].geometry.coordinates: expected [longitude, latitude], found them swapped: [35.6, 106.4]"),
        (feature([[x * 111000, y * 111000] for x, y in SQUARE]),
         ("features[0].geometry.coordinates: expected degrees, longitude ±180 and latitude ±90, "
         "found [4040400, 3951600]: save it as WGS 84")),
        (feature(uncertainty_km=None),
         "features[0].properties.uncertainty_km: expected how far the edge may be off, in km, found nothing"),
        (feature(valid_from="2020-02-30"),
         "features[0].properties.valid_from: expected a date like 2018-10-15, found '2020-02-30'"),
        (feature(valid_from="2020-03-05", valid_to="2020-03-01"),
         "features[0].properties.valid_to: expected a day from 2020-03-05 on, found 2020-03-01"),
        (feature(name=None), "features[0].id: expected a name, such as buffer, found nothing"),
        (feature([36.0, 35.0], kind="Point"),
         "features[0].geometry: expected one of LineString, MultiLineString, Polygon, MultiPolygon, found Point"),
        (feature([[36.0, 35.0]], kind="LineString"),
         "features[0].geometry: expected a line of two positions or more, found one"),
        (feature([[36, 35], [36, "35"], [37, 35], [36, 35]]),
         "features[0].geometry.coordinates[0][1]: expected [longitude, latitude], found [36, '35']"),
        (
            feature([[179.0, 1.0], [-179.0, 1.0]], kind="LineString"),
            (
                "features[0].geometry.coordinates[0]: expected an edge that does not cross the meridian of "
                "180 degrees, found one to [-179, 1]: part it there"
            ),
        ),
        ("a zone", "features[0]: expected a Feature, found 'a zone'"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_path(tmp_path: Path, odd: Any, told: str) -> None:
    """Where it is, what was expected, what was found."""
    assert faults_of(write(tmp_path, odd)) == [told]


def test_a_missing_basis_is_a_fault(tmp_path: Path) -> None:
    """Nobody is to take a drawing for an official map."""
    bare = feature()
    del bare["properties"]["basis"]

    assert faults_of(write(tmp_path, bare)) == [
        "features[0].properties.basis: expected one of official, described, drawn, found nothing"
    ]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run finds them all, in every feature."""
    path = write(tmp_path, feature(SQUARE[:-1], basis=None, uncertainty_km=-1), feature(name=""), feature(), feature())

    assert [fault.partition(": expected")[0] for fault in faults_of(path)] == [
        "features[0].properties.basis",
        "features[0].properties.uncertainty_km",
        "features[0].geometry.coordinates[0]",
        "features[1].id",
        "features[3].id",
    ]


def test_swapped_coordinates_are_found_by_the_countries(tmp_path: Path) -> None:
    """Outside the agreement's countries, but inside the other way round: longitude and latitude were swapped."""
    geonames = open_geonames()

    def told(point: Point) -> str | None:
        return country_of(geonames, point)

    swapped = write(tmp_path, feature([[y, x] for x, y in SQUARE]))
    assert faults_of(swapped, countries=("SY",), country_of=told) == [
        (
            "features[0].geometry.coordinates: expected [longitude, latitude], found them swapped: "
            "only the other way round in SY"
        )
    ]
    assert read_zones(write(tmp_path, feature()), countries=("SY",), country_of=told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", ":1: expected GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "expected a FeatureCollection with features"),
        ("[]", "expected a FeatureCollection with features, found something else"),
        ('{"type": "Feature", "crs": {"name": "EPSG:3857"}, "properties": {}}', "another system of coordinates"),
    ],
)
def test_what_is_no_geojson_is_told(tmp_path: Path, content: str, told: str) -> None:
    """Broken JSON with its line, an empty collection, another system of coordinates."""
    path = tmp_path / "zones.geojson"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(FaultyFileError) as caught:
        read_zones(path)
    assert told in caught.value.faults[0]


def test_a_bare_line_counts_as_drawn(tmp_path: Path) -> None:
    """A line as drawing programs write it is taken, as what it is: something drawn."""
    path = tmp_path / "front.geojson"
    path.write_text(json.dumps({"type": "LineString", "coordinates": [[36, 35], [37, 36]]}), encoding="utf-8")

    (line,), is_bare = read_line(path)

    assert (line.id, line.basis, line.uncertainty_km, is_bare) == ("front", Basis.DRAWN, 1.0, True)


def test_a_file_without_a_line_is_no_line(tmp_path: Path) -> None:
    """A band needs a line to be measured from."""
    with pytest.raises(FaultyFileError, match="expected a LineString, found none"):
        read_line(write(tmp_path, feature()))

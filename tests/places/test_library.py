"""Tests of reading gazetteers that people write."""

from pathlib import Path

import pytest

from trucewatch.places.geonames import GeoNames, open_geonames
from trucewatch.places.library import OwnPlace, check, read_library
from trucewatch.yaml_lines import Faults


@pytest.fixture(scope="module")
def geonames() -> GeoNames:
    return open_geonames()


def _read(folder: Path, text: str, geonames: GeoNames) -> dict[str, OwnPlace]:
    (folder / "mine.yml").write_text(text, encoding="utf-8")
    faults = Faults()
    places = read_library([folder], geonames, faults)
    assert faults.told() == ()
    return {place.entry.name: place for place in places}


def test_an_id_of_geonames_gives_the_point_and_ours_the_name(tmp_path: Path, geonames: GeoNames) -> None:
    """The town keeps its coordinates and takes the name by which reports know it."""
    place = _read(tmp_path, "country: SY\nplaces:\n  - {name: Idleb Town, geonames: 169389}\n", geonames)["Idleb Town"]

    assert (place.entry.country, place.entry.stands_for) == ("SY", "geonames:169389")
    assert (place.entry.longitude, place.entry.latitude) == (36.63393, 35.93062)


def test_a_point_of_ones_own_has_a_radius_of_a_kilometre_unless_it_says_otherwise(
    tmp_path: Path, geonames: GeoNames
) -> None:
    """What is written by hand is as exact as it says."""
    places = _read(
        tmp_path,
        "country: SY\nplaces:\n"
        "  - {name: Xanfold, kind: hamlet, point: [36.5, 35.5], source: survey of 2018}\n"
        "  - {name: Xanmoor, point: [36.5, 35.5], radius_km: 7, source: survey of 2018}\n",
        geonames,
    )

    assert (places["Xanfold"].entry.radius_km, places["Xanfold"].entry.kind) == (1.0, "hamlet")
    assert places["Xanmoor"].entry.radius_km == 7


def test_a_place_in_another_takes_its_point(tmp_path: Path, geonames: GeoNames) -> None:
    """A hamlet without a point lies somewhere within what it is in."""
    places = _read(tmp_path, "country: SY\nplaces:\n  - {name: Xanfold, in: Idlib province}\n", geonames)

    hamlet, province = places["Xanfold"].entry, places["Idlib province"].entry
    assert (hamlet.longitude, hamlet.latitude, hamlet.radius_km) == (
        province.longitude,
        province.latitude,
        province.radius_km,
    )


def test_the_users_own_place_takes_the_place_of_a_shipped_one(tmp_path: Path, geonames: GeoNames) -> None:
    """The same name in the same country is the same place, the user's word for it."""
    places = _read(
        tmp_path, "country: SY\nplaces:\n  - {name: Sarmada, point: [36.72, 36.18], source: survey}\n", geonames
    )

    assert (places["Sarmada"].entry.longitude, places["Sarmada"].entry.latitude) == (36.72, 36.18)


def test_the_shipped_gazetteers_have_no_faults(tmp_path: Path, geonames: GeoNames) -> None:
    """What ships passes its own check."""
    faults = Faults()

    places = read_library([tmp_path], geonames, faults)

    assert faults.told() == ()
    assert len(places) > 150


def test_an_unknown_province_and_an_unknown_neighbour_are_faults(tmp_path: Path, geonames: GeoNames) -> None:
    """Both are told, with the nearest name that is known."""
    path = tmp_path / "mine.yml"
    path.write_text(
        "country: SY\nplaces:\n"
        "  - {name: Xanfold province, admin1: '99'}\n"
        "  - {name: Xanmoor, point: [36.5, 35.5], source: survey}\n"
        "  - {name: Xanford, in: Xanmor}\n",
        encoding="utf-8",
    )

    told = [fault.removeprefix(f"{path}:") for fault in check([path], geonames)]

    assert told == [
        "3: places[0].admin1: expected the code of a first-order division, as GeoNames has it, found '99'",
        "5: places[2].in: expected the name of a place that stands before it, found 'Xanmor'; did you mean Xanmoor?",
    ]

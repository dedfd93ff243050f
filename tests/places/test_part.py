"""Tests of places made from others."""

import math

from trucewatch.model.place import Place, Point, distance_km
from trucewatch.places.part import between, lies_in, one_of, part_of


def _place(
    longitude: float, latitude: float, *, kind: str = "city", radius_km: float = 2.0, country: str = "SY"
) -> Place:
    point = Point(longitude=longitude, latitude=latitude)
    return Place(name="Xanfold", point=point, precision_km=radius_km, country=country, kind=kind)


def test_a_quarter_of_a_province_lies_that_way() -> None:
    """The middle of the northern half of a disc is 0.42 of its radius to the north; how far it reaches stays."""
    whole = _place(36.0, 35.0, kind="province", radius_km=100.0)

    north = part_of("northern Xanfold", whole, towards=(0, 1), reach_km=60)
    south_west = part_of("south-western Xanfold", whole, towards=(-1, -1), reach_km=60)

    assert north.point is not None
    assert south_west.point is not None
    assert whole.point is not None
    assert north.point.longitude == 36.0
    assert math.isclose(distance_km(whole.point, north.point), 42.4, abs_tol=0.3)
    assert math.isclose(distance_km(whole.point, south_west.point), 42.4, abs_tol=0.5)
    assert south_west.point.longitude < 36.0
    assert south_west.point.latitude < 35.0
    assert (north.precision_km, north.words) == (100.0, "northern Xanfold")


def test_a_half_of_a_huge_country_is_the_country() -> None:
    """No point could show the north of Russia."""
    whole = _place(90.0, 60.0, kind="country", radius_km=3000.0)

    assert part_of("northern Xanfold", whole, towards=(0, 1), reach_km=60).point == whole.point


def test_the_middle_of_a_road_holds_both_its_ends() -> None:
    """Its radius is half the way from one to the other."""
    road = between("the road", [_place(36.0, 35.0), _place(36.0, 36.0)])

    assert road.point == Point(longitude=36.0, latitude=35.5)
    assert road.precision_km is not None
    assert math.isclose(road.precision_km, 55.6, abs_tol=0.1)
    assert (road.country, road.kind) == ("SY", "area")


def test_a_road_with_one_known_end_lies_near_it() -> None:
    """Some tens of km are all that can be said; with none known there is no point."""
    unknown = Place(name="Yarrow", country="SY")
    road = between("the road", [_place(36.0, 35.0), unknown])

    assert road.point == Point(longitude=36.0, latitude=35.0)
    assert road.precision_km == 60.0
    assert between("the road", [unknown]).point is None


def test_two_names_of_different_places_have_no_point() -> None:
    """Which of them is meant is not made up; two entries of one town are one."""
    here, beside, far = _place(36.0, 35.0), _place(36.1, 35.0), _place(39.0, 35.0)

    assert one_of("A/B", [here, beside]) == here
    assert one_of("A/B", [here, far]) == Place(name="A/B", country="SY")
    assert one_of("A/B", [Place(name="A"), far]) == far


def test_what_lies_within_the_radius_lies_in_it() -> None:
    """A town lies in a province within whose radius it is, and in its country."""
    province = _place(36.0, 35.0, kind="province", radius_km=50.0)
    country = _place(38.0, 35.0, kind="country", radius_km=400.0)

    assert lies_in(_place(36.3, 35.0), province)
    assert not lies_in(_place(38.0, 35.0), province)
    assert lies_in(_place(42.0, 37.0), country)
    assert not lies_in(_place(42.0, 37.0, country="IQ"), country)

"""Tests of telling a place from its namesakes."""

import pytest

from trucewatch.model.place import Place, Point
from trucewatch.places.geonames import Entry
from trucewatch.places.resolve import distance_km, is_far, is_told, rank


def _entry(
    entry_id: str, *, longitude: float = 36.0, latitude: float = 35.0, country: str = "SY", population: int = 0
) -> Entry:
    return Entry(entry_id, "Xanfold", longitude, latitude, 1.0, country, None, population, "city")


def _near(longitude: float, latitude: float, *, country: str = "SY", kind: str = "city") -> Place:
    return Place(
        name="Nearby", point=Point(longitude=longitude, latitude=latitude), precision_km=1.0, country=country, kind=kind
    )


def test_the_bigger_town_comes_first_where_nothing_else_is_known() -> None:
    """Without context the size decides, and says so."""
    ranked = rank(
        [_entry("a", population=900), _entry("b", longitude=40.0, population=900_000)],
        folded="xanfold",
        near=(),
        scope=(),
    )

    assert [candidate.entry.id for candidate in ranked] == ["b", "a"]
    assert ranked[0].reasons == ("population 900000", "its own name")


def test_the_nearer_town_comes_first_whatever_its_size() -> None:
    """A village beside what the report names is likelier than a city far away in another country."""
    village = _entry("a", population=900)
    city = _entry("b", longitude=-0.1, latitude=51.5, country="GB", population=900_000)

    ranked = rank([village, city], folded="xanfold", near=[_near(36.1, 35.1)], scope=())

    assert ranked[0].entry.id == "a"
    assert ranked[0].reasons == ("population 900", "its own name", "SY is named near it", "14 km from Nearby")


def test_the_scope_speaks_for_its_countries() -> None:
    """The countries of the agreements at hand come before the rest of the world."""
    ranked = rank([_entry("a"), _entry("b", country="GB")], folded="xanfold", near=(), scope={"GB"})

    assert [candidate.entry.id for candidate in ranked] == ["b", "a"]


def test_order_does_not_depend_on_the_order_of_asking() -> None:
    """Equals are put in order of their ids."""
    entries = [_entry("b", longitude=40.0), _entry("a")]

    assert rank(entries, folded="xanfold", near=(), scope=()) == rank(
        entries[::-1], folded="xanfold", near=(), scope=()
    )


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([], False),
        ([_entry("a")], True),
        ([_entry("a"), _entry("b", longitude=36.1)], True),
        ([_entry("a"), _entry("b", longitude=40.0)], False),
        ([_entry("a", population=90_000), _entry("b", longitude=40.0)], True),
    ],
)
def test_a_place_is_told_when_it_stands_out_or_its_rival_is_beside_it(entries: list[Entry], told: bool) -> None:  # noqa: FBT001
    """Two hamlets of one name far apart are not told; two entries of one town are."""
    assert is_told(rank(entries, folded="xanfold", near=(), scope=())) is told


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ([], False),
        ([_near(36.0, 38.0)], False),
        ([_near(36.0, 38.0, kind="province")], True),
        ([_near(36.0, 38.0, kind="province"), _near(36.0, 35.5)], False),
        ([_near(36.0, 38.0, kind="province", country="TR")], False),
        ([_near(36.0, 38.0, kind="country")], False),
    ],
)
def test_far_is_far_from_all_that_is_named_in_its_country(near: list[Place], far: bool) -> None:  # noqa: FBT001
    """Only a province that is named makes a place far; one place named nearby is enough to make it near again."""
    assert is_far(_entry("a"), near) is far


def test_distances_are_those_of_the_globe() -> None:
    """A degree of latitude is 111 km; the poles and the date line are no obstacle."""
    assert distance_km(36.0, 35.0, 36.0, 36.0) == pytest.approx(111.2, abs=0.1)
    assert distance_km(179.5, 0.0, -179.5, 0.0) == pytest.approx(111.2, abs=0.1)

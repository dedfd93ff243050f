"""Tests of taking longer wordings of places apart."""

import pytest

from trucewatch.places.wording import take_apart


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("the village of Xanfold", ("Xanfold",)),
        ("the countryside of Xanfold", ("Xanfold",)),
        ("near Xanfold", ("Xanfold",)),
        ("Xanfold village", ("Xanfold",)),
        ("Xanfold military airport", ("Xanfold",)),
        ("northern Xanfold province", ("Xanfold province",)),
        ("north and west Xanfold", ("Xanfold",)),
        ("Xanfold/Yarrow", ("Xanfold", "Yarrow")),
        ("Xanfold (Yarrow)", ("Xanfold", "Yarrow")),
        ("the road between Xanfold and Yarrow", ("Xanfold", "Yarrow")),
        ("the Xanfold-Yarrow road", ("Xanfold", "Yarrow")),
        ("al-Xanfold-Yarrow highway", ("al-Xanfold", "Yarrow")),
        ("Xanfold/Yarrow border", ("Xanfold", "Yarrow")),
    ],
)
def test_the_names_are_what_is_left_of_the_outermost_layer(name: str, names: tuple[str, ...]) -> None:
    """A kind, a direction, a remark or a second name is taken off; articles keep their hyphens."""
    wording = take_apart(name)

    assert wording is not None
    assert wording.names == names


@pytest.mark.parametrize("name", ["Xanfold", "al-Xanfold", "northern", "village", "Northumberland", "Westport"])
def test_a_name_by_itself_has_no_layers(name: str) -> None:
    """Words that only begin or end like a kind or a direction are names."""
    assert take_apart(name) is None


def test_what_it_lies_in_stands_after_the_comma() -> None:
    """The last comma parts a place from what holds it."""
    wording = take_apart("Upper Xanfold, Yarrow district, Arden")

    assert wording is not None
    assert (wording.names, wording.container) == (("Upper Xanfold, Yarrow district",), "Arden")


@pytest.mark.parametrize(
    ("name", "reach_km"), [("Xanfold countryside", 60), ("Xanfold airport", 10), ("Xanfold city", 0)]
)
def test_wide_kinds_reach_farther_than_sites(name: str, reach_km: float) -> None:
    """A countryside reaches tens of km, an airport lies within some, a town is what it is."""
    wording = take_apart(name)

    assert wording is not None
    assert wording.reach_km == reach_km


@pytest.mark.parametrize(
    ("name", "towards"),
    [
        ("northern Xanfold", (0, 1)),
        ("the south-western part of Xanfold", (-1, -1)),
        ("rural eastern Xanfold", (1, 0)),
        ("north and west of Xanfold", (-0.5, 0.5)),
        ("central Xanfold", (0, 0)),
    ],
)
def test_directions_are_east_and_north(name: str, towards: tuple[float, float]) -> None:
    """A quarter of the compass is told as steps to the east and to the north."""
    wording = take_apart(name)

    assert wording is not None
    assert wording.towards == towards
    assert wording.names == ("Xanfold",)

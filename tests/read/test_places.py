"""Which names are places, and which of them are somebody instead."""

from typing import Any

import pytest

from read.passages import ACTORS, FRIDAY, Places, claims_in, found
from trucewatch.model.place import Place, Point
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Shells fell near Arkell on Monday.", {"place": "Arkell"}),
    ("Averian guns shelled the Upper Tarn hospital on Monday.", {"place": "Upper Tarn"}),
    ("Shells fell in the Old Mill and Low Gate districts on Monday.", {"place": "Old Mill"}),
    ("Averian guns shelled Arkell on Monday, a spokesman told reporters in Birn.", {"place": "Arkell"}),
    (
        "Militants shelled Arkell on Monday despite the deal between Averia and Borland.",
        {"kind": "incident", "place": "Arkell"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_place_is_that_of_the_event(passage: str, wanted: dict[str, Any]) -> None:
    """Obliques, sites and districts of the event are its place; that of the speaker is not."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The truce brokered by Borland was violated on Monday.",
        "Averia called on Borland to withdraw its heavy weapons.",
        "The deal between Averia and Borland was violated on Monday.",
        "The leaders of Averia and Borland met on Monday.",
    ],
)
def test_a_state_that_only_acts_is_no_place(passage: str) -> None:
    """Brokers, parties and whoever is called upon are actors, though states have a place on the map."""
    claims = claims_in(passage)

    assert claims
    assert all(not claim.get("place") for claim in claims)


def test_a_deal_named_after_a_town_is_not_there() -> None:
    """The words "the agreement of Arkell" name a deal; what breaks it happens elsewhere."""
    assert all(not claim.get("place") for claim in claims_in("Averia violated the agreement of Arkell on Monday."))


def test_a_village_lies_near_the_place_that_holds_it() -> None:
    """A namesake far from "in Y" is not meant: the village is kept by its name, without a point."""
    far = Place(name="Lowe", point=Point(longitude=60.0, latitude=10.0), precision_km=2.0, kind="city")

    class WithNamesake(Places):
        def find(self, name: str, *, near: object = ()) -> Place | None:
            return far if name == "Lowe" else super().find(name, near=near)

    document = extract(
        b"News\n\nShells fell in the village of Lowe in Arkell on Monday.\n", name="a.txt", published=FRIDAY
    )
    [reading] = EnglishReader(gazetteer=WithNamesake(), actors=ACTORS).read([document])

    assert [(place.name, place.point) for claim in reading.claims for place in claim.place][:1] == [("Lowe", None)]


def test_an_attributive_of_allegiance_is_no_place() -> None:
    """ "Arkell-backed" says who stands behind a force, not where it is."""
    [claim] = [claim for claim in claims_in("Arkell-backed gunmen shelled Birn.") if claim["kind"] == "incident"]

    assert claim["place"] == "Birn"


def test_a_hamlet_somewhere_is_not_meant_where_nothing_tells_of_a_land() -> None:
    """A name that a small place bears in some land tells of that place only if the report is on that land."""

    class WithHamlet(Places):
        def find(self, name: str, *, near: object = ()) -> Place | None:
            hamlet = Place(name="Doorn", point=Point(longitude=5.3, latitude=52.0), precision_km=2.0, kind="village")
            return hamlet if name == "Dorn" else super().find(name, near=near)

    reader = EnglishReader(gazetteer=WithHamlet(), actors=ACTORS)

    def place_of(passage: str) -> str:
        document = extract(f"News\n\n{passage}\n".encode(), name="passage.txt", published=FRIDAY)
        [reading] = reader.read([document])
        return next(place.name for claim in reading.claims for place in claim.place)

    assert place_of("Fighting was reported in Dorn.") == "Dorn"
    assert place_of("Observers live in Arkell. Fighting was reported in Dorn.") == "Doorn"

"""Which names are places, and which of them are somebody instead."""

from typing import Any

import pytest

from read.passages import claims_in, found

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

"""Aircraft over somebody else's ground are an incursion; those of monitors are not."""

import pytest

from read.passages import claims_in, found


@pytest.mark.parametrize(
    "passage",
    [
        "Helicopters were seen over Arkell at noon.",
        "Borlandic jets flew low over Arkell.",
        "Two Borlandic helicopters crossed the border near Birn.",
    ],
)
def test_aircraft_heard_flown_or_crossing_are_an_incursion(passage: str) -> None:
    """It takes no strike to violate somebody's air."""
    assert found(passage, {"kind": "incident", "type": "air_incursion"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "A mission drone flew over Arkell.",
        "A drone spotted two tanks near Birn.",
        "Averian aircraft stayed on the ground.",
    ],
)
def test_other_flights_are_none(passage: str) -> None:
    """Monitors fly by right, and what a drone sees is told of the ground."""
    assert not found(passage, {"type": "air_incursion"})

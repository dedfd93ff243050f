"""Movements told by where somebody is then."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("All Averian troops will be out of Birn by Monday.", {"action": "withdraws", "state": "planned", "place": "Birn"}),
    ("The soldiers will be gone by Monday, Averia said.", {"action": "withdraws", "state": "planned"}),
    ("Averian soldiers are on their way home.", {"action": "withdraws", "state": "under_way"}),
    ("Averian tanks are on their way to Birn.", {"action": "deploys", "state": "under_way", "place": "Birn"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_being_out_or_on_the_way_tells_of_a_movement(passage: str, wanted: dict[str, Any]) -> None:
    """Who will be out of a place is to leave it; who is on the way home is leaving."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", ["The soldiers are out of ammunition.", "All fighters must be gone by Monday."])
def test_want_and_duty_are_no_movement(passage: str) -> None:
    """Being out of bread is no way, and what must be is owed and not told."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)

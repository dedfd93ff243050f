"""Movements told by who counted them, saw them on a road, or named their works."""

from typing import Any

import pytest

from read.passages import claims_in, found

COUNTED: list[tuple[str, dict[str, Any]]] = [
    ("The mission has recorded 38 cargo flights, 23 of them into Birn.", {"count": {"min": 23, "max": 23}}),
    ("The mission has recorded 38 cargo flights, 23 of them into Birn.", {"count": {"min": 38, "max": 38}}),
    ("In May, the UN counted 1,830 trucks into Birn.", {"action": "delivers", "place": "Birn"}),
    ("The panel logged four flights to Birn.", {"action": "deploys", "count": {"min": 4, "max": 4}}),
    ("Averian lorries carrying howitzers were filmed on the road from Birn on Monday.", {"actor": "Averia"}),
    ("Tanks were filmed on the road to Birn on Friday.", {"action": "deploys", "place": "Birn"}),
]
WORKS: list[tuple[str, dict[str, Any]]] = [
    ("Among the breaches were the building of fortifications in Birn and ten shellings.", {"action": "fortifies"}),
    ("Monitors noted the digging of new trenches near Birn.", {"action": "fortifies", "place": "Birn"}),
    ("The story was put about to hide the arrival of reinforcements from Birn.", {"action": "deploys"}),
    ("The arrival of 40 pickup trucks in Birn was reported.", {"count": {"min": 40, "max": 40}}),
]


@pytest.mark.parametrize(("passage", "wanted"), COUNTED)
def test_what_is_counted_or_filmed_on_its_way_moves(passage: str, wanted: dict[str, Any]) -> None:
    """Each leg makes a claim with its own number; lorries bring goods, and forces on a road are on their way."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(("passage", "wanted"), WORKS)
def test_works_and_arrivals_are_told_by_their_nouns(passage: str, wanted: dict[str, Any]) -> None:
    """Digging among breaches, and an arrival that somebody hides or reports, took place."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage", ["The mission counted 12 explosions into the night.", "Monitors saw 12 tanks in Birn."]
)
def test_what_is_counted_where_it_stands_does_not_move(passage: str) -> None:
    """Explosions go nowhere, nor do tanks that are only seen."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


def test_forces_on_the_road_to_a_place_are_not_in_it() -> None:
    """Who is on the way is no presence."""
    passage = "Tanks were filmed on the road to Birn on Friday."

    assert not found(passage, {"kind": "control"}), claims_in(passage)

"""Movements that somebody denies."""

from typing import Any

import pytest

from read.passages import claims_in, found

PASSAGES = [
    "Borland said Averian tanks had rolled into Birn. Averia dismissed the report.",
    "Borland said Averian tanks had rolled into Birn. Averia called the story a fairy tale.",
    "Borland said Averian tanks had rolled into Birn. The report was contested by Averia.",
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_movement_waved_away_is_denied(passage: str) -> None:
    """Whoever dismisses the report of a movement denies the movement."""
    wanted: dict[str, Any] = {
        "kind": "movement",
        "action": "deploys",
        "denied": True,
        "speaker": "Averia",
        "place": "Birn",
    }

    assert found(passage, wanted), claims_in(passage)


def test_a_charge_rejected_later_denies_no_movement() -> None:
    """A charge is of an act, not of the movement told of before it."""
    passage = "Averian tanks rolled into Birn. The brigade rejected the charge."

    assert not found(passage, {"kind": "movement", "denied": True}), claims_in(passage)

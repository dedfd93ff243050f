"""Control told by what a place is to somebody."""

import pytest

from read.passages import claims_in


@pytest.mark.parametrize(
    ("passage", "holder"),
    [
        ("Mortar rounds fell on Arkell, the Hill Front's seat.", "Hill Front"),
        ("The Hill Front stronghold of Arkell was quiet on Monday.", "Hill Front"),
        ("The rebels' headquarters in Arkell was hit by a shell.", "rebels"),
    ],
)
def test_a_seat_or_stronghold_is_held_by_whose_it_is(passage: str, holder: str) -> None:
    """Whose stronghold a place is, controls it."""
    [held] = [claim for claim in claims_in(passage) if claim["kind"] == "control"]

    assert held["actor"] == holder
    assert held["place"] == "Arkell"
    assert held["level"] == "controls"


def test_a_former_stronghold_is_not_held() -> None:
    """What was somebody's once says nothing of today."""
    assert not [
        c for c in claims_in("Shells fell on Arkell, a former seat of the Hill Front.") if c["kind"] == "control"
    ]

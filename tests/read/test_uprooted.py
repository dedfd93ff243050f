"""People who had to leave their homes, told by where they are or by their number."""

from typing import Any

import pytest

from read.passages import found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Some 20,000 islanders driven off Arkell have not gone back, the Red Cross says.",
        {"kind": "toll", "speaker": "Red Cross"},
    ),
    ("In the villages of the valley 2,100 people are still forbidden to go home.", {"kind": "toll"}),
    (
        "The number of those who fled Arkell since May has exceeded 330,000, the mayor says.",
        {"kind": "toll", "place": "Arkell", "speaker": "mayor"},
    ),
    ("The number of people killed since May has passed 3,000, the ministry said.", {"kind": "toll"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_who_is_kept_from_home_is_counted_in_a_toll(passage: str, wanted: dict[str, Any]) -> None:
    """Those who have not gone back, and the number of those who fled or died, are a toll."""
    assert found(passage, wanted)


@pytest.mark.parametrize(
    "passage",
    ["The 2,000 soldiers have not returned to barracks.", "The number of violations reported has reached 40."],
)
def test_soldiers_and_breaches_are_no_uprooted_people(passage: str) -> None:
    """Soldiers who stay away from barracks and breaches that are counted make no toll."""
    assert not found(passage, {"kind": "toll"})

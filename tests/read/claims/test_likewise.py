"""Counts that go on at another place, and what is said not to have been."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "The patrol logged 40 explosions in Arkell and none in Dorn.",
        {"kind": "incident", "type": "shelling", "place": "Dorn", "denied": True},
    ),
    (
        "In Arkell the mission recorded 22 violations on Monday. In Dorn, nine.",
        {"kind": "incident", "type": "ceasefire_violation", "place": "Dorn"},
    ),
    (
        "In Arkell the mission recorded 22 violations on Monday. In Dorn none was recorded.",
        {"kind": "incident", "type": "ceasefire_violation", "place": "Dorn", "denied": True},
    ),
    (
        "There were no violations of the Moss Agreement of 14 May 1994 to report.",
        {"kind": "incident", "type": "ceasefire_violation", "denied": True},
    ),
    ("There is no sign of fighting in Arkell.", {"kind": "incident", "type": "clash", "denied": True}),
    (
        "Between the army and the rebels there has not been a single exchange of fire, an envoy says.",
        {"kind": "incident", "type": "clash", "denied": True},
    ),
    (
        "Fighting between the army and the rebels has stopped, according to residents.",
        {"kind": "incident", "type": "clash", "denied": True, "speaker": "residents"},
    ),
    (
        "Fighting between the army and the rebels shut 8,000 people into their homes in Arkell.",
        {"kind": "incident", "type": "clash", "place": "Arkell"},
    ),
    (
        "Averia insists that there are no Averian soldiers in Arkell.",
        {"kind": "control", "level": "present", "denied": True},
    ),
    (
        "Averian troops pressed on towards Arkell on Saturday.",
        {"kind": "incident", "type": "ground_assault", "place": "Arkell"},
    ),
    (
        "Two of our correspondents were kept out of Arkell by a military policeman.",
        {"kind": "incident", "type": "obstruction", "place": "Arkell"},
    ),
]

ROWS += [
    (
        "The mission counted 40 explosions near Birn on Thursday. That is down from 71 on Wednesday.",
        {"kind": "incident", "place": "Birn", "count": {"min": 71, "max": 71}, "date": day("2001-06-13")},
    ),
    (
        "The Relief Office puts the number of displaced at 3,900. That is up from 2,600 in May.",
        {"kind": "toll", "displaced": {"min": 2600, "max": 2600}, "date": ["2001-05-01", "2001-05-31"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_what_was_counted_or_was_not_is_told_of_its_place(passage: str, wanted: dict[str, Any]) -> None:
    """What was counted elsewhere, and what is said not to have been, is a claim as much as what was."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "unwanted"),
    [
        ("The patrol logged 40 explosions in Arkell and none in Dorn.", {"place": "Arkell", "denied": True}),
        ("The guns fell silent in Arkell on Monday.", {"kind": "incident"}),
        ("The mission recorded 12 explosions in Arkell. In Dorn, people slept.", {"place": "Dorn"}),
    ],
)
def test_what_was_not_counted_there_is_told_of_no_other_place(passage: str, unwanted: dict[str, Any]) -> None:
    """That nothing was at one place does not deny what was at another, and silence is no shelling."""
    assert not found(passage, unwanted), claims_in(passage)

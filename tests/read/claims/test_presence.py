"""Who is told to be in a place, or not to be."""

from typing import Any

import pytest

from read.passages import claims_in, found

KEPT: list[tuple[str, dict[str, Any]]] = [
    ("Averia, which keeps about 2,000 troops in Birn, rejected the demand.", {"actor": "Averia", "place": "Birn"}),
    ("Borland maintains a battalion in Corve.", {"actor": "Borland", "place": "Corve"}),
    ("In Birn, an Averian post was still standing on Thursday.", {"place": "Birn"}),
    ("Averian troops left Birn on Tuesday. In Corve they stayed.", {"place": "Corve"}),
]
NONE: list[tuple[str, dict[str, Any]]] = [
    ('Talks were held in Birn. "There are no Averian soldiers there," the minister said.', {"place": "Birn"}),
    ('Asked about Averian soldiers in Birn, the minister said: "There are none there."', {"place": "Birn"}),
    ("The minister said that there were no Averian soldiers in Corve.", {"place": "Corve"}),
]


@pytest.mark.parametrize(("passage", "wanted"), KEPT)
def test_whose_soldiers_are_kept_or_stay_in_a_place_is_present_there(passage: str, wanted: dict[str, Any]) -> None:
    """Keeping soldiers somewhere and staying there tell of presence, the place before or behind the verb."""
    assert found(passage, {"kind": "control", "level": "present", **wanted}), claims_in(passage)


@pytest.mark.parametrize(("passage", "wanted"), NONE)
def test_that_there_are_none_there_is_a_denial(passage: str, wanted: dict[str, Any]) -> None:
    """ "There" is the place named before, and "none" are the soldiers asked about."""
    assert found(passage, {"kind": "control", "level": "present", "denied": True, **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The army keeps its soldiers on high alert in Birn.",
        "Averia kept its troops out of Birn.",
        "A bomb went off at the Averian headquarters in Birn.",
    ],
)
def test_what_is_kept_ready_or_away_is_not_present(passage: str) -> None:
    """Soldiers on alert, kept out, or a headquarters that was hit, tell of nobody's presence."""
    assert not found(passage, {"kind": "control"}), claims_in(passage)


def test_the_held_town_is_the_one_told_of_before() -> None:
    """ "The rebel-held city" names no place, but the report has."""
    passage = "The delegates met in Birn. They were driven through the rebel-held city."

    assert found(passage, {"kind": "control", "actor": "rebels", "place": "Birn"}), claims_in(passage)


def test_an_alliance_that_runs_a_place_is_the_one_named_before() -> None:
    """What a name is said to be is the one named."""
    passage = "The Hill Front, the alliance that runs most of Birn, fired on the post."

    assert found(passage, {"kind": "control", "actor": "Hill Front", "place": "Birn"}), claims_in(passage)


def test_the_road_where_somebody_has_no_business_is_not_held() -> None:
    """What is had there is the business, not the road, and whoever has dug in has moved."""
    passage = "A column of 22 tanks has dug in beside the Birn road, where under the deal it has no business to be."

    assert not found(passage, {"kind": "control"}), claims_in(passage)


def test_payams_are_held_as_districts_are() -> None:
    """Districts by their local names are areas."""
    passage = "The western payams of Birn are held by the Hill Front."

    assert found(passage, {"kind": "control", "level": "controls", "place": "Birn"}), claims_in(passage)

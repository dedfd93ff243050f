"""Monitors and aid stopped by whatever verb."""

import pytest

from read.passages import claims_in, found

STOPPED = [
    "Villagers hemmed in the peacekeepers at Birn.",
    "Observers were assaulted by uniformed men at Birn.",
    "A relief convoy was kept for five hours at Birn by soldiers.",
    "Soldiers pelted a UN patrol with stones at Birn.",
]


@pytest.mark.parametrize("passage", STOPPED)
def test_what_is_done_to_monitors_or_aid_is_an_obstruction(passage: str) -> None:
    """Whoever sends back, keeps waiting or beats a mission obstructs it."""
    assert found(passage, {"kind": "incident", "type": "obstruction"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage", ["An army convoy was kept for five hours at Birn.", "The relief convoy was stopped by mud at Birn."]
)
def test_an_army_or_the_weather_obstructs_no_mission(passage: str) -> None:
    """An army's lorries are no mission, and mud obstructs nobody on purpose."""
    assert not [claim for claim in claims_in(passage) if claim.get("type") == "obstruction"]


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ("The Mission was present when detained persons were exchanged.", "obstruction"),
        ("Averia handed over 18 captured Borlandic soldiers.", "abduction"),
    ],
)
def test_a_participle_before_a_noun_only_says_which_ones(passage: str, kind: str) -> None:
    """Detained persons who are exchanged are no monitors stopped, and captured soldiers handed over no abduction."""
    assert not [claim for claim in claims_in(passage) if claim.get("type") == kind]

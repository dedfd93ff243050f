"""Who gives up arms and ground, and who takes them in."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Hill Front fighters threw down 20 rifles in Birn.", {"count": {"min": 20, "max": 20}}),
    ("The Hill Front ceded the ridge to the army on Monday.", {"actor": "Hill Front"}),
    ("The Hill Front deposited 40 rifles at Birn on Monday.", {"actor": "Hill Front", "place": "Birn"}),
    ("The barracks at Birn passed to the police on Monday.", {"place": "Birn"}),
    ("Monitors collected 60 rifles from the Hill Front in Birn.", {"actor": "Hill Front", "place": "Birn"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_arms_and_ground_are_given_up(passage: str, wanted: dict[str, Any]) -> None:
    """Whoever gives is the actor, also where the words tell who took the arms in."""
    assert found(passage, {"kind": "movement", "action": "hands_over", **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", ["A jet dropped two bombs on Birn.", "A rebel threw a grenade at the post."])
def test_bombs_and_grenades_thrown_are_not_given_up(passage: str) -> None:
    """What is dropped on somebody is no handing over."""
    assert not found(passage, {"kind": "movement"}), claims_in(passage)


def test_ground_given_up_to_nobody_is_left() -> None:
    """Ground relinquished is a withdrawal where nobody is named who gets it."""
    passage = "Averian brigades relinquished the front at Birn on Monday."

    assert found(passage, {"kind": "movement", "action": "withdraws", "place": "Birn"}), claims_in(passage)

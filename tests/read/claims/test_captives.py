"""Captives: who is one, and by which verbs they come free."""

from typing import Any

import pytest

from read.passages import claims_in, found

FREED: list[tuple[str, dict[str, Any]]] = [
    ("The rebels let eleven sailors go on Friday.", {"by": "rebels", "verdict": "fulfilled"}),
    ("The Hill Front gave back the last of its hostages.", {"by": "Hill Front", "verdict": "fulfilled"}),
    ("The rebels let out 550 of the 5,000 prisoners listed in the deal.", {"by": "rebels", "verdict": "partly"}),
    ("Two soldiers taken at Birn walked free on Tuesday.", {"verdict": "fulfilled"}),
    ("The rebels released no one.", {"by": "rebels", "verdict": "not_fulfilled"}),
    ("The exchange agreed for 15 February did not take place.", {"verdict": "not_fulfilled"}),
]
NOT_FREED = (
    "The company released a film on Monday.",
    "A court released three men on bail on Monday.",
    "There will be no truce until political prisoners are freed.",
    "Averia would speak once the rebels had let all their captives go.",
    "Firemen freed two people from the wreck.",
)


@pytest.mark.parametrize(("passage", "wanted"), FREED)
def test_captives_come_free_by_many_verbs(passage: str, wanted: dict[str, Any]) -> None:
    """Whoever fighters free was their captive, whatever the noun; a share of a list is done in part."""
    assert found(passage, {"kind": "compliance", "about": ["exchange_prisoners"], **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", NOT_FREED)
def test_others_who_are_let_go_are_no_captives(passage: str) -> None:
    """A film, an accused man, and captives of a condition are not freed."""
    assert not found(passage, {"kind": "compliance", "about": ["exchange_prisoners"]}), claims_in(passage)

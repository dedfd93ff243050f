"""What is withdrawn where the words only point back to it."""

import pytest

from read.passages import claims_in, found

OF_GUNS = [
    "Under the accord both armies were to move their howitzers behind the river. Averia has pulled back 12 of 20.",
    "All heavy guns were to leave the Birn valley under the truce. The Hill Front has withdrawn none.",
    "Averia has withdrawn its artillery. The Hill Front was to withdraw its own by Friday.",
]


@pytest.mark.parametrize("passage", OF_GUNS)
def test_a_bare_number_means_the_guns_told_of_before(passage: str) -> None:
    """A number, "none" and "its own" stand for what the sentence before tells of."""
    kind = "commitment" if "Friday" in passage else "compliance"

    assert found(passage, {"kind": kind, "about": ["withdraw_heavy_weapons"]}), claims_in(passage)


def test_men_told_of_later_than_the_guns_are_meant() -> None:
    """What was named last is what the words stand for."""
    passage = "The tanks are still there. Averia was to withdraw 900 soldiers from Birn. It has withdrawn none."

    assert not found(passage, {"kind": "compliance", "about": ["withdraw_heavy_weapons"]}), claims_in(passage)

"""Names that no gazetteer has are places by what is done to them."""

import pytest

from read.passages import claims_in, found

PLACES = [
    "Mortars pounded Keld on Monday.",
    "Keld came under heavy fire on Monday.",
    "Seven shells fell on Keld on Monday.",
    "Averian troops repelled an attack on Keld on Monday.",
    "Fresh shelling was reported from Keld on Monday.",
    "Averian guns shelled a convoy on the road between Keld and Sorn on Monday.",
    "A sniper wounded two soldiers at the Keld water tower on Monday.",
    "Averian jets strafed trucks on the Keld-Sorn road on Monday.",
]


@pytest.mark.parametrize("passage", PLACES)
def test_what_is_fired_at_is_a_place(passage: str) -> None:
    """What is shelled, comes under fire, is reported from, or names a road or a site needs no gazetteer."""
    places = [str(claim.get("place")) for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert places
    assert all(place.startswith("Keld") for place in places), places


def test_a_height_keeps_its_number() -> None:
    """A hill told apart by a number is called by both."""
    assert found("The Hill Front attacked an army post at Hill 417 on Monday.", {"place": "Hill 417"})


def test_a_place_once_told_is_one_all_through() -> None:
    """A name that is surely a place in one sentence is one in the others, too."""
    passage = "People live quietly in Keld. Averian soldiers arrested three men of Keld on Monday."

    assert found(passage, {"kind": "incident", "type": "arrest", "place": "Keld"}), claims_in(passage)


def test_an_armed_group_that_is_attacked_is_no_place() -> None:
    """An article or a word for a body tells that an unknown name is somebody's."""
    assert not any(claim.get("place") for claim in claims_in("Averian jets attacked the Keld Brigade on Monday."))

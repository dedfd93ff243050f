"""Names that are places by their own words."""

import pytest

from read.passages import claims_in

PLACES = [
    ("Averian gunners on Mount Keld shelled a convoy on Monday.", "Mount Keld"),
    ("Averian troops opened fire at the Yellow Line on Monday.", "Yellow Line"),
    ("A mine killed two men in the Keld valley on Monday.", "Keld valley"),
    ("Averian jets bombed Keld airport on Monday.", "Keld airport"),
    ("A shell wounded two women on the Line of Control on Monday.", "Line of Control"),
    ("Averian jets bombed Keld's northern quarter on Monday.", "Keld"),
    ("Hill Front men burned the grain mill of Worebab on Monday.", "Worebab"),
    ("Averian troops drove the villagers out of Tsoron on Monday and killed two.", "Tsoron"),
    ("A lorry struck a mine along T-1505 on Monday.", "T-1505"),
]


@pytest.mark.parametrize(("passage", "place"), PLACES)
def test_a_place_that_no_gazetteer_has(passage: str, place: str) -> None:
    """A mount, a line, a valley, a road and what has a quarter or a mill need no gazetteer."""
    assert place in [str(claim.get("place")) for claim in claims_in(passage)], claims_in(passage)


@pytest.mark.parametrize("passage", ["A bomb in a red Vauxhall killed two men on Monday."])
def test_a_make_is_no_place(passage: str) -> None:
    """One of many of its name is no place, though something happens in it."""
    assert [claim.get("place") for claim in claims_in(passage)] == [None]

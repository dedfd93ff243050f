"""Whether acts owed are told as done, or not, by a later sentence that only points back."""

import pytest

from read.passages import claims_in

OWED = (
    "Under the accord, Averia was to withdraw its troops from Birn by Monday, and Borland was to free all prisoners. {}"
)


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        ("Neither has happened, a diplomat said.", {"withdraw_forces", "exchange_prisoners"}),
        ("It has not done so.", {"exchange_prisoners"}),
    ],
)
def test_what_a_later_sentence_points_back_to(later: str, wanted: set[str]) -> None:
    """ "Neither" is of all that was owed in the sentence before; "it has not" of the last."""
    claims = [claim for claim in claims_in(OWED.format(later)) if claim["kind"] == "compliance"]

    assert {about for claim in claims for about in claim["about"]} == wanted
    assert {claim["verdict"] for claim in claims} == {"not_fulfilled"}

"""Tolls are totals over weeks or a war; victims of one act are not."""

import pytest

from read.passages import claims_in


@pytest.mark.parametrize(
    "passage",
    [
        "About 4,000 people fled Arkell.",
        "More than two million have lost their homes.",
        "The Hill Front has killed 90 farmers since the accord was signed, Averia said.",
        "The war has killed 9,000 people.",
        "In all, 90 people have been killed.",
        "At least 230 villagers have been confirmed killed since the offensive of 27 May.",
        "The toll since the truce now stands at 58.",
        "About 180,000 people are still in shelters.",
        "Some 13,000 people have lost their lives in it.",
        "More than 60 people have died in three weeks of fighting in Arkell.",
    ],
)
def test_totals_are_tolls(passage: str) -> None:
    """The uprooted, and the dead of a war or since a deal, make a toll and no incident."""
    kinds = {claim["kind"] for claim in claims_in(passage)}

    assert "toll" in kinds
    assert "incident" not in kinds


def test_a_sentence_goes_on_from_the_day_to_the_total() -> None:
    """The dead of the day are an incident, the running total behind them a toll."""
    claims = claims_in("On Thursday nine soldiers were killed near Birn, raising the toll since 2 May to 310.")

    assert [(claim["kind"], claim["killed"]["min"]) for claim in claims] == [("incident", 9), ("toll", 310)]


def test_victims_with_no_day_in_a_weekly_bulletin_are_of_its_week() -> None:
    """A bulletin that covers a week counts its dead over the week."""
    title = "Vale Watch, weekly bulletin, 4 to 10 June 2001"
    [claim] = [
        claim
        for claim in claims_in("Nine civilians were killed and 17 wounded.", title=title)
        if claim["kind"] in {"toll", "incident"}
    ]

    assert claim["kind"] in {"toll", "incident"}
    assert (claim["killed"]["min"], claim["injured"]["min"]) == (9, 17)

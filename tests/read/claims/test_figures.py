"""Figures that others give for what was told before."""

from typing import Any

import pytest

from read.passages import claims_in, found


def test_a_rival_figure_is_the_incident_again_in_another_mouth() -> None:
    """Who puts the dead at nine speaks of the shelling just told."""
    claims = claims_in("Shelling killed six people in Arkell on Monday. The Hill Front put the dead at nine.")

    [_, rival] = [claim for claim in claims if claim["kind"] == "incident"]
    assert (rival["speaker"], rival["type"], rival["killed"]["min"]) == ("Hill Front", "shelling", 9)


def test_a_figure_for_the_uprooted_is_a_toll() -> None:
    """People driven out are counted over a whole war."""
    [claim] = claims_in("Averia puts the number of displaced since May at 66,000.")

    assert claim["kind"] == "toll"
    assert claim["displaced"]["min"] == 66_000
    assert claim["speaker"] == "Averia"


def test_a_number_with_nothing_told_before_says_nothing() -> None:
    """ "Spoke of 40" needs something that is counted."""
    assert claims_in("Averia spoke of 40.") == []


LISTED: list[tuple[str, dict[str, Any]]] = [
    (
        "The Borland health bureau lists 1,400 civilian deaths since the signing.",
        {"kind": "toll", "killed": {"min": 1400, "max": 1400}},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), LISTED)
def test_a_body_that_lists_a_figure_speaks_it(passage: str, wanted: dict[str, Any]) -> None:
    """A toll that a body lists or counts is its own word."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "wanted"),
    [
        ("The Relief Office puts the displaced at 1.4m.", {"displaced": {"min": 1400000, "max": 1400000}}),
        (
            "The Relief Office put the number of people uprooted in the two provinces since the war began at 3,100.",
            {"displaced": {"min": 3100, "max": 3100}},
        ),
    ],
)
def test_a_figure_is_the_number_that_it_is_put_at(passage: str, wanted: dict[str, Any]) -> None:
    """Numbers between "put" and "at" are of something else."""
    assert found(passage, {"kind": "toll", "speaker": "Relief Office", **wanted}), claims_in(passage)

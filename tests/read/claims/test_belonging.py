"""Whose men, units and weapons they are."""

from typing import Any

import pytest

from read.passages import claims_in, found
from trucewatch.read.claims.belonging import unnumbered

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Two battalions of the Averian army entered Arkell on Monday.", {"kind": "movement", "actor": "Averian forces"}),
    ("Armed members of the Hill Front attacked a patrol near Birn.", {"kind": "incident", "perpetrator": "Hill Front"}),
    ("The last 200 Sornish soldiers left Arkell on Monday.", {"kind": "movement", "actor": "Sornish soldiers"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_parts_of_a_force_are_that_force(passage: str, wanted: dict[str, Any]) -> None:
    """Men and units act for the body of which they are, and how many of them it were is no part of its name."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("last 200 Velmari soldiers", "Velmari soldiers"),
        ("some fifteen masked men", "masked men"),
        ("Seven Hills Army", "Seven Hills Army"),
        ("first", "first"),
    ],
)
def test_numbers_and_ranks_fall_off_a_description(name: str, bare: str) -> None:
    """A name keeps its number; a description loses how many and which they are."""
    assert unnumbered(name) == bare

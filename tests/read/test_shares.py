"""Shares of a whole."""

import pytest

from trucewatch.read.shares import find_shares


@pytest.mark.parametrize(
    ("text", "share", "approximate"),
    [
        ("70 percent of the zone", 0.7, False),
        ("about 70% of the zone", 0.7, True),
        ("some 80 per cent of the province", 0.8, True),
        ("one hundred per cent", 1.0, False),
        ("half of the town", 0.5, False),
        ("three quarters of the city", 0.75, False),
        ("two-thirds of the men", 2 / 3, False),
        ("nine tenths of the city", 0.9, False),
        ("31 of 124 villages", 0.25, False),
        ("four of the city's sixteen wards", 0.25, False),
        ("one village in ten, at most", 0.1, False),
    ],
)
def test_shares(text: str, share: float, *, approximate: bool) -> None:
    """Percentages and fractions are shares from 0 to 1, hedged where the words hedge."""
    mentions = find_shares(text)

    assert [(mention.share, mention.approximate) for mention in mentions] == [(share, approximate)]


@pytest.mark.parametrize(
    "text",
    ["a rise of 250 percent", "for half an hour", "the second half", "70 people", "the third of May", "5 of 2019"],
)
def test_no_shares(text: str) -> None:
    """A growth beyond the whole, halves of hours and counts are no shares."""
    assert find_shares(text) == []


def test_spans_point_into_the_kept_text() -> None:
    """A span shifted by the offset of its stretch covers the words."""
    text = "It holds 70 percent of it."

    mention = find_shares(text, offset=10)[0]

    assert text[mention.span.start - 10 : mention.span.end - 10] == "70 percent"

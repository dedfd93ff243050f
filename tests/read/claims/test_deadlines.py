"""Deadlines: those of lapsed terms are past, and meetings to come lie ahead of the day of publication."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Under the deal, Averia must withdraw its heavy weapons by 10 July.",
        {"kind": "commitment", "deadline": day("2001-07-10")},
    ),
    (
        "Under the deal, Averia was to withdraw its heavy weapons by 10 May.",
        {"kind": "commitment", "deadline": day("2001-05-10")},
    ),
    (
        "The accord, signed on 3 June, provides for the withdrawal of all forces within 20 days.",
        {"kind": "commitment", "deadline": day("2001-06-23")},
    ),
    (
        "The truce agreed in Arkell on 1 June gave both sides 10 days to leave Birn, and three weeks to quit the city.",
        {"kind": "commitment", "deadline": day("2001-06-22")},
    ),
    (
        "A deal reached in Arkell on 2 June obliged both armies to pull back their guns within three weeks.",
        {"kind": "commitment", "by": "both armies", "deadline": day("2001-06-23")},
    ),
    (
        "The Hill Front was loyal to Averia in 1996. Averia and Borland will meet in Arkell on 17 July.",
        {"kind": "meeting", "state": "planned", "date": day("2001-07-17")},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_day_lies_where_the_words_look(passage: str, wanted: dict[str, Any]) -> None:
    """The word "must" looks ahead, "was to" looks back, and "will" is of no past that was told of before.

    A length of time that a deal gives runs from the day of the deal.
    """
    assert found(passage, wanted), claims_in(passage)

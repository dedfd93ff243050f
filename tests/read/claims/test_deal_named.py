"""Deals that a noun phrase tells of by the way: the day in their name, who made them and where."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Borland has trampled on the 1994 accord, Averia said.", {"date": ["1994-01-01", "1994-12-31"]}),
    ("Since the truce of 4 May nobody has been shot at Birn.", {"date": day("2001-05-04"), "about": ["cease_fire"]}),
    ("Under the May 4 truce the guns are to leave Birn.", {"date": day("2001-05-04")}),
    (
        "Two posts are still manned in breach of the pact that Averia and Borland signed in Corve on 9 June.",
        {"parties": ["Averia", "Borland"], "place": "Corve", "date": day("2001-06-09")},
    ),
    (
        "Nobody fires on the shepherds under a bargain which Norland extracted in Corve on 9 June.",
        {"broker": "Norland", "place": "Corve"},
    ),
    ("The Hill Front has not strayed from the truce it declared on 9 June.", {"parties": ["Hill Front"]}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_deal_named_with_its_day_was_reached(passage: str, wanted: dict[str, Any]) -> None:
    """A deal named with its day, or with who made it, was reached, whatever the sentence says of it."""
    assert any(
        all(
            (got.get("name") if isinstance(got := claim.get(key), dict) else got) == value
            for key, value in {"state": "reached", **wanted}.items()
        )
        for claim in claims_in(passage)
        if claim["kind"] == "agreement"
    ), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Averia urged Borland to honour the April truce.",
        "The company broke the 1994 licensing deal.",
        "There was firing despite the truce of 4 May.",
        "The so-called truce of 4 May is a memory.",
        "The truce line of 1994 runs through Birn.",
    ],
)
def test_a_deal_that_is_only_mentioned_makes_no_claim(passage: str) -> None:
    """What stands in the way, what is of another trade, and what only reminds of a truce, tell of no deal."""
    assert not found(passage, {"kind": "agreement"}), claims_in(passage)

"""Two told as one, and meetings whose company was told before."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averia and Borland signed a truce in May. The two ministers will meet in Birn on Friday.",
        {"kind": "meeting", "participants": ["Averia", "Borland"]},
    ),
    (
        "The Joint Truce Commission met in Birn on Monday. Its next session will be held in Arkell on 1 July.",
        {"kind": "meeting", "participants": ["Joint Truce Commission"], "state": "planned"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_two_are_those_of_whom_the_report_has_told(passage: str, wanted: dict[str, Any]) -> None:
    """ "The two ministers" are those of the deal told before; "its next session" is that of the body told before."""
    assert found(passage, wanted), claims_in(passage)


def test_the_two_of_a_deal_are_bound_by_it() -> None:
    """ "The two" are both sides, and "the two countries" those whose deal it is."""
    truce = "Averia and Borland signed a truce on 1 June."
    both = claims_in(f"{truce} Under it the two were to free all captives by 10 June.")
    named = claims_in(f"{truce} The truce obliges the two countries to pull back their guns.")

    assert [claim["by"] for claim in both if claim["kind"] == "commitment"] == ["both sides"]
    assert [claim["by"] for claim in named if claim["kind"] == "commitment"] == [["Averia", "Borland"]]

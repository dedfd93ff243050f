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

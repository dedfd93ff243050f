"""When forces move."""

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, list[str | None]]] = [
    ("Averia will withdraw its guns from Birn by Monday.", [None, "2001-06-18"]),
    ("Averian soldiers marched into Birn on Monday.", ["2001-06-11", "2001-06-11"]),
    ("In long columns, flags flying, Averian soldiers marched out of Birn, on Monday.", ["2001-06-11", "2001-06-11"]),
]


@pytest.mark.parametrize(("passage", "date"), ROWS)
def test_the_day_of_a_movement_is_that_of_its_sentence(passage: str, date: list[str | None]) -> None:
    """ "By" a day has no beginning; the one day of a sentence is that of what it tells."""
    assert found(passage, {"kind": "movement", "date": date}), claims_in(passage)

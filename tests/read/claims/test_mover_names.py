"""Who moves, as a claim names it."""

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, str]] = [
    ("Averian paratroopers marched into Birn.", "Averian paratroopers"),
    ("Two Averian tanks rolled into Birn.", "Averia"),
    ("The Hill Front's lorries rolled out of Birn.", "Hill Front"),
    ("Some 300 more Averian soldiers marched into Birn.", "Averian soldiers"),
    ("A column of Hill Front trucks rolled out of Birn.", "Hill Front"),
]


@pytest.mark.parametrize(("passage", "actor"), ROWS)
def test_people_move_by_themselves_and_things_for_their_owner(passage: str, actor: str) -> None:
    """Soldiers are named as the words name them; of tanks and lorries, whose they are."""
    assert found(passage, {"kind": "movement", "actor": actor}), claims_in(passage)

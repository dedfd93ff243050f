"""Who did it."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("It was the Hill Front that had gone on shelling Arkell.", {"perpetrator": "Hill Front", "place": "Arkell"}),
    ("Nine attacks on Birn were carried out by what Averia called the Hill Front.", {"perpetrator": "Hill Front"}),
    ("Averia said it had not shelled Arkell.", {"perpetrator": "Averia", "denied": True}),
    ("Hill Front rockets had been fired near Birn.", {"perpetrator": "Hill Front", "type": "shelling"}),
    ("An Averian missile strike killed nine people in Birn.", {"perpetrator": "Averian forces"}),
    ("The Hill Front was blamed for an air raid on Birn.", {"perpetrator": "Hill Front", "type": "air_strike"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_doer_is_found_wherever_the_words_put_it(passage: str, wanted: dict[str, Any]) -> None:
    """Clefts, names that others give, owners of weapons and those blamed are doers like any subject."""
    assert found(passage, {"kind": "incident", **wanted}), claims_in(passage)


def test_a_weapon_at_the_head_of_a_sentence_is_no_doer() -> None:
    """A capital letter does not make an actor of "Drone"."""
    [claim] = [claim for claim in claims_in("Drone attacks killed two people in Birn.") if claim["kind"] == "incident"]

    assert "perpetrator" not in claim

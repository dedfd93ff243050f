"""Where forces leave, come to or dig in."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averian soldiers withdrew from Sarn ridge on Monday.", {"place": "Sarn ridge"}),
    ("Averian soldiers marched out of Birn towards Arkell.", {"place": "Birn"}),
    ("Averian soldiers marched from Birn into Arkell.", {"place": "Arkell"}),
    ("Averia pulled its guns back from Sarn and Torv.", {"place": "Torv"}),
    ("Averia withdrew the battalion at Birn.", {"place": "Birn"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_the_place_goes_with_the_way(passage: str, wanted: dict[str, Any]) -> None:
    """One that leaves leaves the place behind "from", one that comes comes to the one behind "into"."""
    assert found(passage, {"kind": "movement", **wanted}), claims_in(passage)

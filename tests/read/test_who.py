"""Whom a noun phrase means: titles, offices, loyal forces and spokesmen refer back."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Borlandic defence minister Otto Berg spoke in Brask. Averian guns shelled Arkell, the minister said.",
        {"kind": "incident", "speaker": "Otto Berg", "speaker_for": "Borland"},
    ),
    (
        "Averian guns shelled Arkell, a Borlandic security source said. They shelled Birn, too, the source added.",
        {"kind": "incident", "place": "Birn", "speaker": "Borlandic security source"},
    ),
    (
        "Averian guns shelled Arkell on Monday, two Borlandic officials said.",
        {"speaker": "Borlandic officials", "speaker_for": "Borland"},
    ),
    (
        "The Hill Front has pulled its guns back from Birn, a spokesman for it said.",
        {"kind": "movement", "speaker": "spokesman for Hill Front", "speaker_for": "Hill Front"},
    ),
    (
        "Forces loyal to Averia shelled Arkell on Monday.",
        {"kind": "incident", "perpetrator": "forces loyal to Averia"},
    ),
    ("Averia's ally Borland shelled Arkell on Monday.", {"kind": "incident", "perpetrator": "Borland"}),
    (
        "Shells hit Arkell, according to the Borlandic General Staff.",
        {"kind": "incident", "speaker": "Borlandic General Staff", "speaker_for": "Borland"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_description_means_whom_it_refers_to(passage: str, wanted: dict[str, Any]) -> None:
    """An office with "the" is the last one who held it; "it" and "loyal to" lead to the party."""
    assert found(passage, wanted), claims_in(passage)

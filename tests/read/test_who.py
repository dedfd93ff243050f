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
    (
        "Fighters of Harakat al-Nur shelled Arkell on Monday.",
        {"kind": "incident", "perpetrator": "Harakat al-Nur"},
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


PRINCIPALS: list[tuple[str, dict[str, Any]]] = [
    (
        "The Vale Front shelled Arkell, said the Ridge Army's chief of staff, Ada Lind.",
        {"kind": "incident", "speaker": "Ada Lind", "speaker_for": "Ridge Army"},
    ),
    (
        "The Ridge Army denies that it shelled Arkell.",
        {"kind": "incident", "speaker": "Ridge Army", "speaker_for": "Ridge Army", "denied": True},
    ),
    (
        "Borland spoke on Monday. Its army shelled Arkell, according to several aid agencies.",
        {"kind": "incident", "perpetrator": "Borlandic forces"},
    ),
    ("Heavy fighting was under way near Arkell on Monday.", {"kind": "incident", "type": "clash", "perpetrator": None}),
]


@pytest.mark.parametrize(("passage", "wanted"), PRINCIPALS)
def test_an_unknown_party_speaks_for_itself_and_its_officers_for_it(passage: str, wanted: dict[str, Any]) -> None:
    """A body that no table knows is a party of its own, and whoever leads or speaks for it speaks for that party."""
    assert found(passage, wanted), claims_in(passage)

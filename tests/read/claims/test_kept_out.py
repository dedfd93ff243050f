"""Monitors and aid kept out or sent back, where no verb of stopping says so."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("A Hill Front sentry at Arkell told the patrol to turn round on Monday.", {"place": "Arkell"}),
    ("The Hill Front would not let the convoy pass at Arkell.", {"perpetrator": "Hill Front", "place": "Arkell"}),
    ("Observers were not allowed into Arkell on Monday.", {"place": "Arkell"}),
    ("A second team waited two hours at a barrier near Birn and then drove home.", {"place": "Birn"}),
    ("The monitors were kept out of Corve by the Hill Front.", {"perpetrator": "Hill Front"}),
    ("The lorries had to turn back at Arkell.", {"place": "Arkell"}),
    ("Soldiers at the Keld roadblock would not let the convoy through.", {"place": "Keld"}),
    ("Teams were twice refused passage, on both occasions by men of the Hill Front.", {"perpetrator": "Hill Front"}),
    ("The patrol was denied access to Hill 402 by Averian soldiers on Monday.", {"perpetrator": "Averian soldiers"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_who_may_not_pass_is_obstructed(passage: str, wanted: dict[str, Any]) -> None:
    """Leave not given, orders to turn back and waiting at a barrier stop monitors as a roadblock does."""
    assert found(passage, {"kind": "incident", "type": "obstruction", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The Hill Front let the convoy pass at Arkell.",
        "The commander told his men to turn back at Arkell.",
        "Observers were allowed into Arkell on Monday.",
    ],
)
def test_who_passes_is_not(passage: str) -> None:
    """Monitors let in, and soldiers sent back by their own, are not obstructed."""
    assert not found(passage, {"type": "obstruction"}), claims_in(passage)


def test_one_word_tells_how_often() -> None:
    """A patrol that was twice turned away was obstructed two times."""
    [claim] = [
        claim for claim in claims_in("Patrols were twice refused entry to Arkell.") if claim["kind"] == "incident"
    ]

    assert (claim["count"]["min"], claim["count"]["max"]) == (2, 2)


def test_they_are_the_monitors_told_of_before() -> None:
    """A pronoun right behind a sentence about monitors means them; behind another, it means nobody here."""
    behind_monitors = "His monitors reached Birn on Monday. On Friday the Hill Front turned two of them back at Arkell."
    behind_others = "His brothers reached Birn on Monday. On Friday the Hill Front turned two of them back at Arkell."

    assert found(behind_monitors, {"type": "obstruction", "place": "Arkell"}), claims_in(behind_monitors)
    assert not found(behind_others, {"type": "obstruction"}), claims_in(behind_others)

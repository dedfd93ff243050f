"""Who holds, takes, loses or is in a place, by a table of verbs and set words."""

from typing import Any

import pytest

from read.passages import claims_in, found

HELD: list[tuple[str, dict[str, Any]]] = [
    ("Velmari soldiers garrison Corve.", {"level": "controls", "place": "Corve"}),
    ("The Hill Front has forfeited Corve.", {"level": "lost", "actor": "Hill Front", "place": "Corve"}),
    ("The rebels have the barracks and half of Kelvan.", {"level": "controls", "share": 0.5, "place": "Kelvan"}),
    ("Two thirds of Kelvan belongs to the rebels.", {"level": "controls", "share": 0.667, "actor": "rebels"}),
    ("The port of Kelvan is in federal hands.", {"level": "controls", "actor": "federal", "place": "Kelvan"}),
    ("The gunmen are masters of Kelvan.", {"level": "controls", "place": "Kelvan"}),
    ("The fighters tightened their grip on Kelvan.", {"level": "controls", "actor": "fighters", "place": "Kelvan"}),
    ("Kelvan passed from the army to the Hill Front.", {"level": "seized", "actor": "Hill Front"}),
    ("Kelvan: in rebel hands since May.", {"level": "controls", "actor": "rebels", "place": "Kelvan"}),
    ("Nobody controls Kelvan.", {"level": "contested", "place": "Kelvan"}),
    ("The Hill Front no longer holds Kelvan.", {"level": "controls", "denied": True}),
]


@pytest.mark.parametrize(("passage", "wanted"), HELD)
def test_verbs_and_set_words_tell_who_holds_a_place(passage: str, wanted: dict[str, Any]) -> None:
    """Each row of the table tells a level, and on which side of the words the holder and the place stand."""
    assert found(passage, {"kind": "control", **wanted}), claims_in(passage)


OWNED: list[tuple[str, dict[str, Any]]] = [
    ("Kelvan is the army's again.", {"actor": "army", "place": "Kelvan"}),
    ("Kelvan has been rebel territory since March.", {"actor": "rebels", "place": "Kelvan"}),
    ("The flag of the Hill Front flies over Kelvan.", {"actor": "Hill Front", "place": "Kelvan"}),
    ("The Hill Front's hold on Kelvan is weak.", {"actor": "Hill Front", "place": "Kelvan"}),
]


@pytest.mark.parametrize(("passage", "wanted"), OWNED)
def test_a_possessive_or_a_flag_tells_whose_a_place_is(passage: str, wanted: dict[str, Any]) -> None:
    """What is somebody's, is under his flag or in his grip, he controls."""
    assert found(passage, {"kind": "control", "level": "controls", **wanted}), claims_in(passage)


def test_whoever_drives_others_out_takes_the_place() -> None:
    """With nobody to drive them, those driven lose it."""
    driven = "The Hill Front was chased out of Kelvan by the army."
    lost = "The Hill Front was chased out of Kelvan."

    assert found(driven, {"kind": "control", "level": "seized", "actor": "army", "place": "Kelvan"}), claims_in(driven)
    assert found(lost, {"kind": "control", "level": "lost", "actor": "Hill Front"}), claims_in(lost)


@pytest.mark.parametrize(
    "passage",
    [
        "The Hill Front's gunners sit on the ridge above Tarvan.",
        "Army tanks are back in Tarvan, the mayor said.",
        "There are federal soldiers in the mill at Tarvan.",
        "Rebel columns were 20 kilometres from Tarvan.",
    ],
)
def test_armed_men_that_are_somewhere_are_present(passage: str) -> None:
    """Whatever they do there: sit, lurk, stand or merely are."""
    assert found(passage, {"kind": "control", "level": "present", "place": "Tarvan"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Shepherds own the hills above Tarvan.",
        "A bakery belongs to the mayor of Tarvan.",
        "The talks are in good hands.",
        "Two soldiers were wounded near Tarvan.",
        "The Hill Front has lost patience with Tarvan.",
        "The prices are under government control.",
        "The rebels would hold Tarvan if they could.",
    ],
)
def test_what_is_no_place_or_no_force_is_not_held(passage: str) -> None:
    """Shepherds hold no hill, and patience and prices are no place."""
    assert not found(passage, {"kind": "control"}), claims_in(passage)

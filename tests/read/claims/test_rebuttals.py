"""Charges answered in other words than their own: a deed denied, disowned, or ruled out by arms that were still."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "The mayor said Averian troops burnt the school in Arkell. Averia denied that the school had been harmed.",
        {"kind": "incident", "type": "demolition", "denied": True, "place": "Arkell", "target": "school"},
    ),
    (
        "Rebels shelled the mill in Arkell on Monday, the army said. The rebels denied having touched the building.",
        {"kind": "incident", "type": "shelling", "denied": True, "speaker": "rebels", "perpetrator": "Rebels"},
    ),
    (
        "An air strike hit Arkell on Monday, residents said. The army said it was not aware of any flight in the area.",
        {"kind": "incident", "type": "air_strike", "denied": True, "speaker": "army"},
    ),
    (
        "Borland said the rebels had kidnapped two engineers. The rebels said that they were holding nobody.",
        {"kind": "incident", "type": "abduction", "denied": True, "speaker": "rebels"},
    ),
    (
        "The rebels accused the army of shelling Arkell. The army said its guns had been silent all night.",
        {"kind": "incident", "type": "shelling", "denied": True, "speaker": "army", "perpetrator": "army"},
    ),
    (
        "Residents say that the Averian militia has a base at Arkell. Averia denied that any such base existed.",
        {"kind": "control", "level": "present", "denied": True},
    ),
    (
        "The Hill Front has denied a claim by the mayor that its fighters are moving guns to Arkell.",
        {"kind": "movement", "denied": True, "speaker": "Hill Front", "actor": "Hill Front"},
    ),
    (
        "Averia is accused by Borland of sending mercenaries to Arkell, which Averia denies.",
        {"kind": "movement", "denied": True, "speaker": "Averia"},
    ),
    (
        "The Averia-backed Hill Front took Arkell on Monday. Averia denies that it backs the Hill Front.",
        {"kind": "relation", "denied": True, "subject": "Averia", "object": "Hill Front"},
    ),
    (
        "Some 400 people have died since May, the rebels say, a figure that envoys doubt and that the army disputes.",
        {"kind": "toll", "denied": True, "speaker": "army"},
    ),
    (
        "Rebels overran Arkell, the mayor said. The rebels denied any of their men were within 20 km of the place.",
        {"kind": "control", "level": "present", "denied": True, "place": "Arkell"},
    ),
    (
        "The Hill Front says the army shelled Arkell on Monday. The army says the charge is false.",
        {"kind": "incident", "type": "shelling", "denied": True, "speaker": "army"},
    ),
    (
        "Three mortar bombs fell on Arkell on Thursday, a clinic said. The army called the blasts a domestic accident.",
        {"kind": "incident", "type": "shelling", "denied": True, "speaker": "army"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_charge_stands_again_denied_in_other_words(passage: str, wanted: dict[str, Any]) -> None:
    """Whoever answers for the doer denies the charge when he denies or disowns a deed, in whatever words."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    "answer",
    [
        "The army spokesman said that he had no information.",
        "The army said it did not know what had happened.",
        "The army said its troops had not received any order to move.",
        "The mayor said there was no power in the town.",
        "The army denied that talks would be put off.",
    ],
)
def test_what_answers_no_charge_denies_none(answer: str) -> None:
    """Ignorance, an order not received or talks put off deny no act."""
    claims = claims_in(f"The rebels say the army shelled Arkell. {answer}")

    assert not any(claim["kind"] == "incident" and claim.get("denied") for claim in claims)

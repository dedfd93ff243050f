"""How a deal, or an act that it asks for, is said to stand."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Two months on, the pact exists only on paper.", {"about": ["whole_agreement"], "verdict": "not_fulfilled"}),
    ("The truce has never been more than a word.", {"about": ["cease_fire"], "verdict": "violated"}),
    ("The guns have not been silent for a single night.", {"about": ["cease_fire"], "verdict": "violated"}),
    ("Disarmament is three months behind.", {"about": ["disarm"], "verdict": "not_fulfilled"}),
    ("The promised crossing remains a dotted line on the map.", {"about": ["open_routes"], "verdict": "not_fulfilled"}),
    ("The army has been as good as its word.", {"by": "army", "verdict": "fulfilled"}),
    ("Of the three promises that Averia made, it has kept one.", {"by": "Averia", "verdict": "partly"}),
    ("Averia never meant to honour the deal.", {"by": "Averia", "verdict": "not_fulfilled"}),
    ("Averia left Birn in May, as it had promised.", {"about": ["withdraw_forces"], "verdict": "fulfilled"}),
    (
        "Both armies pulled their artillery back, though not as far as they should.",
        {"about": ["withdraw_heavy_weapons"], "verdict": "partly"},
    ),
    (
        "Averia has delivered on prisoners but not on mines.",
        {"by": "Averia", "about": ["demining"], "verdict": "not_fulfilled"},
    ),
    (
        "The rebels have surrendered fewer than a hundred of the 2,000 rifles they owe.",
        {"by": "rebels", "about": ["disarm"], "verdict": "partly"},
    ),
    ("Averia missed a second deadline for leaving Birn.", {"by": "Averia", "about": ["withdraw_forces"]}),
    ("Averia stands accused of 40 breaches.", {"by": "Averia", "verdict": "violated"}),
    ("More than half of the violations were the army's.", {"by": "army", "verdict": "violated"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_predicate_tells_how_a_deal_stands(passage: str, wanted: dict[str, Any]) -> None:
    """Its subject is a deal, an act owed or a party that owes it."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The bridge remains a dream for the town.",
        "The deal stands on paper and staggers on the ground.",
        "The library is three months behind with its books.",
        "The baker kept one of his ovens.",
        "China hopes that the parties will honour what they agreed.",
    ],
)
def test_other_dreams_and_debts_tell_nothing(passage: str) -> None:
    """Without a deal or an act owed the same words are no verdict, and hopes are none."""
    assert not found(passage, {"kind": "compliance"}), claims_in(passage)

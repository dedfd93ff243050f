"""How parties treat a deal, withhold fire, and measure up to what they owed."""

from typing import Any

import pytest

from read.passages import claims_in, found

CONDUCT: list[tuple[str, dict[str, Any]]] = [
    ("The rebels have strayed from the ceasefire, monitors said.", {"by": "rebels", "verdict": "violated"}),
    ("Averia departed from the terms of the accord.", {"by": "Averia", "verdict": "violated"}),
    ("Averia's raid flew in the face of the accord.", {"by": "Averia", "verdict": "violated"}),
    ("The rebels welshed on the deal to release prisoners.", {"about": ["exchange_prisoners"], "verdict": "violated"}),
    ("The Hill Front has stuck to its side of the bargain.", {"by": "Hill Front", "verdict": "fulfilled"}),
    ("Averia has discharged all its obligations under the accord.", {"by": "Averia", "verdict": "fulfilled"}),
    ("Both sides have generally abided by the truce.", {"about": ["cease_fire"], "verdict": "partly"}),
    ("The ceasefire has largely held since it came into force on 3 May.", {"verdict": "partly"}),
    ("Averia has met 60 per cent of its obligations.", {"by": "Averia", "verdict": "partly"}),
    ("The truce is being honoured on paper only.", {"verdict": "violated"}),
    ("The rebels signed the truce. They have delivered, the envoy said.", {"by": "rebels", "verdict": "fulfilled"}),
    ("The army of Verrin and the Hill League have both observed the truce.", {"by": ["army of Verrin", "Hill League"]}),
]
SILENCE: list[tuple[str, dict[str, Any]]] = [
    ("Averia has not fired a shot since the truce took effect.", {"by": "Averia", "about": ["cease_fire"]}),
    ("The rebels have staged no attack since June.", {"by": "rebels", "about": ["no_offensive"]}),
    ("The guns have been silent since Monday.", {"about": ["cease_fire"]}),
]
MEASURED: list[tuple[str, dict[str, Any]]] = [
    (
        "The Hill brigade vacated the mill at Birn three days later than promised.",
        {"about": ["withdraw_forces"], "verdict": "fulfilled"},
    ),
    (
        "Averian gunners hauled their howitzers out of Birn two days before the deadline.",
        {"about": ["withdraw_heavy_weapons"], "verdict": "fulfilled"},
    ),
    (
        "The rebels left 15 of the 38 hill posts listed in the truce.",
        {"about": ["withdraw_forces"], "verdict": "partly"},
    ),
    (
        "The rebels opened the road to Birn, as the accord requires.",
        {"about": ["open_routes"], "verdict": "fulfilled"},
    ),
]
NO_COMPLIANCE = (
    "The chancellor backed away from the table and laughed.",
    "Buses rolled out of Birn in time for the summer season.",
    "The rebels had promised to leave Birn before the deadline.",
    "The coalition party broke the wage deal.",
    "The airline resumed flights on Wednesday.",
    "The army's truce overtures were met with silence.",
)


@pytest.mark.parametrize(("passage", "wanted"), CONDUCT)
def test_a_verb_and_its_preposition_tell_how_a_deal_is_treated(passage: str, wanted: dict[str, Any]) -> None:
    """Verbs of straying, cheating and cleaving tell a verdict where a deal follows them."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


@pytest.mark.parametrize(("passage", "wanted"), SILENCE)
def test_fire_withheld_keeps_a_truce(passage: str, wanted: dict[str, Any]) -> None:
    """Not to have fired or attacked since a truce began is to keep it."""
    assert found(passage, {"kind": "compliance", "verdict": "fulfilled", **wanted}), claims_in(passage)


@pytest.mark.parametrize(("passage", "wanted"), MEASURED)
def test_an_act_is_measured_against_what_was_owed(passage: str, wanted: dict[str, Any]) -> None:
    """An act with words of a term, a date or a share beside it is compliance."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", NO_COMPLIANCE)
def test_other_deals_and_other_acts_are_no_compliance(passage: str) -> None:
    """Without a deal of a war, or of what is only promised, the same words tell nothing."""
    assert not found(passage, {"kind": "compliance"}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Monitors laid 12 violations to Averia and seven to the rebels.",
        "Averia committed 12 of the violations and the rebels seven.",
        "There were 19 violations, 12 by Averia and seven by the rebels.",
        "Violations confirmed: Averia 12; rebels 7.",
    ],
)
def test_parties_and_their_counts_are_paired_by_their_order(passage: str) -> None:
    """Two parties with a count each are two claims, however the sentence is built."""
    claims = claims_in(passage)

    assert {("Averia", 12), ("rebels", 7)} <= {
        (c.get("by"), (c.get("count") or {}).get("min")) for c in claims if c["kind"] == "compliance"
    }, claims


CHARGES: list[tuple[str, dict[str, Any]]] = [
    ("Averia accused the rebels of non-compliance with the agreement.", {"by": "rebels", "verdict": "violated"}),
    ("Borland blamed the truce's collapse on the army.", {"by": "army", "about": ["cease_fire"]}),
    ("Averia has dug a trench in the zone, which the agreement does not permit.", {"about": ["no_fortification"]}),
    ("The rebels fired 152-mm guns banned under the accord.", {"by": "rebels", "verdict": "violated"}),
    ("The rebels signed the truce. Averia said that they were in breach.", {"verdict": "violated"}),
    ("Averia violated the truce 12 times and Borland four times.", {"by": "Borland", "count": {"min": 4, "max": 4}}),
    ("The truce was marred by violations on both sides.", {"by": "both sides"}),
]


@pytest.mark.parametrize(("passage", "wanted"), CHARGES)
def test_a_charge_names_the_fault_and_whose_it_is(passage: str, wanted: dict[str, Any]) -> None:
    """Nouns of faults, and acts that a deal forbids, are laid to whom the words name."""
    assert found(passage, {"kind": "compliance", **wanted}), claims_in(passage)


def test_charges_traded_are_two_claims() -> None:
    """Where two sides trade accusations of violations, each says it of the other."""
    claims = claims_in("Averia and Borland traded accusations of ceasefire violations.")

    assert {(c["speaker"], c.get("by")) for c in claims if c["kind"] == "compliance"} == {
        ("Averia", "Borland"),
        ("Borland", "Averia"),
    }

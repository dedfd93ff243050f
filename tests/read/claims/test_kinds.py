"""The other kinds of claims, each by a few passages."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    # compliance
    (
        "Averia violated the ceasefire on Monday.",
        {"kind": "compliance", "by": "Averia", "verdict": "violated", "about": ["cease_fire"]},
    ),
    (
        "The Hill Front is abiding by the truce, Averia said.",
        {"kind": "compliance", "by": "Hill Front", "verdict": "fulfilled"},
    ),
    ("The ceasefire is holding.", {"kind": "compliance", "verdict": "fulfilled"}),
    (
        "The Hill Front has yet to hand over its prisoners.",
        {"kind": "compliance", "verdict": "not_fulfilled", "about": ["exchange_prisoners"]},
    ),
    # commitments and demands
    (
        "Averia pledged to withdraw its heavy weapons from the Vale.",
        {"kind": "commitment", "by": "Averia", "about": ["withdraw_heavy_weapons"]},
    ),
    (
        "Averia urged the Hill Front to disarm.",
        {"kind": "demand", "by": "Averia", "of": "Hill Front", "about": ["disarm"]},
    ),
    (
        "Borland called on Averia to stop the shelling.",
        {"kind": "demand", "by": "Borland", "of": "Averia", "about": ["cease_fire"]},
    ),
    # movements
    (
        "Averian troops withdrew from Birn on Wednesday.",
        {
            "kind": "movement",
            "action": "withdraws",
            "actor": "Averian troops",
            "place": "Birn",
            "date": day("2001-06-13"),
        },
    ),
    ("Averia has begun to send fighters to Corve.", {"kind": "movement", "action": "deploys", "state": "under_way"}),
    ("Hill Front fighters dug trenches near Birn.", {"kind": "movement", "action": "fortifies", "actor": "Hill Front"}),
    ("An aid convoy reached Arkell on Tuesday.", {"kind": "movement", "action": "delivers", "place": "Arkell"}),
    # control
    (
        "Averian troops captured Corve on Monday.",
        {"kind": "control", "level": "seized", "place": "Corve", "actor": "Averian troops"},
    ),
    ("Shells hit rebel-held Birn.", {"kind": "control", "level": "controls", "actor": "rebels", "place": "Birn"}),
    ("The Hill Front controls Arkell.", {"kind": "control", "level": "controls", "actor": "Hill Front"}),
    # meetings and deals
    (
        "Mara Lind will meet Otto Berg, the envoy of Borland, in Birn on Monday.",
        {"kind": "meeting", "state": "planned", "place": "Birn", "date": day("2001-06-18")},
    ),
    (
        "The truce took effect on Monday.",
        {"kind": "agreement", "state": "in_force", "date": day("2001-06-11"), "about": ["cease_fire"]},
    ),
    (
        "Averia and Borland signed a ceasefire in Birn on 4 May.",
        {"kind": "agreement", "state": "reached", "parties": ["Averia", "Borland"], "place": "Birn"},
    ),
    # relations
    ("Averia-backed fighters left.", {"kind": "relation", "subject": "Averia", "relation": "backs"}),
    (
        "Averia, which backs the Hill Front, did not reply.",
        {"kind": "relation", "subject": "Averia", "relation": "backs", "object": "Hill Front"},
    ),
    # tolls and situations
    ("The war has killed tens of thousands of people since 1998.", {"kind": "toll"}),
    ("The situation in Arkell is deteriorating.", {"kind": "situation", "direction": "worsening", "place": "Arkell"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_passage_makes_the_claim(passage: str, wanted: dict[str, Any]) -> None:
    """Each kind of claim has its words, and its own keys."""
    assert found(passage, wanted), claims_in(passage)


def test_a_deal_merely_mentioned_makes_no_claim() -> None:
    """ "Despite the ceasefire" says nothing of a deal but that there is one."""
    kinds = {claim["kind"] for claim in claims_in("Averian guns shelled Arkell despite the ceasefire.")}

    assert "agreement" not in kinds


def test_attributives_count_once_a_report() -> None:
    """A pair of attributive and noun is told once, however often it stands."""
    passage = "Shells hit rebel-held Birn. Later more shells hit rebel-held Birn."

    assert len([claim for claim in claims_in(passage) if claim["kind"] == "control"]) == 1

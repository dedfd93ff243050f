"""By whom: the party that keeps, breaks, owes, asks or moves, where the words put it at a distance."""

from typing import Any

import pytest

from read.passages import claims_in, found

KEPT: list[tuple[str, dict[str, Any]]] = [
    (
        "Borland's envoy Ada Lind spoke. Averia, she recalled, had undertaken to remove its tanks by 15 October.",
        {"kind": "commitment", "by": "Averia"},
    ),
    (
        "The Hill Front, he told the paper's sister radio, had kept the ceasefire to the letter.",
        {"kind": "compliance", "by": "Hill Front", "verdict": "fulfilled"},
    ),
    (
        "Averia, whose president talked to both leaders, urged that the truce be strictly observed.",
        {"kind": "demand", "by": "Averia"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), KEPT)
def test_an_aside_does_not_part_a_party_from_its_verb(passage: str, wanted: dict[str, Any]) -> None:
    """Who says it, or a clause with "whose", may stand between commas: the party before is the subject all the same."""
    assert found(passage, wanted), claims_in(passage)


WHOLE: list[tuple[str, dict[str, Any]]] = [
    ("All forces were to be in their camps by 12 January under the ceasefire.", {"by": "all forces"}),
    ("The army for its part has pulled its guns back from Arkell, as it promised.", {"by": "army"}),
    ("An HLF column of some 40 pick-ups left Arkell on Monday, as the protocol demands.", {"by": "HLF"}),
    ("Averian jurists blame the refusal of HLF units to pull back their guns from Arkell.", {"by": "HLF units"}),
]


@pytest.mark.parametrize(("passage", "wanted"), WHOLE)
def test_a_party_is_named_whole_and_without_what_only_stands_by(passage: str, wanted: dict[str, Any]) -> None:
    """Columns and units are their owner's; "all" belongs to a plural; "for its part" is part of no name."""
    claims = [claim for claim in claims_in(passage) if claim["kind"] in {"commitment", "compliance"}]

    assert any(claim.get("by") == wanted["by"] for claim in claims), claims


MOVED: list[tuple[str, str]] = [
    ("An HLF column of some 40 pick-ups left Arkell on Monday.", "HLF"),
    ("Both delegations denied any movement of their forces near Arkell.", "both delegations"),
    ("Twenty HLF monitors will be sent to Arkell within days.", "HLF monitors"),
]


@pytest.mark.parametrize(("passage", "mover"), MOVED)
def test_whoever_moves_is_named_without_vehicles_and_numbers(passage: str, mover: str) -> None:
    """A column of pick-ups is its owner's, and a number at the head of a sentence is no part of a name."""
    assert found(passage, {"kind": "movement", "actor": mover}), claims_in(passage)


def test_who_calls_an_act_a_breach_is_not_its_doer() -> None:
    """The mission that considers it a breach did not do it."""
    passage = "The Vale Mission moved to Arkell on Monday. The Vale Mission considers this a breach of the truce."

    assert not found(passage, {"kind": "compliance", "by": "Vale Mission"}), claims_in(passage)


def test_it_at_the_head_of_a_sentence_is_whom_the_one_before_is_about() -> None:
    """ "It has not left the town" is told of the group of the sentence before."""
    passage = "The 3R group has handed three men to the court. It has not vacated Birn."

    assert found(passage, {"kind": "movement", "actor": "3R group"}), claims_in(passage)


def test_a_town_that_is_a_subject_owns_no_army() -> None:
    """ "Its army" is that of the state told of, not of the town that was quiet meanwhile."""
    passage = "Borland spoke on Monday. Arkell was quiet. Its army shelled Birn, according to several aid agencies."

    assert found(passage, {"kind": "incident", "perpetrator": "Borlandic forces"}), claims_in(passage)

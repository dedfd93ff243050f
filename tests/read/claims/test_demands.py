"""What somebody calls on a party to do."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia urged Borland to pull back its artillery.", {"by": "Averia", "of": "Borland"}),
    ("Averia demanded that the Hill Front leave Birn.", {"of": "Hill Front", "about": ["withdraw_forces"]}),
    ("The envoy asked both armies to publish their orders.", {"of": "both sides", "about": ["whole_agreement"]}),
    ("Averia would like the rebels to hand in their weapons.", {"of": "rebels", "about": ["disarm"]}),
    ("Borland hopes that the parties will honour what they agreed.", {"of": "parties"}),
    ('"Averia has to leave our land," the elder said.', {"by": "elder", "of": "Averia"}),
    ("Borland said Averia must release all prisoners by Monday.", {"deadline": day("2001-06-18")}),
    ("A demand of Averia that Borland leave Birn was ignored.", {"by": "Averia"}),
    ("Averia insists on the disarmament of the Hill Front.", {"of": "Hill Front", "about": ["disarm"]}),
    ("Averia gave the Hill Front until Monday to leave Birn.", {"of": "Hill Front", "deadline": day("2001-06-18")}),
    (
        "Averia told Borland to reopen the road and to fulfil its obligations.",
        {"of": "Borland", "about": ["open_routes", "whole_agreement"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_demand_has_who_asks_and_of_whom(passage: str, wanted: dict[str, Any]) -> None:
    """Verbs, nouns, wishes and "must" in somebody's mouth all demand."""
    assert found(passage, {"kind": "demand", **wanted}), claims_in(passage)


def test_two_asked_of_two_are_two_demands() -> None:
    """ "A to do this and B to do that" asks different things of each."""
    claims = claims_in("The mission calls on Averia to lift the siege, and on Borland to release all prisoners.")

    asked = {(claim["of"], *claim["about"]) for claim in claims if claim["kind"] == "demand"}
    assert asked == {("Averia", "open_routes"), ("Borland", "exchange_prisoners")}


def test_what_civilians_and_reporters_are_told_is_no_demand() -> None:
    """Nor is what one means to do oneself, or a body is expected to discuss."""
    assert not found("The army told residents to leave their homes.", {"kind": "demand"})
    assert not found("A minister told reporters that he wanted to leave Birn.", {"kind": "demand"})
    assert not found('"We must defend our land," the elder said.', {"kind": "demand"})
    assert not found("The council is expected to discuss the truce.", {"kind": "demand"})


ASKED: list[tuple[str, dict[str, Any]]] = [
    (
        "The Board has directed the Hill Front to vacate its camp at Birn.",
        {"kind": "demand", "of": "Hill Front", "about": ["withdraw_forces"]},
    ),
    (
        "Averia wants the Borlandic force gone by 1 July.",
        {"kind": "demand", "by": "Averia", "about": ["withdraw_forces"]},
    ),
    (
        "Averia insists that Borland must go home; Borland answers that Averia should release all prisoners.",
        {"kind": "demand", "by": "Borland", "of": "Averia"},
    ),
    ("The envoy once more calls on Averia to lift the siege.", {"kind": "demand", "of": "Averia"}),
    ("The mission asked both to hold back.", {"kind": "demand", "of": "both sides", "about": ["cease_fire"]}),
    ("The mission encourages the sides to meet.", {"kind": "demand", "of": "sides"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ASKED)
def test_directing_wanting_and_answering_demand(passage: str, wanted: dict[str, Any]) -> None:
    """To direct, to want somebody gone, to call once more and to answer that somebody should are demands."""
    assert found(passage, wanted), claims_in(passage)

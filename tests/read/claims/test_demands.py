"""What somebody calls on a party to do."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia urged Borland to pull back its artillery.", {"by": "Averia", "of": "Borland"}),
    ("Averia demanded that the Hill Front leave Birn.", {"of": "Hill Front", "about": ["withdraw_forces"]}),
    ("The envoy asked both armies to publish their orders.", {"of": "both armies", "about": ["whole_agreement"]}),
    ("The envoy asked Borland, as guarantor, to send observers.", {"of": "Borland", "about": ["deploy_monitors"]}),
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
    ("The mission asked both to hold back.", {"kind": "demand", "of": "both", "about": ["cease_fire"]}),
    ("The mission encourages the sides to meet.", {"kind": "demand", "of": "sides"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ASKED)
def test_directing_wanting_and_answering_demand(passage: str, wanted: dict[str, Any]) -> None:
    """To direct, to want somebody gone, to call once more and to answer that somebody should are demands."""
    assert found(passage, wanted), claims_in(passage)


SAID_OTHERWISE: list[tuple[str, dict[str, Any]]] = [
    ("Villagers begged the soldiers to stop firing over their fields.", {"by": "Villagers", "about": ["cease_fire"]}),
    ("The letter of the chiefs calls for the release of all hostages.", {"about": ["exchange_prisoners"]}),
    (
        "Women marched through Birn with banners urging both camps to keep the truce.",
        {"by": "Women", "about": ["cease_fire"]},
    ),
    ("The council adopted a resolution demanding that Averia leave Birn.", {"by": "council", "of": "Averia"}),
    ("It is up to the Hill Front to stop its attacks, the minister said.", {"of": "Hill Front", "speaker": "minister"}),
    ("It was time for the rebels to lay down their arms, the minister said.", {"of": "rebels", "about": ["disarm"]}),
    (
        "Averia repeated its call on the rebels to lift all roadblocks.",
        {"by": "Averia", "of": "rebels", "about": ["open_routes"]},
    ),
    ("The ultimatum of Borland to the Hill Front to leave Birn expires today.", {"by": "Borland", "of": "Hill Front"}),
    ("The rebels made it a condition that the siege be lifted.", {"by": "rebels", "about": ["open_routes"]}),
    ("The opposition wants the army back in barracks.", {"of": "army", "about": ["withdraw_forces"]}),
    ("The Board directed the Hill Front (HF) to vacate its camp.", {"of": "Hill Front"}),
    ('"Let the aid in," pleaded Dr Ada Lind.', {"by": "Ada Lind", "about": ["humanitarian_access"]}),
]


@pytest.mark.parametrize(("passage", "wanted"), SAID_OTHERWISE)
def test_many_ways_of_asking_demand(passage: str, wanted: dict[str, Any]) -> None:
    """Banners, resolutions and conditions ask, whoever carries them; so do burdens laid on a party."""
    assert found(passage, {"kind": "demand", **wanted}), claims_in(passage)


NO_DEMANDS = [
    "Ada Lind insisted that Borland had remained within the truce.",
    "Borland argues that it must keep stopping vessels.",
    '"Must Averia leave Birn?" asked the mayor.',
]


@pytest.mark.parametrize("passage", NO_DEMANDS)
def test_what_is_insisted_to_be_so_is_no_demand(passage: str) -> None:
    """Nor is what one says that one must do oneself, or what is only asked about."""
    assert not found(passage, {"kind": "demand"}), claims_in(passage)

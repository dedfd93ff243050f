"""What somebody makes a condition, or sets a term for, he demands."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "The Hill Front will not return to the talks unless Averia reconnects the power.",
        {"by": "Hill Front", "of": "Averia", "about": ["restore_services"]},
    ),
    (
        "Borland said it would reopen the road once Averia had released all prisoners.",
        {"by": "Borland", "of": "Averia", "about": ["exchange_prisoners"]},
    ),
    (
        "The Hill Front refused any truce so long as Averia remained in the schools.",
        {"by": "Hill Front", "of": "Averia", "about": ["withdraw_forces"]},
    ),
    (
        "Borland would pull back only in return for an amnesty, its minister said.",
        {"about": ["exchange_prisoners"]},
    ),
    (
        "Averia gave the Hill Front 48 hours to vacate the port.",
        {"by": "Averia", "of": "Hill Front", "deadline": day("2001-06-17")},
    ),
    (
        "The parties have until Monday to lift the siege, Averia warned.",
        {"by": "Averia", "of": "parties", "about": ["open_routes"], "deadline": day("2001-06-18")},
    ),
    (
        "Averia's ultimatum to the Hill Front to hand in its rifles ran out.",
        {"by": "Averia", "of": "Hill Front", "about": ["disarm"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_condition_or_a_term_is_a_demand(passage: str, wanted: dict[str, Any]) -> None:
    """Whoever refuses, offers or threatens until another does something demands it of him."""
    assert found(passage, {"kind": "demand", **wanted}), claims_in(passage)


NO_DEMANDS = [
    "The accord gives the Hill Front thirty days to hand in its rifles.",
    "Averia had stopped its fire before Borland released all prisoners.",
    "The reporter asked whether Averia had lifted the siege.",
    "The ministry insisted the Hill Front was out of Birn.",
]


@pytest.mark.parametrize("passage", NO_DEMANDS)
def test_what_a_deal_gives_or_is_only_told_is_no_demand(passage: str) -> None:
    """A term of a deal is a commitment; what is only told, asked about or held to be so is not asked for."""
    assert not found(passage, {"kind": "demand"}), claims_in(passage)


VOWS: list[tuple[str, dict[str, Any]]] = [
    ("The Hill Front swore never again to ambush the convoys.", {"by": "Hill Front", "about": ["cease_fire"]}),
    ("Averia said it had not undertaken to lift the siege.", {"by": "Averia", "denied": True}),
    ("Borland owes under the accord a pullback of its howitzers.", {"about": ["withdraw_heavy_weapons"]}),
    ("The Hill Front is ready to hand in its rifles.", {"by": "Hill Front", "about": ["disarm"]}),
    ("Under the bargain Borland will step down by Monday.", {"about": ["political_process"]}),
    ("The Hill Front said it would not hand over a single rifle.", {"by": "Hill Front", "denied": True}),
    ("Averia promised on Thursday to lift the siege.", {"date": day("2001-06-14")}),
]


@pytest.mark.parametrize(("passage", "wanted"), VOWS)
def test_a_vow_binds_and_a_refusal_denies(passage: str, wanted: dict[str, Any]) -> None:
    """One binds oneself by many verbs; what one never promised or will not do is a commitment denied."""
    assert found(passage, {"kind": "commitment", **wanted}), claims_in(passage)

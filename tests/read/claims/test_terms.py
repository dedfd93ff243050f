"""Terms and promises in plain words, whatever the tree of the sentence makes of them."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averia has until 20 June to lift its siege, and Borland until the end of the month to clear its mines.",
        {"by": "Borland", "about": ["demining"], "deadline": day("2001-06-30")},
    ),
    ("The accord gives the Hill Front thirty days to hand in its rifles.", {"deadline": day("2001-07-15")}),
    ("They have ten days to get the guns out of range of Corve.", {"deadline": day("2001-06-25")}),
    ("The insurgents are expected under the deal to give up their rifles.", {"about": ["disarm"]}),
    ("The Hill Front was supposed to be out of the schools by last Wednesday.", {"about": ["withdraw_forces"]}),
    ("Neither side may bring fresh troops into the valley.", {"by": "both sides", "about": ["no_reinforcement"]}),
    ("No weapons are to be carried in the market towns.", {"about": ["disarm"]}),
    ("The pact leaves the Hill Front two weeks to evacuate Birn.", {"by": "Hill Front", "deadline": day("2001-06-29")}),
    (
        "Under Annex B, Averia hands its gunboats to the observers.",
        {"by": "Averia", "about": ["withdraw_heavy_weapons"]},
    ),
    ("Borland must, under the same clause, publish its archives.", {"by": "Borland", "about": ["whole_agreement"]}),
    ("In return, Averia lifts its blockade of Corve.", {"by": "Averia", "about": ["open_routes"]}),
    ("Borland will, for its part, let the convoys through.", {"by": "Borland", "about": ["humanitarian_access"]}),
    ("Averia has promised 200 observers for the border.", {"by": "Averia", "about": ["deploy_monitors"]}),
    ("The Hill Front has signed up to disarmament by July.", {"by": "Hill Front", "about": ["disarm"]}),
    ("Averia has given an undertaking to repair the pumping station.", {"about": ["restore_services"]}),
    ("On Sunday, at Birn, Averia will set free sixty captives.", {"by": "Averia", "deadline": day("2001-06-17")}),
    ("Averia said its men would leave the airport within ten days.", {"by": "Averia", "deadline": day("2001-06-25")}),
    ("Averia announced that power would be back in Birn by Monday.", {"about": ["restore_services"]}),
    ("According to the schedule, the first hundred detainees go free on Monday.", {"deadline": day("2001-06-18")}),
    ("Their part of the bargain is to demobilise 3,000 irregulars.", {"about": ["disarm"]}),
    ("What remains is for the Hill Front to deliver the maps of its minefields.", {"by": "Hill Front"}),
    ("The parties have agreed:\n(a) exchange of all prisoners within ten days;", {"about": ["exchange_prisoners"]}),
    (
        "The parties have agreed:\n(a) the first;\n(b) mixed patrols shall begin on 1 July.",
        {"about": ["joint_patrols"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_term_binds_however_it_is_put(passage: str, wanted: dict[str, Any]) -> None:
    """Who has so long to do something, is expected to, may not, or says that he will, is bound."""
    assert found(passage, {"kind": "commitment", **wanted}), claims_in(passage)


def test_each_party_is_bound_by_its_own_part() -> None:
    """What the sentence lays down for one party is not owed by the other."""
    passage = "Averia is to open the road by 20 June, and Borland is to clear the mines thereafter."
    bound = {(c["by"], *c["about"]) for c in claims_in(passage) if c["kind"] == "commitment"}
    assert bound == {("Averia", "open_routes"), ("Borland", "demining")}


@pytest.mark.parametrize(
    "passage",
    [
        "If Averia withdraws, the Hill Front will hand over the hostages, a negotiator said.",
        "In 1954 the clans had promised to disarm.",
        "Averia promised to station stronger forces on the river.",
        "Of forty posts, 18 have had to be vacated.",
        "The food promised to the camps arrived at Birn on Monday.",
        "Averia refused to let the convoys pass.",
        "The presidents of Averia and Borland are to open peace talks in Birn on 20 June.",
    ],
)
def test_conditions_threats_and_history_bind_nobody(passage: str) -> None:
    """What depends on something, threatens, or was promised in another age is no commitment."""
    assert not found(passage, {"kind": "commitment"}), claims_in(passage)


def test_a_meeting_to_come_is_no_term() -> None:
    """That a body is to meet is told as a meeting; it obliges nobody to set the body up."""
    passage = "The seventh session of the joint committee is to be held in Arkell next week."

    kinds = [claim["kind"] for claim in claims_in(passage)]

    assert "commitment" not in kinds
    assert "meeting" in kinds


@pytest.mark.parametrize(
    "passage",
    [
        "Talks on an extension of the truce are to begin in Corve on Friday.",
        "Food promised to the camps arrived at Birn on Monday.",
        "It was the first pullback since Averia signed up to the ceasefire.",
        "Averia said it would prolong its halt to operations by ten days.",
    ],
)
def test_talks_goods_and_truces_prolonged_bind_nobody(passage: str) -> None:
    """Talks to come are a meeting, a truce prolonged a deal, and goods promised no term."""
    assert not [claim for claim in claims_in(passage) if claim["kind"] == "commitment"]

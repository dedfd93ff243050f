"""Deals reached, begun, extended, frozen, ended and refused."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averia and Borland signed a truce in Corve on Monday.",
        {"state": "reached", "parties": ["Averia", "Borland"], "place": "Corve", "date": day("2001-06-11")},
    ),
    ("A truce took effect on Monday.", {"state": "in_force", "date": day("2001-06-11")}),
    ("A truce between Averia and Borland began on Monday.", {"state": "in_force", "parties": ["Averia", "Borland"]}),
    ("Since Monday, when the truce came into force, nobody was hurt.", {"date": day("2001-06-11")}),
    ("The truce, announced on Sunday, was never signed by Borland.", {"denied": True, "parties": ["Borland"]}),
    ("The rebels, who have not signed the accord, hold Birn.", {"denied": True, "parties": ["rebels"]}),
    ("Averia and Borland have agreed to extend the truce.", {"state": "extended"}),
    ("The truce lapsed on Monday without being renewed.", {"state": "ended", "date": day("2001-06-11")}),
    ("Borland pulled out of the accord on Monday.", {"state": "ended", "parties": ["Borland"]}),
    ("Borland has torn up the accord.", {"state": "ended", "parties": ["Borland"]}),
    ("The Hill Front declared the pact void.", {"state": "ended", "parties": ["Hill Front"]}),
    ("The truce ran out on Monday.", {"state": "ended", "date": day("2001-06-11")}),
    ("The war ended with a truce in May.", {"state": "reached", "date": ["2001-05-01", "2001-05-31"]}),
    ("Borland has suspended part of the military agreement.", {"state": "suspended", "parties": ["Borland"]}),
    ("Borland has refused to sign the accord.", {"state": "rejected", "parties": ["Borland"]}),
    ("Borland has suspended its work in the joint committee.", {"state": "suspended", "about": ["coordination_body"]}),
    ("Two shepherds were hurt on Sunday, the first day of the truce.", {"date": day("2001-06-10")}),
    (
        "Averia, which arms the rebels, and Borland, the port's old friend, agreed in May to create a buffer zone.",
        {"parties": ["Averia", "Borland"], "about": ["establish_demilitarised_zone"]},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_deal_is_told_with_its_parties_or_its_day(passage: str, wanted: dict[str, Any]) -> None:
    """Each state has verbs and phrases of its own."""
    assert found(passage, {"kind": "agreement", **wanted}), claims_in(passage)


def test_one_deal_told_in_two_phrases_is_one_claim() -> None:
    """Who brokered it and when it was signed are told of one and the same deal."""
    passage = "The truce, mediated by Averia, was signed in Corve on Monday."

    [claim] = [claim for claim in claims_in(passage) if claim["kind"] == "agreement"]
    assert (claim["broker"], claim["place"], claim["date"]) == ("Averia", "Corve", day("2001-06-11"))


def test_a_deal_told_again_is_no_news() -> None:
    """ "Despite the deal between A and B" adds nothing to what was told of it before."""
    passage = (
        "Averia and Borland signed a deal on Monday. Birn was shelled despite the deal between Borland and Averia."
    )

    assert len([claim for claim in claims_in(passage) if claim["kind"] == "agreement"]) == 1


@pytest.mark.parametrize(
    "passage",
    [
        "More than twenty truces have been proclaimed since 1994.",
        "The mission noted fewer ceasefire violations than at the start of the week.",
        "The accord does not extend to Birn.",
    ],
)
def test_deals_merely_mentioned_make_no_claim(passage: str) -> None:
    """Nor do several deals at once, or the place to which a deal extends."""
    assert not found(passage, {"kind": "agreement"}), claims_in(passage)


def test_a_rejection_with_words_of_its_own_is_his_who_rejects() -> None:
    """What a deal is called by whoever rejects it shows that he said so; else the report tells it."""
    wanted = {"kind": "agreement", "state": "rejected", "parties": ["Hill Front"]}

    assert found('The Hill Front rejected the accord as "a surrender".', {**wanted, "speaker": "Hill Front"})
    assert found("The Hill Front rejected the truce, calling it a trap.", {**wanted, "speaker": "Hill Front"})
    assert found("The Hill Front rejected the truce.", {**wanted, "speaker": "publisher"})


def test_it_is_the_truce_called_before() -> None:
    """Whoever calls a truce and prolongs "it" prolongs the truce, in the report's own words."""
    passage = "The Hill Front announced a truce on 2 September and extended it on 9 September."

    assert found(passage, {"kind": "agreement", "state": "extended", "parties": ["Hill Front"], "speaker": "publisher"})


def test_what_was_agreed_may_be_a_halt_or_nothing() -> None:
    """ "Agreed to a halt in fire" is a deal; "agreed to nothing" is somebody's word that there is none."""
    halted = "The Contact Group agreed in Birn on Wednesday to a halt in fire."
    nothing = "Ada Lind, the minister, said that Averia had agreed to nothing so far."

    assert found(halted, {"kind": "agreement", "state": "reached", "about": ["cease_fire"], "place": "Birn"})
    assert found(nothing, {"kind": "agreement", "denied": True, "parties": ["Averia"], "speaker": "Ada Lind"})

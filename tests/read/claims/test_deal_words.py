"""What becomes of deals, in plain words: renewed, run out, turned down, coaxed out of the parties."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("The truce will be extended by a week, a mediator said.", {"state": "extended", "speaker": "mediator"}),
    ("The mandate of the observer mission was prolonged for six months on 14 June.", {"about": ["deploy_monitors"]}),
    ("Averia was not a party to either accord.", {"state": "reached", "denied": True, "parties": ["Averia"]}),
    ("The ceasefire runs from 3 April to 14 May.", {"state": "in_force", "date": ["2001-04-03", "2001-05-14"]}),
    ("The truce with Borland was on 31 May extended by a year.", {"state": "extended", "parties": ["Borland"]}),
    ("Averia will prolong its own ceasefire.", {"state": "extended", "parties": ["Averia"]}),
    ("The truce fell apart in March.", {"state": "ended", "date": ["2001-03-01", "2001-03-31"]}),
    (
        "The Hill Front raided Birn, hours after their 40-day ceasefire with Averia ran out.",
        {"state": "ended", "parties": ["Hill Front", "Averia"]},
    ),
    ("Borland walked out of the armistice on Tuesday.", {"state": "ended", "parties": ["Borland"]}),
    ("The Hill Front turned down a proposal for a ceasefire.", {"state": "rejected", "parties": ["Hill Front"]}),
    ("The offer of a truce was dismissed by Borland.", {"state": "rejected", "parties": ["Borland"]}),
    ("The ceasefire is in force.", {"state": "in_force", "about": ["cease_fire"]}),
    ("A one-day truce was observed on 10 June.", {"state": "in_force", "date": day("2001-06-10")}),
    (
        "Norland coaxed Averia and Borland into a ceasefire in February.",
        {"state": "reached", "broker": "Norland", "parties": ["Averia", "Borland"]},
    ),
    ("Averia and Borland shook hands on a truce in Corve on Monday.", {"state": "reached", "place": "Corve"}),
    (
        "The pact, mediated by Norland, was initialled in Corve on 9 June.",
        {"state": "reached", "date": day("2001-06-09"), "broker": "Norland"},
    ),
    ("What two ministers signed in Corve on 9 June was no bargain.", {"state": "reached", "place": "Corve"}),
    ("The truce holds. It was agreed in Corve on 9 June.", {"state": "reached", "about": ["cease_fire"]}),
    ("Averia no longer feels bound by the ceasefire.", {"state": "ended", "parties": ["Averia"]}),
    ("The peace plan was rejected by Borland.", {"state": "rejected", "parties": ["Borland"]}),
    ("Averia ratified the accord on 4 June.", {"state": "reached", "date": day("2001-06-04")}),
    ("In Corve the two sides put pen to paper on Monday.", {"state": "reached", "parties": ["two sides"]}),
    ("The truce would run for another month, a mediator said.", {"state": "extended", "speaker": "mediator"}),
    ("Borland put the treaty on ice in March.", {"state": "suspended", "parties": ["Borland"]}),
    ("On Monday Borland suspended the clause that forbids reconnaissance flights.", {"about": ["no_air_attack"]}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_plain_words_tell_what_became_of_a_deal(passage: str, wanted: dict[str, Any]) -> None:
    """A deal renewed, broken off, turned down, coaxed out of its parties or put on ice is told as such."""
    assert any(
        all(
            (got.get("name") if isinstance(got := claim.get(key), dict) else got) == value
            for key, value in wanted.items()
        )
        for claim in claims_in(passage)
        if claim["kind"] == "agreement"
    ), claims_in(passage)


def test_who_brokered_a_deal_that_began_is_no_deal_of_its_own() -> None:
    """A truce brokered by a state that came into force is one claim, with the broker and the day it began."""
    passage = "A week after the truce brokered by Norland came into force on 4 June, the front is quiet."
    deals = [claim for claim in claims_in(passage) if claim["kind"] == "agreement"]
    assert [(c["state"], c["broker"], c["date"]) for c in deals] == [("in_force", "Norland", day("2001-06-04"))]


@pytest.mark.parametrize(
    "passage",
    [
        "The protocol would have lapsed today.",
        "A ceasefire ended a week of fighting.",
        "The mission appealed to both to prolong the truce.",
        "The mission encourages the sides to sign the letter.",
        "If a truce is signed, the road will open.",
    ],
)
def test_what_is_only_wished_for_becomes_of_no_deal(passage: str) -> None:
    """A deal that would have lapsed, is to be signed or ended a battle is neither over nor reached."""
    assert not found(passage, {"kind": "agreement"}), claims_in(passage)

"""Deals by what is done to them and by what they do; whose they are, and who brought them about."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia acceded to the accord on Monday.", {"state": "reached", "parties": ["Averia"], "date": day("2001-06-11")}),
    ("The Hill Front has opted out of the truce.", {"state": "ended", "parties": ["Hill Front"]}),
    ("Borland mothballed the treaty on Monday.", {"state": "suspended", "parties": ["Borland"]}),
    ("The ceasefire was lengthened by two days on Monday.", {"state": "extended", "date": day("2001-06-11")}),
    ("Averia balked at the Norlandic draft for a truce.", {"state": "rejected", "parties": ["Averia"]}),
    ("The pact is dead, the Hill Front said.", {"state": "ended", "speaker": "Hill Front"}),
    ("The truce runs until 30 June.", {"state": "in_force", "date": [None, "2001-06-30"]}),
    ("Averia scrapped the 1994 truce on Monday.", {"state": "ended", "date": day("2001-06-11")}),
    ("The Hill Front never accepted the accord.", {"state": "reached", "denied": True}),
    ("The truce is in its third week. Averia accepted it on 4 June.", {"state": "reached", "date": day("2001-06-04")}),
    (
        "Averia and Borland signed a pact on Monday under the auspices of Norland.",
        {"state": "reached", "broker": "Norland"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_what_is_done_to_a_deal_tells_its_state(passage: str, wanted: dict[str, Any]) -> None:
    """A deal acceded to is reached, opted out of is ended, and so on, by whoever does it."""
    assert found(passage, {"kind": "agreement", **wanted}), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The mission called on the Hill Front to disarm and join the accord.",
        "Shares rose when the two mills struck a deal on Monday.",
        "The two museums signed an agreement on Monday.",
        "A truce committee reached Birn on Monday.",
    ],
)
def test_deals_of_other_trades_and_deals_asked_for_make_no_claim(passage: str) -> None:
    """What somebody is asked to sign is not signed, and the bargains of mills and museums end no war."""
    assert not found(passage, {"kind": "agreement"}), claims_in(passage)

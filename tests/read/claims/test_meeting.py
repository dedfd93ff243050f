"""Who meets, and what becomes of it."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Ada Lind is due to meet the leaders of Averia and Borland in Birn next week.",
        {"participants": ["Ada Lind", "Averia", "Borland"], "state": "planned", "place": "Birn"},
    ),
    ("Talks between Averia and Borland were held in Birn.", {"participants": ["Averia", "Borland"], "state": "held"}),
    ("Averia confirmed that it would host a summit in Birn.", {"state": "planned", "participants": ["Averia"]}),
    ("The commission concluded in Birn its fifth round of talks.", {"state": "held", "participants": ["commission"]}),
    (
        "Averia's president, Ada Lind, hosted Carl Holm for talks in Birn.",
        {"participants": ["Ada Lind", "Carl Holm"], "place": "Birn"},
    ),
    ("Averia and Borland agreed after five days of talks in Birn.", {"participants": ["Averia", "Borland"]}),
    ("The next round of talks is expected at the end of June.", {"state": "planned"}),
    ("Talks between Averia and Borland were postponed.", {"state": "postponed"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_meetings_are_told_with_all_who_take_part(passage: str, wanted: dict[str, Any]) -> None:
    """Subjects, hosts, members of talks and the countries of leaders all take part."""
    assert found(passage, {"kind": "meeting", **wanted}), claims_in(passage)


@pytest.mark.parametrize("passage", ["Borland failed to meet the deadline.", "A convoy is due in Birn on Monday."])
def test_a_deadline_met_and_a_convoy_due_are_no_meetings(passage: str) -> None:
    """Only people and bodies meet."""
    assert not found(passage, {"kind": "meeting"}), claims_in(passage)


FIXED: list[tuple[str, dict[str, Any]]] = [
    ("Talks are due to resume in Birn on 1 July.", {"kind": "meeting", "state": "planned"}),
    ("The next sitting is slated for 1 July at Birn.", {"kind": "meeting", "state": "planned"}),
    ("The meeting of the two sides was cancelled.", {"kind": "meeting", "state": "cancelled"}),
]


@pytest.mark.parametrize(("passage", "wanted"), FIXED)
def test_a_meeting_due_slated_or_cancelled_is_told(passage: str, wanted: dict[str, Any]) -> None:
    """A sitting that is due or slated is planned, and one that is cancelled needs neither day nor place."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "The military commission was due to sit in Birn on Tuesday and did not, since the rebels stayed away.",
        "The joint commission was to meet on Monday in Birn but failed to do so.",
        "Averia and Borland were to have met in Birn on Friday, but did not.",
    ],
)
def test_a_meeting_that_did_not_come_about_was_cancelled(passage: str) -> None:
    """What was to be and was not is neither held nor planned."""
    states = {claim["state"] for claim in claims_in(passage) if claim["kind"] == "meeting"}

    assert states == {"cancelled"}


@pytest.mark.parametrize(
    "passage", ["The army met its own timetable on Monday in Birn.", "Ada Lind met her date in Birn."]
)
def test_a_date_or_a_promise_that_is_met_is_no_meeting(passage: str) -> None:
    """What is met may be a term; and whoever will "be brief" briefs nobody."""
    assert not found(passage, {"kind": "meeting"})
    assert not found('"I will be brief," Ada Lind said on Monday.', {"kind": "meeting"})

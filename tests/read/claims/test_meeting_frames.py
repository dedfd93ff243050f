"""Meetings by the kind of verb and the kind of noun beside it: who confers, sees, attends, stays away, puts off."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averia and Borland huddled in Corve on Monday.", {"state": "held", "date": day("2001-06-11")}),
    ("The two delegations parleyed in Corve on Monday.", {"participants": ["two delegations"]}),
    ("The envoy of Averia spent six hours with the Hill Front in Birn on Monday.", {"state": "held"}),
    ("The warring sides will reconvene in Corve on 20 June.", {"state": "planned", "date": day("2001-06-20")}),
    ("The elders went to Birn on Monday to treat with the Hill Front.", {"state": "held"}),
    ("Averia scrubbed a session with Borland in Corve.", {"state": "cancelled", "participants": ["Averia", "Borland"]}),
    ("Averia stormed out of the talks in Corve on Monday.", {"state": "cancelled", "date": day("2001-06-11")}),
    ("The Hill Front boycotted Monday's session in Corve.", {"state": "held", "denied": True}),
    ("The talks in Corve came to nothing on Monday.", {"state": "cancelled"}),
    ("Friday's round of talks between Averia and Borland was put back to 20 June.", {"state": "postponed"}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_verbs_and_nouns_of_meeting_tell_who_met(passage: str, wanted: dict[str, Any]) -> None:
    """Whoever confers meets, and what becomes of a session is told by what is done to it."""
    assert any(
        all(
            (got.get("name") if isinstance(got := claim.get(key), dict) else got) == value
            for key, value in wanted.items()
        )
        for claim in claims_in(passage)
        if claim["kind"] == "meeting"
    ), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Averia refused to receive the envoys of the Hill Front.",
        "Averia would meet the Hill Front once the shelling stops.",
        "The guard fired a round through the door in Birn on Monday.",
        "The police saw the Hill Front off on Monday.",
    ],
)
def test_what_nobody_holds_is_no_meeting(passage: str) -> None:
    """A meeting refused or made to depend on something, and a round of shot, are no meetings."""
    assert not found(passage, {"kind": "meeting"}), claims_in(passage)


def test_talks_told_of_again_are_between_those_who_met() -> None:
    """ "The talks" of a later sentence are those told of before, with the same parties."""
    passage = "Averia and the Hill Front conferred in Corve on Monday. The talks are to resume on 20 June."
    assert found(passage, {"kind": "meeting", "state": "planned", "participants": ["Averia", "Hill Front"]})


def test_what_is_discussed_takes_no_part() -> None:
    """A country that is spoken of is no party to the talk."""
    passage = "The presidents of Averia and Borland come to Corve next week, where they are expected to discuss Veldia."

    assert not [claim for claim in claims_in(passage) if "Veldia" in claim.get("participants", ())]

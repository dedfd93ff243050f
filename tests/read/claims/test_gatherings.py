"""Meetings in plain words: who sits down with whom, flies somewhere for talks, is summoned or phoned."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Envoys of Averia and Borland sat down together in Birn.", {"state": "held", "place": "Birn"}),
    ("The rebel chiefs came together near Birn on Monday.", {"state": "held", "date": day("2001-06-11")}),
    ("Ada Lind spoke by telephone with Carl Holm on Monday.", {"participants": ["Ada Lind", "Carl Holm"]}),
    ("Ada Lind flew to Birn on Monday for talks with the mediators.", {"state": "held", "place": "Birn"}),
    ("Ada Lind had lunch with Carl Holm in Corve.", {"participants": ["Ada Lind", "Carl Holm"], "place": "Corve"}),
    ("Ada Lind is to receive her colleague, Carl Holm, in Birn on 29 June.", {"date": day("2001-06-29")}),
    ("In Corve the negotiators were received by Ada Lind.", {"participants": ["negotiators", "Ada Lind"]}),
    ("A session of the Board has been called for 10 July at Birn.", {"state": "planned", "date": day("2001-07-10")}),
    ("The bloc has summoned the leaders to Birn for a summit on 30 June.", {"state": "planned", "place": "Birn"}),
    ("The rebels stayed away from Monday's meeting of the liaison group.", {"participants": ["liaison group"]}),
    ("Borland cancelled Friday's session after the ambush.", {"state": "cancelled"}),
    ("The envoys have agreed only to sit down together near Birn on 19 July.", {"date": day("2001-07-19")}),
    ("The negotiators wound up two days of talks in Birn on Wednesday.", {"state": "held", "place": "Birn"}),
    ("The envoy, Carl Holm, would travel to Birn on Monday.", {"state": "planned", "place": "Birn"}),
    ("Ada Lind dined with Carl Holm in Corve.", {"participants": ["Ada Lind", "Carl Holm"], "place": "Corve"}),
    ("The negotiators are back in Birn for a sixth round.", {"state": "held", "place": "Birn"}),
    ("The meeting of experts has been moved to 2 July.", {"state": "postponed", "date": day("2001-07-02")}),
    ("The board holds its next sitting on 4 July in Birn.", {"state": "planned", "date": day("2001-07-04")}),
    ("There will be no meeting before the prisoners are free.", {"state": "planned", "denied": True}),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_plain_words_tell_of_a_meeting(passage: str, wanted: dict[str, Any]) -> None:
    """Sitting down, phoning, flying out for talks, being received or summoned: all are meetings."""
    assert any(
        all((got["name"] if isinstance(got := claim.get(key), dict) else got) == value for key, value in wanted.items())
        for claim in claims_in(passage)
        if claim["kind"] == "meeting"
    ), claims_in(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Residents gathered in Birn on Monday to bury their dead.",
        "The Hill Front refused to sit down with Borland in Birn.",
        "If the envoys meet face to face in Birn, the road may open.",
        "Soldiers assembled at Birn.",
    ],
)
def test_crowds_troops_and_refusals_are_no_meetings(passage: str) -> None:
    """Mourners, soldiers and those who will not talk hold no meeting."""
    assert not found(passage, {"kind": "meeting"}), claims_in(passage)


def test_a_session_set_and_called_off_is_cancelled_only() -> None:
    """That it had been set tells nothing beside its being called off."""
    passage = "A session of the committee that had been set for Sunday was called off."
    assert {claim["state"] for claim in claims_in(passage) if claim["kind"] == "meeting"} == {"cancelled"}

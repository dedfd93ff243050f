"""A claim that a language model tells stands only if its words stand in the report."""

from datetime import date
from typing import Any

import pytest

from read.indexes import FewActors, FewPlaces
from trucewatch.model.claim import Claim, ClaimKind, Quoted
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.text import DateBasis, Document, Publication
from trucewatch.read.sentences import split_sentences
from trucewatch.read.told import Told
from trucewatch.read.told_claims import Checked, Checker

TEXT = (
    "Shells on a town\n\n"
    "Lavrov said on Thursday that at least 11 people were killed in Murak last month. He blamed no one.\n\n"
    "About 70 percent of the zone is held by the group. The parties will meet in Sochi on 14 February 2019."
)
DOCUMENT = Document(
    sha256="0" * 64,
    text=TEXT,
    extractor="test",
    name="report.txt",
    published=Publication(day=date(2019, 2, 8), basis=DateBasis.GIVEN),
)
FIRST = "Lavrov said on Thursday that at least 11 people were killed in Murak last month."
INCIDENT: dict[str, Any] = {"kind": "incident", "sentence": FIRST, "speaker": ["Lavrov"], "type": "killing"}


def check(told: dict[str, Any], document: Document = DOCUMENT) -> Checked:
    checker = Checker(document=document, gazetteer=FewPlaces(), actors=FewActors(), reader="test 1")
    checked = Checked()
    checker.check(Told.model_validate(told), split_sentences(document), checked)
    return checked


def only(checked: Checked) -> Claim:
    assert checked.refused == []
    [claim] = checked.claims
    return claim


def test_a_claim_takes_its_values_from_the_words() -> None:
    """Counts and days are worked out from the quoted words, names and places by the tables."""
    claim = only(
        check(
            INCIDENT
            | {"said": "Thursday", "date": "last month", "killed": "at least 11", "place": ["Murak"], "denied": False}
        )
    )

    assert claim.speaker == ("Sergei Lavrov",)
    assert claim.speaker_for == "Russia"
    assert claim.quoted is Quoted.INDIRECT
    assert claim.said == Period.day(date(2019, 2, 7))
    assert claim.date == Period.month(2019, 1)
    assert claim.killed == Count(least=11, most=None, words="at least 11")
    assert [place.name for place in claim.place] == ["Morek"]


def test_a_claim_points_at_its_sentence_and_its_words() -> None:
    """The sentence and the ground of each value are stretches of the kept text."""
    claim = only(check(INCIDENT | {"killed": "at least 11"}))

    assert TEXT[claim.sentence.span.start : claim.sentence.span.end] == claim.sentence.text == FIRST
    words = {g.key: TEXT[g.span.start : g.span.end] for g in claim.grounds if g.span}
    assert words["speaker"] == "Lavrov"
    assert words["killed"] == "at least 11"


def test_a_part_of_a_sentence_stands_for_the_whole() -> None:
    """Quoted words are widened to the sentence that holds them."""
    claim = only(check(INCIDENT | {"sentence": "11 people were killed in Murak"}))

    assert claim.sentence.text == FIRST


@pytest.mark.parametrize(
    "change",
    [
        {"sentence": "Lavrov said that 11 people were killed."},
        {"sentence": "Shells on a town"},
        {"sentence": "He blamed no one.\n\nAbout 70 percent"},
        {"speaker": ["Sergei Lavrov"]},
        {"speaker_for": "Russia"},
        {"place": ["Morek"]},
        {"killed": "11 civilians"},
        {"date": "in January 2019"},
        {"perpetrator": ["the army"]},
        {"weapons": ["mortars"]},
        {"perpetrator": [" "]},
    ],
)
def test_words_that_do_not_stand_in_the_text_refuse_the_claim(change: dict[str, Any]) -> None:
    """A made-up sentence, name, place, count or date, or a heading: the claim is refused, and it is said why."""
    checked = check(INCIDENT | change)

    assert checked.claims == []
    [reason] = checked.refused
    [key] = change
    assert key in reason


def test_the_publisher_speaks_unquoted() -> None:
    """What nobody is named for is the report's own word."""
    claim = only(check(INCIDENT | {"speaker": [], "speaker_for": "Lavrov", "quoted": "direct"}))

    assert (claim.speaker, claim.speaker_for, claim.quoted) == (("publisher",), None, Quoted.NONE)


def test_what_is_to_come_lies_ahead() -> None:
    """A planned meeting and a share are read from their words."""
    meeting = only(
        check(
            {
                "kind": "meeting",
                "sentence": "The parties will meet in Sochi on 14 February 2019.",
                "speaker": ["publisher"],
                "state": "planned",
                "participants": ["The parties"],
                "place": ["Sochi"],
                "date": "14 February 2019",
            }
        )
    )
    control = only(
        check(
            {
                "kind": "control",
                "sentence": "About 70 percent of the zone is held by the group.",
                "speaker": ["publisher"],
                "actor": ["the group"],
                "level": "controls",
                "share": "70 percent",
            }
        )
    )

    assert meeting.kind is ClaimKind.MEETING
    assert meeting.date == Period.day(date(2019, 2, 14))
    assert [place.name for place in meeting.place] == ["Sochi"]
    assert control.share == pytest.approx(0.7)


def test_words_that_come_to_nothing_leave_their_key_open() -> None:
    """Words in the text of which no count or day can be made are told, and the claim stands without them."""
    checked = check(INCIDENT | {"killed": "people", "date": "Murak"})

    claim = only(checked)
    assert claim.killed is None
    assert claim.date is None
    assert checked.unread == ["Murak", "people"]

"""Whose word it is: direct, indirect and broken quotes, trailing attribution, pronouns, denials."""

from typing import Any

import pytest

from read.passages import claims_in, day, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Averian guns shelled Arkell on Monday.", {"kind": "incident", "speaker": "publisher", "quoted": "none"}),
    (
        "Averian guns shelled Arkell, Borland said on Tuesday.",
        {"kind": "incident", "speaker": "Borland", "speaker_for": "Borland", "said": day("2001-06-12")},
    ),
    (
        "Borland said on Tuesday that Averian guns had shelled Arkell last week.",
        {"said": day("2001-06-12"), "date": ["2001-06-04", "2001-06-10"], "quoted": "indirect"},
    ),
    (
        "Shells hit Arkell overnight, said Mara Lind, a spokeswoman for the Hill Front.",
        {"kind": "incident", "speaker": "Mara Lind", "speaker_for": "Hill Front"},
    ),
    (
        "According to residents, Averian troops attacked the village of Birn.",
        {"kind": "incident", "speaker": "residents"},
    ),
    (
        '"Averian guns shelled Arkell at dawn," Borlandic defence minister Otto Berg told reporters.',
        {"kind": "incident", "speaker": "Otto Berg", "speaker_for": "Borland", "quoted": "direct"},
    ),
    (
        "Borlandic defence minister Otto Berg spoke in Brask. He said Averian guns had shelled Arkell.",
        {"kind": "incident", "speaker": "Otto Berg", "speaker_for": "Borland"},
    ),
    (
        "Averia denied that its troops had attacked Birn.",
        {"kind": "incident", "speaker": "Averia", "denied": True, "type": "ground_assault"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_claim_belongs_to_its_innermost_speaker(passage: str, wanted: dict[str, Any]) -> None:
    """The speaker is the innermost one, in the fullest form, with the party spoken for."""
    assert found(passage, wanted), claims_in(passage)


def test_mutual_accusations_make_two_claims() -> None:
    """When two accuse each other, each makes a claim about the other."""
    passage = "Averia and Borland accused each other of violating the ceasefire."

    pairs = {(c["speaker"], c.get("by")) for c in claims_in(passage) if c["kind"] == "compliance"}

    assert pairs == {("Averia", "Borland"), ("Borland", "Averia")}


def test_a_rejected_charge_is_the_accusers_claim_denied() -> None:
    """Who calls a charge a lie makes the same claim again, denied."""
    passage = "Borland said Averian guns had shelled Arkell. Averia rejected the accusation."

    denied = [c for c in claims_in(passage) if c["kind"] == "incident" and c["denied"]]

    assert [(c["speaker"], c["type"], c["place"]) for c in denied] == [("Averia", "shelling", "Arkell")]


def test_a_headline_claims_nothing() -> None:
    """Headlines carry no claims, whatever they say."""
    assert claims_in("It rained.", title="Averian guns shell Arkell, killing nine") == []


def test_a_quotation_of_several_sentences_is_his_who_is_named_behind_it() -> None:
    """Who speaks is told behind the last sentence of a quotation; the sentences before it are his as well."""
    passage = (
        '"The rebels shelled Arkell again on Monday. They fired 20 mortar rounds. Two women were killed," '
        "said Ivo Brand, a spokesman for the Averian army."
    )

    claims = claims_in(passage)

    assert len(claims) >= 2
    assert {claim["speaker"] for claim in claims} == {"Ivo Brand"}
    assert {claim["quoted"] for claim in claims} == {"direct"}


def test_a_quotation_that_nobody_claims_is_not_given_to_who_speaks_later() -> None:
    """What stands behind a sentence of the report's own between the two is another matter."""
    passage = (
        '"The rebels shelled Arkell again on Monday. Two women were killed." The town has 900 inhabitants. '
        '"We saw nothing," said Ivo Brand, a farmer.'
    )

    assert "Ivo Brand" not in {claim["speaker"] for claim in claims_in(passage) if claim["kind"] == "incident"}


def test_a_quotation_without_a_speaker_is_his_whom_the_sentence_before_is_about() -> None:
    """Not everybody who is quoted is said to have said it: the sentence before shows him."""
    passage = (
        "Ada Lind, a farmer, said the truce was holding. Colonel Ivo Brand, who commands the northern front, was "
        'scathing. "The rebels shelled Arkell on Monday. They killed two women."'
    )

    assert {claim["speaker"] for claim in claims_in(passage) if claim["kind"] == "incident"} == {"Ivo Brand"}


@pytest.mark.parametrize(
    "passage",
    [
        "Ada Lind said that her men had only answered fire and accused the rebels of shelling Arkell.",
        "Ada Lind told parliament that the army was leaving Birn and accused the rebels of shelling Arkell.",
        "The envoy, Ada Lind, briefed the council on Monday. She told it that the rebels had shelled Arkell.",
    ],
)
def test_who_speaks_goes_on_speaking(passage: str) -> None:
    """A verb in the tense of "said" is the speaker's own, and "she" is whom the sentence before is about."""
    assert {claim["speaker"] for claim in claims_in(passage) if claim["kind"] == "incident"} == {"Ada Lind"}


def test_his_patrols_are_only_his_eyes() -> None:
    """What somebody says that his own people have seen is his word."""
    passage = "Ada Lind, the council's envoy, said her patrols had counted 14 explosions near Arkell."

    assert found(passage, {"kind": "incident", "speaker": "Ada Lind", "place": "Arkell"})


def test_its_mayor_is_that_of_the_town() -> None:
    """A mayor belongs to no army, whatever stands before "its"."""
    assert found("The army's artillery struck Arkell, its mayor said.", {"kind": "incident", "speaker": "mayor"})


def test_what_is_told_of_the_place_of_speaking_is_the_reports() -> None:
    """A lead-in that tells what happens where somebody speaks is none of his words."""
    passage = "In Birn, where the Contact Group will meet on Friday, Ada Lind called on Averia to withdraw its troops."

    assert found(passage, {"kind": "meeting", "speaker": "publisher"})

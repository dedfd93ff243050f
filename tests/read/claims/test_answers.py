"""Answers to what was told before: denied, disowned, owned to, laid to somebody."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averian troops shelled Arkell on Monday. Averia denies the shelling.",
        {"kind": "incident", "speaker": "Averia", "denied": True, "place": "Arkell"},
    ),
    (
        "Averian troops shelled Arkell on Monday. Averia says it knows nothing of it.",
        {"kind": "incident", "denied": True},
    ),
    (
        "A blast in Arkell killed two men on Monday. Borland attributes the attack to the Hill Front.",
        {"kind": "incident", "speaker": "Borland", "perpetrator": "Hill Front"},
    ),
    (
        "A blast in Arkell killed two men on Monday. The mayor pointed the finger at the Hill Front.",
        {"kind": "incident", "speaker": "mayor", "perpetrator": "Hill Front"},
    ),
    (
        "A blast in Arkell killed two men on Monday. The killings were the work of the Hill Front, Borland said.",
        {"kind": "incident", "speaker": "Borland", "perpetrator": "Hill Front"},
    ),
    (
        "A blast in Arkell killed two men on Monday. The Hill Front admitted the killings.",
        {"kind": "incident", "speaker": "Hill Front", "perpetrator": "Hill Front"},
    ),
    (
        'Averian troops shelled Arkell on Monday, residents said. Averia called the report "a story for the press".',
        {"kind": "incident", "speaker": "Averia", "denied": True},
    ),
]

ROWS += [
    (
        "A blast in Arkell killed two men on Monday. Detectives suspect the Hill Front.",
        {"kind": "incident", "speaker": "Detectives", "perpetrator": "Hill Front", "certainty": "probable"},
    ),
    (
        "A blast in Arkell killed two men on Monday. The mayor saw the hand of the Hill Front in it.",
        {"kind": "incident", "speaker": "mayor", "perpetrator": "Hill Front"},
    ),
    (
        "A blast in Arkell killed two men on Monday. The mayor accused the Hill Front, who denied it.",
        {"kind": "incident", "speaker": "Hill Front", "perpetrator": "Hill Front", "denied": True},
    ),
    (
        "A blast in Arkell killed two men on Monday. Borland suggested that the Hill Front had done it.",
        {"kind": "incident", "speaker": "Borland", "perpetrator": "Hill Front"},
    ),
    (
        "Borland said that the Hill Front had shelled Birn on Monday. That is untrue, the Hill Front replied.",
        {"kind": "incident", "speaker": "Hill Front", "perpetrator": "Hill Front", "denied": True},
    ),
    (
        "Averian troops killed 90 people in Arkell on Monday, doctors said. Averia calls the figure absurd.",
        {"kind": "incident", "speaker": "Averia", "denied": True, "killed": {"min": 90, "max": 90}},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_an_answer_is_told_of_what_was_told_before(passage: str, wanted: dict[str, Any]) -> None:
    """Who denies an act, disowns it, owns to it or lays it to somebody makes a claim about that very act."""
    assert found(passage, wanted), claims_in(passage)


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ("The Hill Front's claim that Averian guns shelled Birn on Monday is a lie, Averia said.", "Averia"),
        ("Reports that Averian jets bombed Birn on Monday are false, Averia said.", "Averia"),
    ],
)
def test_a_charge_called_a_lie_as_it_is_told_is_denied(passage: str, speaker: str) -> None:
    """What somebody's claim tells is no word of whoever calls it a lie."""
    incidents = [claim for claim in claims_in(passage) if claim["kind"] == "incident"]

    assert [claim.get("denied", False) for claim in incidents if claim["speaker"] == speaker] == [True]
    assert all(claim["speaker"] in {"Averia", "Hill Front"} for claim in incidents)


def test_suspects_who_are_handed_over_suspect_nobody() -> None:
    """A noun is no charge: "three suspects" blame no one."""
    passage = "A blast in Arkell killed two men on Monday. Borland surrendered three suspects to the court."

    assert not any(claim.get("perpetrator") for claim in claims_in(passage))

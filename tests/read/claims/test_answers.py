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


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_an_answer_is_told_of_what_was_told_before(passage: str, wanted: dict[str, Any]) -> None:
    """Who denies an act, disowns it, owns to it or lays it to somebody makes a claim about that very act."""
    assert found(passage, wanted), claims_in(passage)

"""Who speaks by commas and quotation marks, whatever the tree says."""

from typing import Any

import pytest

from read.passages import claims_in, found

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "Averian troops shelled Arkell on Monday, a militia commander there said; the market burned.",
        {"kind": "incident", "speaker": "militia commander"},
    ),
    (
        "Averian troops shelled Arkell on Monday, an aid worker in the town, who asked not to be named, pointed out.",
        {"kind": "incident", "speaker": "aid worker"},
    ),
    (
        "As reported by the garrison of Birn, Averian troops shelled Arkell on Monday.",
        {"kind": "incident", "speaker": "garrison of Birn"},
    ),
    (
        "Borland's version: Averian troops shelled Arkell on Monday.",
        {"kind": "incident", "speaker": "Borland"},
    ),
    (
        "The Hill Council, which met in Brask on Sunday, reports that Averian troops shelled Arkell.",
        {"kind": "incident", "speaker": "Hill Council"},
    ),
]


@pytest.mark.parametrize(("passage", "wanted"), ROWS)
def test_a_phrase_between_commas_tells_whose_the_rest_is(passage: str, wanted: dict[str, Any]) -> None:
    """A noun phrase with a verb of speech that stands alone tells who says what stands around it."""
    claims = claims_in(passage)

    assert found(passage, wanted), claims


def test_what_sets_the_time_behind_the_speaker_is_the_reports_own() -> None:
    """Behind "X said", "a day after Y was shelled" is background, and the publisher's."""
    passage = "Averian troops left Birn, Borland said, two days after militiamen shelled Arkell."

    assert found(passage, {"kind": "incident", "speaker": "publisher"}), claims_in(passage)

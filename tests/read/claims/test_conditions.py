"""How things stand, by an adjective, a label or a verb of more and less."""

import pytest

from read.passages import claims_in, found


@pytest.mark.parametrize(
    ("passage", "direction", "place"),
    [
        ("Arkell: all normal.", "calm", "Arkell"),
        ("In Arkell and Birn: quiet.", "calm", "Birn"),
        ("Situation in Arkell: volatile.", "worsening", "Arkell"),
        ("The mood in Arkell is relaxed.", "calm", "Arkell"),
        ("Calm prevailed in Arkell.", "calm", "Arkell"),
        ("The week in Arkell was uneventful.", "calm", "Arkell"),
        ("Killings in Arkell have halved.", "improving", "Arkell"),
    ],
)
def test_a_word_of_a_place_tells_how_it_stands(passage: str, direction: str, place: str) -> None:
    """The word alone tells the direction, and the label, the subject or the clause the place."""
    assert found(passage, {"kind": "situation", "direction": direction, "place": place}), claims_in(passage)


def test_a_trend_needs_no_place() -> None:
    """A bulletin tells it of its whole area."""
    assert found("Trend: downward.", {"kind": "situation", "direction": "improving"})


@pytest.mark.parametrize(
    "passage",
    [
        "Four people have died in Arkell since the guns fell silent.",
        "The minister was relaxed in Arkell.",
        "Talks in Arkell: the same people came.",
    ],
)
def test_what_is_said_of_others_or_in_passing_is_no_situation(passage: str) -> None:
    """A minister's mood is no place's, and "since the guns fell silent" only dates."""
    assert not found(passage, {"kind": "situation"}), claims_in(passage)

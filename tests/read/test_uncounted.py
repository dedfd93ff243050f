"""Numbers that count nothing are blanked, and nothing else moves."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.uncounted import blank_uncounted


def test_places_stay() -> None:
    """What is blanked keeps its length, so that what is left keeps its place."""
    text = "On 5 December 12 men fired 122mm shells."

    blanked = blank_uncounted(text)

    assert len(blanked) == len(text)
    assert blanked.index("12 men") == text.index("12 men")
    assert "5 December" not in blanked
    assert "122mm" not in blanked


@given(st.text(alphabet="0123456789 ,.-:%kmMay\u00a0", max_size=60))
def test_length_never_changes(text: str) -> None:
    """Whatever the text, it keeps its length."""
    assert len(blank_uncounted(text)) == len(text)

"""What of a noun phrase is no part of a name."""

import pytest

from trucewatch.read.clean import clean


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Hill Front", "Hill Front"),
        ("at least 30 “moderate” rebels", "moderate rebels"),
        ("Monday Averian troops", "Averian troops"),
        ("Averia’s", "Averia"),
        ("its 12 checkpoints", "checkpoints"),
    ],
)
def test_articles_counts_and_marks_are_left_out(text: str, name: str) -> None:
    """Only what stands around a name is taken away."""
    assert clean(text) == name

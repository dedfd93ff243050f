"""One word of a few is read as it is written, or told beside those that may stand there."""

from enum import StrEnum

import pytest

from trucewatch.choices import read_any_word, read_word
from trucewatch.errors import BadWordError


class Bank(StrEnum):
    """Sides of a river."""

    LEFT = "left"
    RIGHT = "right"


def test_a_word_of_the_list() -> None:
    """A word of the list is that word."""
    assert read_word("bank", "left", Bank) is Bank.LEFT


@pytest.mark.parametrize(
    ("offered", "expected"),
    [((), "bank: expected one of left, right; found 'up'"), (["both"], "bank: expected one of both; found 'up'")],
)
def test_another_word(offered: list[str], expected: str) -> None:
    """Another word is told beside those that may stand there."""
    with pytest.raises(BadWordError, match=expected):
        read_word("bank", "up", Bank, offered)


@pytest.mark.parametrize(("found", "expected"), [(None, None), ("  ", None), (" right ", Bank.RIGHT)])
def test_a_word_that_may_be_missing(found: str | None, expected: Bank | None) -> None:
    """Where a word may be missing, blanks are no word, and those around one no part of it."""
    assert read_any_word("bank", found, Bank) is expected

"""Numbers in digits and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.numbers import NUMBER, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("Twenty-one", 21),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two thousand five hundred", 2500),
        ("1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("3,961", 3961),
        ("1\u00a0142", 1142),
        ("12.5", 12.5),
    ],
)
def test_values(words: str, value: float) -> None:
    """Words and digits come to the number that they say, and one pattern finds them whole."""
    assert value_of(words) == value
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)


@pytest.mark.parametrize("words", ["", "shells", "and", "half"])
def test_words_that_are_no_number(words: str) -> None:
    """Other words come to nothing, save "half", which waits for its whole."""
    assert not value_of(words)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_digits_with_separators(number: int) -> None:
    """A number means the same with its thousands set apart."""
    assert value_of(f"{number:,}") == number == value_of(str(number))

"""Sums without rounding."""

import math

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.exact import ExactSum

NUMBERS = st.lists(st.floats(-1e9, 1e9, allow_nan=False), max_size=30)


@given(NUMBERS, NUMBERS)
def test_what_came_and_went_leaves_no_trace(staying: list[float], going: list[float]) -> None:
    """The sum is that of what is left, to the last digit, in whatever order all of it came and some of it went."""
    one = ExactSum()
    for number in (*going, *reversed(staying)):
        one.add(number)
    for number in reversed(going):
        one.take(number)
    assert one.value == math.fsum(staying)

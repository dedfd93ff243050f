"""The serial engine."""

from collections.abc import Iterator

import pytest

from trucewatch.engine.base import Failed
from trucewatch.engine.serial import SerialEngine
from trucewatch.errors import BadDateError


def test_results_in_order_with_errors_as_values() -> None:
    """An error stands in the place of its result and stops nothing."""

    def halve(number: int) -> float:
        if number == 0:
            raise BadDateError("--published", "never")
        return 1 / (number - 1)

    one, error, fault, last = SerialEngine().map(halve, [3, 0, 1, 2])

    assert (one, last) == (0.5, 1.0)
    assert isinstance(error, Failed)
    assert isinstance(error.error, BadDateError)
    assert isinstance(fault, Failed)
    assert isinstance(fault.error, ZeroDivisionError)


def test_an_interruption_is_let_through() -> None:
    """Ctrl-C is no error of a value."""

    def interrupt(_number: int) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(SerialEngine().map(interrupt, [1]))


def test_values_are_taken_one_at_a_time() -> None:
    """The next value is taken when its result is asked for, so that a long run does not pile up in memory."""
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    results = SerialEngine().map(str, numbers())
    next(results)

    assert taken == [0]

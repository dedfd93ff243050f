"""One value after another, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from trucewatch.engine.base import Failed

A = TypeVar("A")
B = TypeVar("B")


class SerialEngine:
    """The engine that a laptop needs."""

    def map(self, function: Callable[[A], B], values: Iterable[A]) -> Iterator[B | Failed]:
        """Yield the function's result for each value, in order."""
        for value in values:
            yield _attempt(function, value)


def _attempt(function: Callable[[A], B], value: A) -> B | Failed:
    try:
        return function(value)
    except Exception as error:  # noqa: BLE001  # the one place where any error at all becomes a value
        return Failed(error=error)

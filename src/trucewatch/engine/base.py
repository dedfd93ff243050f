"""What every engine does: map a function over values, in order, with errors as values."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What stands in the place of a result that could not be had."""

    error: Exception
    """One of our own where the report is odd; any other is a fault of the program, which is told but stops nothing."""


class Engine(Protocol):
    """Whatever spreads work.

    Rules for every engine:
    the results come in the order of the values, one for each, whatever order they were worked out in;
    values are taken from the iterable no faster than results are taken, save for a bounded number in advance;
    an error becomes a `Failed`, so that one odd report does not stop the others; an interruption is let through.
    """

    def map(self, function: Callable[[A], B], values: Iterable[A]) -> Iterator[B | Failed]:
        """Yield the function's result for each value, in order."""
        ...

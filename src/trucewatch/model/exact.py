"""Sums that do not hang on the order in which things come and go: added up whole, and rounded once at the end."""

_BITS = 1074
"""The least step between two floating-point numbers is two to the power of minus so much."""


class ExactSum:
    """A sum to which numbers are added, and from which they are taken; as exact as if it had been made at once."""

    __slots__ = ("_steps",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self._steps = 0

    def add(self, number: float) -> None:
        """Add a number."""
        self._steps += _steps_of(number)

    def take(self, number: float) -> None:
        """Take away a number that was added."""
        self._steps -= _steps_of(number)

    @property
    def value(self) -> float:
        """The sum, rounded to the nearest floating-point number: what `math.fsum` makes of the same numbers."""
        return self._steps / _ONE


_ONE = 1 << _BITS


def _steps_of(number: float) -> int:
    above, below = number.as_integer_ratio()
    return above << (_BITS - below.bit_length() + 1)

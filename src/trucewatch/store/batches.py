"""Name many values in several queries: databases limit how many a single one may have."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 500
"""Values in one query: fewer than any database's limit on parameters."""


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the values, in their order, as many at a time as a query may name."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]

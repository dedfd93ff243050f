"""A private table of SQLite's: it lies on the disk as far as it outgrows its memory, and is gone when it is closed."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

_AT_ONCE = 500
"""Values in one question: databases limit how many a statement may have."""


def lay_out(schema: str) -> sqlite3.Connection:
    """Return a connection to a table that nobody else sees, and that is gone when it is closed.

    Args:
        schema: The statement that makes it.
    """
    table = sqlite3.connect("", isolation_level=None)
    table.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; {schema}; BEGIN"
    )
    return table


def rows_where(table: sqlite3.Connection, question: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the answer's rows for any number of values.

    Args:
        question: Ends where a list of values in brackets is to follow: `SELECT * FROM held WHERE event IN`.
    """
    wanted = sorted(values)
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        yield from table.execute(f"{question} ({', '.join('?' * len(part))})", part)

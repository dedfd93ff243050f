"""What a register said before: its events as they are recorded, in memory that does not grow with their number."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trucewatch.imports.private_table import lay_out, rows_where

_SCHEMA = "CREATE TABLE held (event TEXT PRIMARY KEY, claim TEXT, document TEXT, file TEXT) WITHOUT ROWID"


class HeldEvent(NamedTuple):
    """One event as it is recorded."""

    event: str
    claim: str
    """Id of the claim that tells it."""
    document: str
    """sha256 of what carries the claim."""
    file: str
    """Name of the file that brought it."""


class HeldEvents:
    """Recorded events by their ids, in a private table."""

    def __init__(self) -> None:
        """Begin with none."""
        self._table = lay_out(_SCHEMA)

    def close(self) -> None:
        """Forget them."""
        self._table.close()

    def add(self, events: Iterable[HeldEvent]) -> None:
        """Take in events, each in the place of what was recorded of it before."""
        self._table.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)", events)

    def of(self, events: Iterable[str]) -> dict[str, HeldEvent]:
        """Return those of these events that are recorded."""
        rows = rows_where(self._table, "SELECT * FROM held WHERE event IN", events)
        return {row[0]: HeldEvent(*row) for row in rows}

    def of_file(self, name: str) -> Iterator[HeldEvent]:
        """Yield the events that a file of that name brought, in ascending order."""
        rows = self._table.execute("SELECT * FROM held WHERE file = ? ORDER BY event", (name,))
        yield from (HeldEvent(*row) for row in rows)

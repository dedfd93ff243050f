"""What a register said before: its events as they are recorded, in memory that does not grow with their number."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_AT_ONCE = 500
"""Events asked for in one question: databases limit the values of a statement."""


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
    """Recorded events by their ids, in a private table that SQLite lays out on the disk as it grows."""

    def __init__(self) -> None:
        """Begin with none."""
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;"
            "CREATE TABLE held (event TEXT PRIMARY KEY, claim TEXT, document TEXT, file TEXT) WITHOUT ROWID; BEGIN"
        )

    def close(self) -> None:
        """Forget them."""
        self._table.close()

    def add(self, events: Iterable[HeldEvent]) -> None:
        """Take in events, each in the place of what was recorded of it before."""
        self._table.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)", events)

    def of(self, events: Iterable[str]) -> dict[str, HeldEvent]:
        """Return those of these events that are recorded."""
        found: dict[str, HeldEvent] = {}
        wanted = sorted(events)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = self._table.execute(f"SELECT * FROM held WHERE event IN ({marks})", part)
            found.update((row[0], HeldEvent(*row)) for row in rows)
        return found

    def of_file(self, name: str) -> Iterator[HeldEvent]:
        """Yield the events that a file of that name brought, in ascending order."""
        rows = self._table.execute("SELECT * FROM held WHERE file = ? ORDER BY event", (name,))
        yield from (HeldEvent(*row) for row in rows)

"""Which events a file has named so far: for files of any length, in memory that does not grow with them.

A few are held as they are. Many are laid into a private table.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from trucewatch.imports.private_table import lay_out, rows_where
from trucewatch.model.written import WrittenClaim

_SCHEMA = "CREATE TABLE seen (event TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID"
_FEW = 20_000
"""Events held without a table."""


class Seen:
    """Events by their ids, each with the line on which it was named first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._few: dict[str, int] = {}
        self._many: sqlite3.Connection | None = None

    def close(self) -> None:
        """Forget them."""
        if self._many:
            self._many.close()

    def add(self, events: Sequence[tuple[str, int]]) -> int:
        """Take in events with their lines, those named before excepted, and return how many are new."""
        if self._many is None and len(self._few) + len(events) <= _FEW:
            before = len(self._few)
            for event, line in events:
                self._few.setdefault(event, line)
            return len(self._few) - before
        table = self._many or self._lay_out()
        return max(table.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", events).rowcount, 0)

    def first_of_each(
        self, claims: Sequence[tuple[int, WrittenClaim]], tell: Callable[[str, int, int], None]
    ) -> list[WrittenClaim]:
        """Return the claims without those whose event was named before; those without an event stay.

        Args:
            claims: Each with the line of its row.
            tell: Told of each event that was named before, with its line, and the line of the first.
        """
        named = [(claim.event, line) for line, claim in claims if claim.event is not None]
        if self.add(named) == len(named):
            return [claim for _, claim in claims]
        lines = self._lines_of({event for event, _ in named})
        again = [(claim, line, lines.get(claim.event or "", line)) for line, claim in claims]
        for claim, line, first in again:
            if claim.event is not None and first != line:
                tell(claim.event, line, first)
        return [claim for claim, line, first in again if first == line]

    def __contains__(self, event: str) -> bool:
        """Tell whether the event was named."""
        return event in self._lines_of([event])

    def _lines_of(self, events: Iterable[str]) -> dict[str, int]:
        """Return the lines on which these events were named first, where they were."""
        if self._many is None:
            return {event: self._few[event] for event in events if event in self._few}
        return dict(rows_where(self._many, "SELECT event, line FROM seen WHERE event IN", events))

    def _lay_out(self) -> sqlite3.Connection:
        """Return the table, with the few in it."""
        table = self._many = lay_out(_SCHEMA)
        table.executemany("INSERT INTO seen VALUES (?, ?)", self._few.items())
        self._few = {}
        return table

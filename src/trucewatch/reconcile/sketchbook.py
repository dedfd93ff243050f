"""Keep the runs of words by which copies are found in a file of their own, so that no report need be read again for it.

The file is made of the ledger and of nothing else: it may be deleted at any time, and is made anew. It belongs to one
workspace and says up to which instant of the ledger it goes; what was recorded later is taken in when it is opened.
What is kept of a report counts once the report is recorded: whoever is killed in between leaves no trace.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from trucewatch.derived_file import open_derived
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import SKETCH_VERSION, CopyIndex, runs_of

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS report (place INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS sketch (run INTEGER, place INTEGER, PRIMARY KEY (run, place)) WITHOUT ROWID;
"""
_AT_ONCE = 500
"""Runs asked for in one question: databases limit the values of a statement."""


class Ledger(Protocol):
    """What a sketchbook is made of."""

    @property
    def workspace_id(self) -> str:
        """The id of the workspace."""
        ...

    def latest(self) -> datetime | None:
        """Return when the last entry was recorded; None when there is none."""
        ...

    def documents(self, *, after: datetime | None = None, with_text: bool = True) -> Iterable[Document]:
        """Yield the reports recorded after an instant, in the order in which they were."""
        ...


class Sketchbook:
    """The sketches of all reports of a workspace, in a file: `Sketches` for a `CopyIndex`."""

    def __init__(self, path: Path, ledger: Ledger, *, report: Callable[[str], Document]) -> None:
        """Open the file, or make it, and take in what the ledger has recorded since.

        Args:
            report: Returns the report of a sha256.
        """
        self._report = report
        self._connection = open_derived(path, lambda at: self._open(at, ledger))

    def close(self) -> None:
        """Let go of the file; what no report was recorded for is dropped."""
        self._connection.rollback()
        self._connection.close()

    def holders(self, runs: Sequence[int], *, at_most: int) -> Mapping[int, Collection[str]]:
        """Return the sha256 of the reports that hold each run; runs with more holders than that are left out."""
        found: dict[int, list[str]] = {}
        wanted = sorted(set(runs))
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rare = [
                run
                for run, count in self._connection.execute(
                    f"SELECT run, count(*) FROM sketch WHERE run IN ({marks}) GROUP BY run",
                    part,
                )
                if count <= at_most
            ]
            marks = ",".join("?" * len(rare))
            for run, sha256 in self._connection.execute(
                f"SELECT run, sha256 FROM sketch JOIN report USING (place) WHERE run IN ({marks})",
                rare,
            ):
                found.setdefault(run, []).append(sha256)
        return found

    def keep(self, sha256: str, runs: Sequence[int]) -> None:
        """Note that the report holds these runs; it counts from the next `settle` on."""
        cursor = self._connection.execute("INSERT OR IGNORE INTO report (sha256) VALUES (?)", (sha256,))
        if cursor.rowcount:
            place = cursor.lastrowid
            self._connection.executemany(
                "INSERT OR IGNORE INTO sketch (run, place) VALUES (?, ?)", [(run, place) for run in sorted(set(runs))]
            )

    def report(self, sha256: str) -> Document:
        """Return a report of which runs were kept."""
        return self._report(sha256)

    def settle(self, recorded_at: datetime) -> None:
        """Let all that was kept count: its reports were recorded at that instant."""
        self._note("recorded_to", recorded_at.isoformat())
        self._connection.commit()

    def _open(self, path: Path, ledger: Ledger) -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        try:
            connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {_SCHEMA}")
            self._connection = connection
            self._catch_up(ledger)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _catch_up(self, ledger: Ledger) -> None:
        known = dict(self._connection.execute("SELECT name, value FROM kept"))
        latest = ledger.latest()
        of = f"{ledger.workspace_id} {SKETCH_VERSION}"
        told = known.get("recorded_to")
        reached = datetime.fromisoformat(told) if told else None
        if known.get("of") != of or (reached and (latest is None or reached > latest)):
            # Another workspace's, another way of sketching, or a ledger that was put back to an earlier state.
            self._connection.executescript("DELETE FROM sketch; DELETE FROM report; DELETE FROM kept;")
            self._note("of", of)
            reached = None
        if latest is None or reached == latest:
            self._connection.commit()
            return
        index = CopyIndex(self)
        for heading in ledger.documents(after=reached, with_text=False):
            if not heading.is_table:
                document = self._report(heading.sha256)
                self.keep(document.sha256, runs_of(index.sketch(document)))
        self.settle(latest)

    def _note(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)", (name, value))

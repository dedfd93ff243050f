"""Which recorded claims bear on which obligation of an agreement, in which zone: kept in a file, to be asked quickly.

The file is made of the ledger and the libraries, and of nothing else: it may be deleted at any time, and is made anew.
It is named after all that it rests on, so that another agreement, actor, zone, setting or version of the program has
another file; what was recorded since is taken in when it is opened. It marks every row of a claim that was ever
recorded: which of them count within the times of a question is for the ledger to say.
"""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from trucewatch.assess.bear import Bearer
from trucewatch.assess.marks import ANY, MARKS_VERSION, DrawnZones, marks_of
from trucewatch.derived_file import delete_derived, open_derived
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.text import Document
from trucewatch.recalling import RecordedReports
from trucewatch.store.base import Store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reached (row INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS mark (
  obligation TEXT, zone TEXT, from_day INTEGER, row INTEGER, PRIMARY KEY (obligation, zone, from_day, row)
) WITHOUT ROWID;
"""
_FOREVER = Times(as_of=date.max, published_by=date.max, known_on=datetime.max.replace(tzinfo=UTC))
_AT_ONCE = 20_000
"""Marks written in one transaction."""
_MOST_TEXTS = 4
"""Reports held at a time: claims come report by report, and a part of a table may have millions of characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """How the claims of an agreement are marked."""

    bearer: Bearer
    zones: DrawnZones
    rests_on: str
    """What its marks rest on, beside the claims: see `of`."""

    @classmethod
    def of(cls, bearer: Bearer, zones: DrawnZones, *, stamp: str) -> Self:
        """Return the marking.

        Args:
            stamp: What the libraries and the program are known by.
        """
        rests_on = "\0".join((str(MARKS_VERSION), stamp, repr(bearer.agreement), repr(bearer.settings)))
        return cls(bearer=bearer, zones=zones, rests_on=hashlib.sha256(rests_on.encode()).hexdigest())

    def name_for(self, workspace_id: str) -> str:
        """Return the name of the file, made of all that its marks rest on."""
        digest = hashlib.sha256(f"{workspace_id}\0{self.rests_on}".encode()).hexdigest()
        return f"bearing-{self.bearer.agreement.id}-{digest[:16]}.sqlite"

    def bears(
        self,
        claim: Claim,
        documents: Mapping[str, Document],
        *,
        obligation: str | None,
        zone: str | None,
        day: date,
    ) -> bool:
        """Tell whether a claim bears on the obligation and lies in the zone on a day; see `BearingIndex.rows`."""
        wanted = (obligation or ANY, zone or ANY)
        marks = self.marks(claim, documents)
        return any(mark[:2] == wanted and mark[2] <= day.toordinal() for mark in marks)

    def marks(self, claim: Claim, documents: Mapping[str, Document]) -> set[tuple[str, str, int]]:
        """Return the marks of a claim.

        Args:
            documents: That have its report.
        """
        evidence = Evidence(times=_FOREVER, documents=documents, claims=(), judgements=(), copies=())
        return set(marks_of(claim, evidence, self.bearer, self.zones))


class BearingIndex:
    """The marks of all claims of a workspace, for one agreement as it stood on a day."""

    def __init__(self, folder: Path, store: Store, marking: Marking) -> None:
        """Open the file in the folder, or make it, and take in what the ledger has recorded since."""
        self._store = store
        self._marking = marking
        self.last_row = store.last_claim_row()
        """The last row of a claim that is marked, or has no mark."""
        path = folder / marking.name_for(store.workspace_id)
        if not path.exists():
            _clear(folder, marking.bearer.agreement.id)
        self._connection = open_derived(path, self._open)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, *, obligation: str | None, zone: str | None, day: date) -> list[int]:
        """Return the numbers of the rows of claims that bear on the obligation and lie in the zone, in ascending order.

        Args:
            obligation: Its id; whatever they bear on, where None.
            zone: Its id; wherever they lie, where None.
            day: On which they bear.
        """
        wanted = "SELECT row FROM mark WHERE obligation = ? AND zone = ? AND from_day <= ?"
        values = (obligation or ANY, zone or ANY, day.toordinal())
        return sorted(row for (row,) in self._connection.execute(wanted, values))

    def bears(self, claim: Claim, document: Document, *, obligation: str | None, zone: str | None, day: date) -> bool:
        """Tell whether a claim that has no row of its own, such as a person's amendment, would be found so."""
        documents = {document.sha256: document}
        return self._marking.bears(claim, documents, obligation=obligation, zone=zone, day=day)

    def _open(self, path: Path) -> sqlite3.Connection:
        is_new = not path.exists()
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            if is_new:
                connection.executescript(f"PRAGMA journal_mode=WAL; BEGIN; {_SCHEMA} COMMIT")
            self._catch_up(connection)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _catch_up(self, connection: sqlite3.Connection) -> None:
        reached = self._reached(connection)
        if reached == self.last_row:
            return
        documents = RecordedReports(self._store, most_held=_MOST_TEXTS)
        marks: list[tuple[str, str, int, int]] = []
        for row, claim in self._store.claims_from(reached + 1):
            marks.extend((*mark, row) for mark in self._marking.marks(claim, documents))
            reached = row
            if len(marks) >= _AT_ONCE:
                _write(connection, marks, reached)
                marks = []
        _write(connection, marks, reached)

    def _reached(self, connection: sqlite3.Connection) -> int:
        """Return up to which row the marks go; those of a ledger that was put back to an earlier state are dropped."""
        row = connection.execute("SELECT max(row) FROM reached").fetchone()[0] or 0
        if row > self.last_row:
            connection.executescript("BEGIN; DELETE FROM mark; DELETE FROM reached; COMMIT")
            return 0
        return int(row)


def _write(connection: sqlite3.Connection, marks: Sequence[tuple[str, str, int, int]], reached: int) -> None:
    """Write marks, and how far they go, all at once: another process may have written the same."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)", marks)
    connection.execute("DELETE FROM reached")
    connection.execute("INSERT INTO reached VALUES (?)", (reached,))
    connection.execute("COMMIT")


_MOST_FILES = 4
"""Files kept for an agreement: one for each day on which its deadlines changed, or for each set of libraries."""


def _clear(folder: Path, agreement_id: str) -> None:
    """Remove all but the latest files of the agreement, before another is made."""
    files = sorted(folder.glob(f"bearing-{agreement_id}-????????????????.sqlite"), key=_age)
    for path in files[_MOST_FILES - 1 :]:
        delete_derived(path)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0.0

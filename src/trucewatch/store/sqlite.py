"""The ledger in one SQLite file: the default, and enough for one team."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from trucewatch.errors import (
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceError,
)
from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.issue import Issue
from trucewatch.model.text import Document
from trucewatch.store.base import Entry, Pen
from trucewatch.store.content import copy_from_json, document_from_json, issue_from_json, judgement_from_json
from trucewatch.store.order import in_order
from trucewatch.store.rows import row_faults, rows_of
from trucewatch.store.sqlite_file import APPLICATION_ID, clear_parts, connect, make_ledger, may_write, told
from trucewatch.store.tables import CLAIM, COPY, DOCUMENT, ISSUE, JUDGEMENT, SCHEMA_VERSION, TABLES

_PREFIX_LENGTH = 6
"""Fewest digits by which a report may be asked for."""
_SHA256_LENGTH = 64


def open_store(
    path: Path, *, create: bool, wait_s: float = 30.0, clock: Callable[[], datetime] | None = None
) -> "SqliteStore":
    """Return the store in the file at `path`.

    Args:
        create: Whether to make it where there is none.
        wait_s: Seconds to wait for another process that writes.
        clock: What tells the instant of recording, aware, UTC; the machine's clock where None.

    Raises:
        NoWorkspaceError: There is none, and none is to be made.
        NewerWorkspaceError: A newer version made it.
        ReadOnlyWorkspaceError: One is to be made where nothing may be written.
        DamagedWorkspaceError: The file is no ledger of ours.
    """
    folder = path.parent
    if not path.exists():
        if not create:
            raise NoWorkspaceError(folder)
        make_ledger(path)
    store = SqliteStore(path, wait_s=wait_s, clock=clock or _now)
    try:
        store.check_schema()
    except WorkspaceError:
        store.close()
        raise
    return store


class SqliteStore:
    """A store in one SQLite file; see `store.base` for what holds."""

    def __init__(self, path: Path, *, wait_s: float, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._folder = path.parent
        self._wait_s = wait_s
        self._clock = clock
        self._engine = connect(path, wait_s)

    def check_schema(self) -> None:
        """Make sure that the file is a ledger whose schema this version knows.

        Raises:
            NewerWorkspaceError: A newer version made it.
            DamagedWorkspaceError: It is no ledger, or a part of it is missing.
        """
        with self._reading() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars()
            missing = {table.name for table in TABLES} - set(names)
        if application != APPLICATION_ID:
            raise DamagedWorkspaceError(self._folder, f"{self._path.name} is no ledger of Trucewatch")
        if version > SCHEMA_VERSION:
            raise NewerWorkspaceError(self._folder, version, SCHEMA_VERSION)
        if missing:
            raise DamagedWorkspaceError(self._folder, f"{self._path.name} has no table {min(missing)}")

    def pen(self) -> AbstractContextManager[Pen]:
        """Hold the right to record; wait for another holder for a while."""
        return self._hold_pen()

    def holds(self, sha256: str) -> bool:
        """Tell whether a report with that hash is recorded."""
        with self._reading() as connection:
            return connection.scalar(select(DOCUMENT.c.seq).where(DOCUMENT.c.sha256 == sha256)) is not None

    def document(self, sha256: str) -> Document | None:
        """Return the report whose hash is, or alone begins with, these digits; None when there is none, or several."""
        if len(sha256) < _PREFIX_LENGTH:
            return None
        last = sha256.ljust(_SHA256_LENGTH, "g")
        wanted = _DOCUMENTS.where(DOCUMENT.c.sha256 >= sha256, DOCUMENT.c.sha256 <= last).limit(2)
        with self._reading() as connection:
            found = [_document(row) for row in connection.execute(wanted)]
        return found[0] if len(found) == 1 else None

    def documents(self) -> Iterator[Document]:
        """Yield every report, in the order in which they were recorded."""
        with self._reading() as connection:
            yield from map(_document, connection.execute(_DOCUMENTS.order_by(DOCUMENT.c.seq)))

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, in the order in which they were recorded."""
        with self._reading() as connection:
            yield from map(claim_from_json, connection.scalars(select(CLAIM.c.content).order_by(CLAIM.c.seq)))

    def issues(self) -> Iterator[Issue]:
        """Yield every issue, in the order in which they were recorded."""
        with self._reading() as connection:
            yield from map(issue_from_json, connection.scalars(select(ISSUE.c.content).order_by(ISSUE.c.seq)))

    def latest(self) -> datetime | None:
        """Return when the last entry was recorded; None when there is none."""
        with self._reading() as connection:
            return _latest(connection)

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times, in the order that `model.evidence` states."""
        known_on = times.known_on
        within = DOCUMENT.c.counts_from <= times.published_by.isoformat(), DOCUMENT.c.recorded_at <= known_on
        documents = _DOCUMENTS.where(*within)
        claims = select(CLAIM.c.content).join(DOCUMENT, CLAIM.c.document == DOCUMENT.c.sha256).where(*within)
        judgements = select(JUDGEMENT.c.content).where(JUDGEMENT.c.recorded_at <= known_on)
        copies = select(COPY.c.content).where(COPY.c.recorded_at <= known_on)
        with self._reading() as connection:
            return in_order(
                times,
                documents=[_document(row) for row in connection.execute(documents)],
                claims=[claim_from_json(content) for content in connection.scalars(claims)],
                judgements=[judgement_from_json(content) for content in connection.scalars(judgements)],
                copies=[copy_from_json(content) for content in connection.scalars(copies)],
            )

    def faults(self) -> Iterator[str]:
        """Yield a line for each row that is not what was recorded, or that leads nowhere."""
        with self._reading() as connection:
            found = list(connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars())
            if found != ["ok"]:
                yield from (f"{self._path}: {line}" for line in found)
            for fault in row_faults(connection):
                yield f"{self._path}: {fault}"

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        self._engine.dispose()

    @contextmanager
    def _hold_pen(self) -> Iterator[Pen]:
        """Lock a file of its own for as long as the pen is held; the system unlocks it when the process dies."""
        if not may_write(self._path):
            raise ReadOnlyWorkspaceError(self._folder)
        lock = sqlite3.connect(self._folder / "trucewatch.pen", timeout=self._wait_s, isolation_level=None)
        with contextlib.closing(lock), told(self._folder, self._wait_s):
            lock.execute("BEGIN EXCLUSIVE")
            clear_parts(self._folder)
            yield SqlitePen(self._engine, self._folder, self._wait_s, self._clock)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._folder, self._wait_s), self._engine.begin() as connection:
            yield connection


class SqlitePen:
    """The right to record, while it is held."""

    def __init__(self, engine: Engine, folder: Path, wait_s: float, clock: Callable[[], datetime]) -> None:
        self._engine = engine.execution_options(writes=True)
        self._folder = folder
        self._wait_s = wait_s
        self._clock = clock

    def record(self, entry: Entry) -> datetime:
        """Record the entry and return when; for a document that is held already, when that was recorded."""
        held = select(DOCUMENT.c.recorded_at).where(DOCUMENT.c.sha256 == entry.document.sha256)
        with told(self._folder, self._wait_s), self._engine.begin() as connection:
            before: datetime | None = connection.scalar(held)
            if before is not None:
                return before
            recorded_at = self._next_instant(connection)
            for table, rows in rows_of(entry, recorded_at).items():
                if rows:
                    connection.execute(insert(table), rows)
        return recorded_at

    def _next_instant(self, connection: Connection) -> datetime:
        latest = _latest(connection)
        now = self._clock()
        return now if latest is None else max(now, latest + timedelta(microseconds=1))


_DOCUMENTS = select(DOCUMENT.c.content, DOCUMENT.c.recorded_at)


def _document(row: Any) -> Document:
    return document_from_json(row.content, recorded_at=row.recorded_at)


def _latest(connection: Connection) -> datetime | None:
    latest = select(DOCUMENT.c.recorded_at).order_by(DOCUMENT.c.recorded_at.desc()).limit(1)
    return connection.scalar(latest)


def _now() -> datetime:
    return datetime.now(UTC)

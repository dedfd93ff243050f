"""The file that a SQLite ledger lies in: made whole, opened for what its folder allows, its errors told in our words.

Triggers keep rows from being changed or removed. They must also refuse an insert that would take the place of a row:
`INSERT OR REPLACE` removes the old one without asking the delete trigger. They prevent accidents; whoever owns the file
can drop them, and `faults` is there to find out.
"""

import contextlib
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, QueuePool, Table, UniqueConstraint, create_engine, event
from sqlalchemy.exc import DatabaseError

from trucewatch.errors import (
    BusyWorkspaceError,
    DamagedWorkspaceError,
    FullDiskError,
    ReadOnlyWorkspaceError,
)
from trucewatch.store.tables import METADATA, SCHEMA_VERSION, TABLES, WORKSPACE

APPLICATION_ID = 0x74726365
"""Marks the file as a Trucewatch ledger: "trce"."""


_CACHE_KB = 32_000
"""Memory for pages: with SQLite's own 2 MB, a part of an import would write the pages of its indexes many times."""


PART = ".making-"
"""What the names of unfinished ledgers begin with."""


def may_write(path: Path) -> bool:
    """Tell whether the ledger and the folder that it lies in may be written.

    Where every right to write was taken away, that holds for the superuser as well: somebody meant it.
    """
    return all(
        os.access(place, os.W_OK) and place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
        for place in (path.parent, path)
        if place.exists()
    )


def make_ledger(path: Path, *, workspace_id: str | None = None) -> None:
    """Make an empty ledger at `path`, unless another process was quicker.

    It is made beside its place and linked there when it is whole, so that a ledger without its schema is always damage
    and never the trace of an interruption.

    Args:
        workspace_id: The id of the workspace of which it is to be a copy; a new one where None.

    Raises:
        ReadOnlyWorkspaceError: Nothing may be written there.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not may_write(path):
            raise ReadOnlyWorkspaceError(folder)
        with tempfile.TemporaryDirectory(prefix=PART, dir=folder, ignore_cleanup_errors=True) as making:
            part = Path(making) / path.name
            _lay_schema(part, workspace_id or str(uuid4()))
            with contextlib.suppress(FileExistsError):
                path.hardlink_to(part)
    except (PermissionError, FileExistsError, NotADirectoryError):
        raise ReadOnlyWorkspaceError(folder) from None
    except (FileNotFoundError, sqlite3.DatabaseError, DatabaseError):
        # Whoever was quicker clears the parts of others, ours among them: then there is a ledger already.
        if not path.exists():
            raise


def clear_parts(folder: Path) -> None:
    """Remove what interrupted makers of the ledger left behind; only once there is a ledger."""
    for part in folder.glob(f"{PART}*"):
        shutil.rmtree(part, ignore_errors=True)


def connect(path: Path, wait_s: float) -> Engine:
    """Return an engine on the ledger; transactions of its `execution_options(writes=True)` lock out other writers."""
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _open(path, wait_s), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def told(folder: Path, wait_s: float) -> Iterator[None]:
    """Tell SQLite's errors as errors of the workspace in `folder`.

    Raises:
        BusyWorkspaceError: Another process writes.
        ReadOnlyWorkspaceError: The file cannot be written.
        FullDiskError: There is no room left.
        DamagedWorkspaceError: The file is not what was written.
    """
    try:
        yield
    except (sqlite3.DatabaseError, DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        match getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise BusyWorkspaceError(folder, wait_s) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                raise ReadOnlyWorkspaceError(folder) from error
            case sqlite3.SQLITE_FULL:
                raise FullDiskError(folder) from error
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_IOERR:
                raise DamagedWorkspaceError(folder, str(cause)) from error
            case _:
                raise


def _lay_schema(path: Path, workspace_id: str) -> None:
    with contextlib.closing(_open(path, wait_s=0.0)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
    engine = connect(path, wait_s=0.0)
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            lay_triggers(connection)
            connection.execute(WORKSPACE.insert(), {"id": workspace_id})
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()


def lay_triggers(connection: Connection) -> None:
    """Let the database refuse whatever would change or remove a row of any table."""
    for table in TABLES:
        for trigger in _triggers(table):
            connection.exec_driver_sql(trigger)


def _triggers(table: Table) -> Iterator[str]:
    refuse = f"SELECT RAISE(ROLLBACK, '{table.name}: rows are never changed or removed')"
    for act in ("UPDATE", "DELETE"):
        yield f'CREATE TRIGGER {table.name}_no_{act.lower()} BEFORE {act} ON "{table.name}" BEGIN {refuse}; END'
    taken = " OR ".join("(" + " AND ".join(f'"{name}" = NEW."{name}"' for name in key) + ")" for key in _keys(table))
    yield (
        f'CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON "{table.name}" '
        f'WHEN EXISTS (SELECT 1 FROM "{table.name}" WHERE {taken}) BEGIN {refuse}; END'
    )


def _keys(table: Table) -> list[list[str]]:
    """Return the columns of each key that no two rows may share."""
    uniques = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    return [[column.name for column in key.columns] for key in (table.primary_key, *uniques)]


def _open(path: Path, wait_s: float) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    if path.exists() and not may_write(path):
        # SQLite would lay its shared memory beside the ledger even to read it, unless told that nothing can change.
        uri += "?mode=ro" if path.with_name(path.name + "-wal").exists() else "?mode=ro&immutable=1"
    opened = sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)
    try:
        opened.execute("PRAGMA synchronous = FULL")
        opened.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    except sqlite3.DatabaseError:
        opened.close()
        raise
    return opened


def _begin(connection: Connection) -> None:
    """Begin by hand: the driver would begin late, and a writer that reads first could not be made to wait."""
    writes: Any = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

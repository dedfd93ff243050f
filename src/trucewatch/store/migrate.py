"""Bring a ledger of an older schema up to date: on a copy, checked, and put in its place at one stroke.

The ledger as it was stays beside the new one, under the number of its schema.
"""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from trucewatch.errors import BusyWorkspaceError, DamagedWorkspaceError, OutdatedWorkspaceError
from trucewatch.store.faults import row_faults
from trucewatch.store.sqlite_file import PART, clear_parts, connect, may_write, told
from trucewatch.store.tables import SCHEMA_VERSION

REVISION = f"{SCHEMA_VERSION:04}"
"""What Alembic calls the present schema."""


def bring_up_to_date(path: Path, *, wait_s: float) -> None:
    """Move the ledger in the file at `path` to the present schema, with all that it holds.

    Raises:
        OutdatedWorkspaceError: Nothing may be written there.
        BusyWorkspaceError: Another process uses it.
        DamagedWorkspaceError: What came out is not sound; the ledger is left as it was.
    """
    folder = path.parent
    if not may_write(path):
        raise OutdatedWorkspaceError(folder, version_of(path), SCHEMA_VERSION)
    lock = sqlite3.connect(folder / "trucewatch.pen", timeout=wait_s, isolation_level=None)
    with contextlib.closing(lock), told(folder, wait_s):
        lock.execute("BEGIN EXCLUSIVE")
        found = version_of(path)
        if found == SCHEMA_VERSION:
            return
        clear_parts(folder)
        with tempfile.TemporaryDirectory(prefix=PART, dir=folder) as making:
            part = Path(making) / path.name
            _copy(path, part, wait_s)
            _upgrade(part, found)
            _close_log(path, wait_s)
            backup = path.with_name(f"{path.stem}.schema-{found}{path.suffix}")
            with contextlib.suppress(FileExistsError):
                backup.hardlink_to(path)
            os.replace(part, path)  # noqa: PTH105  # Path.replace says nothing of being one stroke


def version_of(path: Path) -> int:
    """Return the number of the schema that the file has."""
    with contextlib.closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as opened:
        return int(opened.execute("PRAGMA user_version").fetchone()[0])


def stamp(connection: Connection) -> None:
    """Note in a new database that it has the present schema."""
    _alembic(connection, lambda config: command.stamp(config, REVISION))


def _copy(path: Path, part: Path, wait_s: float) -> None:
    with (
        contextlib.closing(sqlite3.connect(path, timeout=wait_s)) as old,
        contextlib.closing(sqlite3.connect(part)) as new,
    ):
        old.backup(new)


def _upgrade(part: Path, found: int) -> None:
    engine = connect(part, wait_s=0.0)
    try:
        with engine.begin() as connection:
            _alembic(connection, lambda config: command.stamp(config, f"{found:04}"))
        with engine.begin() as connection:
            _alembic(connection, lambda config: command.upgrade(config, "head"))
            # A file says itself which schema it has; Alembic's own note would be a second truth.
            connection.exec_driver_sql("DROP TABLE alembic_version")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        with engine.begin() as connection:
            for fault in row_faults(connection):
                raise DamagedWorkspaceError(part.parent.parent, f"bringing it up to date: {fault}")
    finally:
        engine.dispose()


def _close_log(path: Path, wait_s: float) -> None:
    """Bring all of the ledger into its one file: a log left beside it would be taken for that of its successor."""
    with contextlib.closing(sqlite3.connect(path, timeout=wait_s, isolation_level=None)) as old:
        if old.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise BusyWorkspaceError(path.parent, wait_s)


def _alembic(connection: Connection, act: Callable[[Config], None]) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    act(config)

"""The ledger in one SQLite file: the default, and enough for one team."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table

from trucewatch.errors import (
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceError,
)
from trucewatch.store.backend import Row, Writing
from trucewatch.store.ledger import Ledger
from trucewatch.store.search import WordIndex
from trucewatch.store.search_sqlite import WORDS_FILE, SqliteWords
from trucewatch.store.sqlite_file import APPLICATION_ID, clear_parts, connect, make_ledger, may_write, told
from trucewatch.store.tables import SCHEMA_VERSION, TABLES


def open_store(
    path: Path,
    *,
    create: bool,
    wait_s: float = 30.0,
    clock: Callable[[], datetime] | None = None,
    workspace_id: str | None = None,
) -> Ledger:
    """Return the store in the file at `path`; one of an older schema is brought up to date first.

    Args:
        create: Whether to make it where there is none.
        wait_s: Seconds to wait for another process that writes.
        clock: What tells the instant of recording, aware, UTC; the machine's clock where None.
        workspace_id: The id of the workspace of which one that is made is to be a copy; a new one where None.

    Raises:
        NoWorkspaceError: There is none, and none is to be made.
        NewerWorkspaceError: A newer version made it.
        OutdatedWorkspaceError: It has an older schema, and nothing may be written there.
        ReadOnlyWorkspaceError: One is to be made where nothing may be written.
        DamagedWorkspaceError: The file is no ledger of ours.
    """
    folder = path.parent
    if not path.exists():
        if not create:
            raise NoWorkspaceError(folder)
        make_ledger(path, workspace_id=workspace_id)
    backend = SqliteBackend(path, wait_s=wait_s)
    try:
        if backend.schema_version() < SCHEMA_VERSION:
            from trucewatch.store.migrate import bring_up_to_date  # noqa: PLC0415  # loads Alembic, for once only

            backend.close()
            bring_up_to_date(path, wait_s=wait_s)
            backend = SqliteBackend(path, wait_s=wait_s)
        backend.check_schema()
    except WorkspaceError:
        backend.close()
        raise
    return Ledger(backend, clock=clock)


class SqliteBackend:
    """A database in one file; see `store.backend`."""

    def __init__(self, path: Path, *, wait_s: float) -> None:
        self._path = path
        self._folder = path.parent
        self._wait_s = wait_s
        self._engine = connect(path, wait_s)

    @property
    def name(self) -> str:
        """The path of the file."""
        return str(self._path)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def schema_version(self) -> int:
        """Return the number of the schema that the file has.

        Raises:
            NewerWorkspaceError: A newer version made it.
            DamagedWorkspaceError: It is no ledger.
        """
        with self.reading() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if application != APPLICATION_ID:
            raise DamagedWorkspaceError(self._folder, f"{self._path.name} is no ledger of Trucewatch")
        if version > SCHEMA_VERSION:
            raise NewerWorkspaceError(self._folder, version, SCHEMA_VERSION)
        return version

    def check_schema(self) -> None:
        """Make sure that no table is missing.

        Raises:
            DamagedWorkspaceError: One is.
        """
        with self.reading() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars()
            missing = {table.name for table in TABLES} - set(names)
        if missing:
            raise DamagedWorkspaceError(self._folder, f"{self._path.name} has no table {min(missing)}")

    def reading(self) -> AbstractContextManager[Connection]:
        """Open one transaction that sees the ledger as it is at its beginning, however long it lasts."""
        return self._transaction(writes=False)

    def hold(self) -> AbstractContextManager[Writing]:
        """Hold the right to record; wait for another holder for a while."""
        return self._hold()

    def insert(self, connection: Connection, table: Table, rows: Iterable[Row]) -> None:
        """Put the rows into the table."""
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        marks = ", ".join("?" for _ in table.columns)
        # With ABORT, the default, SQLite would save every page before each row, for there are triggers: half the rate.
        statement = f'INSERT OR ROLLBACK INTO "{table.name}" ({names}) VALUES ({marks})'
        driver = connection.connection.driver_connection
        assert driver is not None  # a connection in use has a driver's
        driver.executemany(statement, rows)

    def faults(self, connection: Connection) -> Iterator[str]:
        """Yield a line for whatever SQLite itself finds wrong."""
        found = list(connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars())
        if found != ["ok"]:
            yield from found

    def words(self) -> WordIndex:
        """Return the index of the words of claims: a file among what can be made anew from the ledger."""
        return SqliteWords(self._folder / WORDS_FILE)

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        engine = self._engine.execution_options(writes=True) if writes else self._engine
        with told(self._folder, self._wait_s), engine.begin() as connection:
            yield connection

    @contextmanager
    def _hold(self) -> Iterator[Writing]:
        """Lock a file of its own for as long as the pen is held; the system unlocks it when the process dies."""
        if not may_write(self._path):
            raise ReadOnlyWorkspaceError(self._folder)
        lock = sqlite3.connect(self._folder / "trucewatch.pen", timeout=self._wait_s, isolation_level=None)
        with contextlib.closing(lock), told(self._folder, self._wait_s):
            lock.execute("BEGIN EXCLUSIVE")
            clear_parts(self._folder)
            yield lambda: self._transaction(writes=True)

"""The ledger in a PostgreSQL database, for a team that needs no shared folder: the bytes of reports lie in it as well.

Version 15 or newer; no extension is needed. A database, or a schema of it that `search_path` names, holds one
workspace.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from itertools import chain, islice
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, Table, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from trucewatch.errors import (
    BadAddressError,
    BusyWorkspaceError,
    DamagedWorkspaceError,
    FullDiskError,
    NewerWorkspaceError,
    NoWorkspaceError,
    OutdatedWorkspaceError,
    ReadOnlyWorkspaceError,
    UnreachableWorkspaceError,
    WorkspaceError,
)
from trucewatch.store.backend import Row, Writing
from trucewatch.store.ledger import Ledger
from trucewatch.store.search import WordIndex
from trucewatch.store.search_postgres import PostgresWords
from trucewatch.store.tables import KEPT, METADATA, SCHEMA_VERSION, TABLES, WORKSPACE

_PEN = 0x74726365
"""First half of the key of the advisory lock that is the pen: "trce"; the second is the schema's own number."""
_LOOK_EVERY_S = 0.1
_COPY_FROM = 200
"""Rows from which on COPY is quicker than INSERT."""
_OLDEST = 150000


def open_store(
    address: str,
    *,
    create: bool,
    wait_s: float = 30.0,
    clock: Callable[[], datetime] | None = None,
    workspace_id: str | None = None,
) -> Ledger:
    """Return the store in the database at `address`.

    Args:
        address: `postgresql://USER@HOST/DATABASE`, as libpq has it.
        create: Whether to lay its tables where there are none.
        wait_s: Seconds to wait for another process that writes.
        clock: What tells the instant of recording, aware, UTC; the machine's clock where None.
        workspace_id: The id of the workspace of which one that is made is to be a copy; a new one where None.

    Raises:
        BadAddressError: The address is none of a PostgreSQL database.
        UnreachableWorkspaceError: The server cannot be reached, or lets nobody in under that name.
        NoWorkspaceError: There is none, and none is to be made.
        NewerWorkspaceError: A newer version made it.
        ReadOnlyWorkspaceError: One is to be made where nothing may be written.
        DamagedWorkspaceError: A part of it is missing.
    """
    backend = open_database(address, create=create, wait_s=wait_s, workspace_id=workspace_id)
    return Ledger(backend, clock=clock)


def open_database(address: str, *, create: bool, wait_s: float, workspace_id: str | None = None) -> "PostgresBackend":
    """Return the database at `address`, with the tables of a workspace in it; see `open_store`."""
    backend = PostgresBackend(address, wait_s=wait_s)
    try:
        if not backend.has_ledger():
            if not create:
                raise NoWorkspaceError(backend.name)
            backend.lay_schema(workspace_id or str(uuid4()))
        backend.check_schema()
    except WorkspaceError:
        backend.close()
        raise
    return backend


def holds_ledger(address: str, *, wait_s: float = 30.0) -> bool:
    """Tell whether there is a workspace in the database at `address`."""
    with contextlib.closing(PostgresBackend(address, wait_s=wait_s)) as backend:
        return backend.has_ledger()


class PostgresBackend:
    """A database on a server; see `store.backend`."""

    def __init__(self, address: str, *, wait_s: float) -> None:
        self._url = _url(address)
        self._wait_s = wait_s
        self._engine: Engine = create_engine(self._url, pool_pre_ping=True)

    @property
    def name(self) -> str:
        """The address, without a password."""
        return _shown(self._url)

    def has_ledger(self) -> bool:
        """Tell whether the tables of a workspace lie there."""
        with self.reading() as connection:
            return inspect(connection).has_table(WORKSPACE.name)

    def lay_schema(self, workspace_id: str) -> None:
        """Lay the tables, unless another process was quicker."""
        from trucewatch.store.migrate import stamp  # noqa: PLC0415  # loads Alembic, for once only

        with self._transaction() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key, 0)"), {"key": _PEN})
            if inspect(connection).has_table(WORKSPACE.name):
                return
            METADATA.create_all(connection)
            KEPT.create(connection)
            _lay_triggers(connection)
            connection.execute(WORKSPACE.insert(), {"id": workspace_id})
            stamp(connection)

    def check_schema(self) -> None:
        """Make sure that server and schema are ones that this version knows.

        Raises:
            NewerWorkspaceError: A newer version made it.
            OutdatedWorkspaceError: An older one did.
            DamagedWorkspaceError: A table is missing, or the server is too old.
        """
        with self.reading() as connection:
            server = int(connection.execute(text("SHOW server_version_num")).scalar_one())
            missing = {table.name for table in (*TABLES, KEPT)} - set(inspect(connection).get_table_names())
            if not missing:
                found = int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
        if server < _OLDEST:
            raise DamagedWorkspaceError(self.name, f"its server is PostgreSQL {server // 10000}, 15 is the oldest")
        if missing:
            raise DamagedWorkspaceError(self.name, f"it has no table {min(missing)}")
        if found > SCHEMA_VERSION:
            raise NewerWorkspaceError(self.name, found, SCHEMA_VERSION)
        if found < SCHEMA_VERSION:
            raise OutdatedWorkspaceError(self.name, found, SCHEMA_VERSION)

    def reading(self) -> AbstractContextManager[Connection]:
        """Open one transaction that sees the ledger as it is at its beginning, however long it lasts."""
        return self._reading()

    def hold(self) -> AbstractContextManager[Writing]:
        """Hold the right to record; wait for another holder for a while."""
        return self._hold()

    def insert(self, connection: Connection, table: Table, rows: Iterable[Row]) -> None:
        """Put the rows into the table; many by COPY, which the server takes in while the next are made."""
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        left = iter(rows)
        first = list(islice(left, _COPY_FROM))
        if len(first) < _COPY_FROM:
            marks = ", ".join("%s" for _ in table.columns)
            if first:
                connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', first)
            return
        driver = connection.connection.driver_connection
        assert driver is not None  # a connection in use has a driver's
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in chain(first, left):
                copy.write_row(row)

    def faults(self, connection: Connection) -> Iterator[str]:  # noqa: ARG002  # the protocol's
        """Yield nothing: a server looks after its own files."""
        return iter(())

    def words(self) -> WordIndex:
        """Return the index of the words of claims: a table that nothing refers to."""
        return PostgresWords(self.transaction)

    def close(self) -> None:
        """Let go of connections; closing twice does no harm."""
        self._engine.dispose()

    def transaction(self) -> AbstractContextManager[Connection]:
        """Open one transaction that writes, without the pen: for the bytes of reports."""
        return self._transaction()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(isolation_level="REPEATABLE READ")
        with self._told(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _hold(self) -> Iterator[Writing]:
        """Take an advisory lock of the session that writes as well: whoever loses the one loses the other."""
        with self._told(), self._engine.connect() as connection:
            self._lock(connection)
            try:
                yield lambda: self._writing(connection)
            finally:
                with contextlib.suppress(DBAPIError):
                    connection.rollback()
                    connection.execute(text(f"SELECT pg_advisory_unlock(:key, {_SCHEMA})"), {"key": _PEN})
                    connection.rollback()

    @contextmanager
    def _writing(self, connection: Connection) -> Iterator[Connection]:
        with self._told(), connection.begin():
            yield connection

    def _lock(self, connection: Connection) -> None:
        until = time.monotonic() + self._wait_s
        taken = text(f"SELECT pg_try_advisory_lock(:key, {_SCHEMA})")
        while not connection.execute(taken, {"key": _PEN}).scalar_one():
            if time.monotonic() >= until:
                raise BusyWorkspaceError(self.name, self._wait_s)
            time.sleep(_LOOK_EVERY_S)
        may_write = text("SELECT has_table_privilege('entry', 'INSERT') AND NOT pg_is_in_recovery()")
        if not connection.execute(may_write).scalar_one():
            raise ReadOnlyWorkspaceError(self.name)
        connection.rollback()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the server's errors as errors of the workspace."""
        try:
            yield
        except DBAPIError as error:
            match str(getattr(error.orig, "sqlstate", None) or ""):
                case "53100":
                    raise FullDiskError(self.name) from error
                case "42501" | "25006":
                    raise ReadOnlyWorkspaceError(self.name) from error
                case "55P03":
                    raise BusyWorkspaceError(self.name, self._wait_s) from error
                case "" | "3D000" | "28000" | "28P01" | "57P03" | "57P01" | "53300":
                    raise UnreachableWorkspaceError(self.name, _first_line(error)) from error
                case _:
                    raise


_SCHEMA = "(SELECT current_schema()::regnamespace::oid::bigint % 2147483647)::int"


def name_of(address: str) -> str:
    """Return the address as it is shown: without a password.

    Raises:
        BadAddressError: The address is none of a PostgreSQL database.
    """
    return _shown(_url(address))


def _shown(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise BadAddressError(address) from None
    if url.drivername not in ("postgresql", "postgresql+psycopg") or not url.database:
        raise BadAddressError(url.render_as_string(hide_password=True))
    return url.set(drivername="postgresql+psycopg")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]


def _lay_triggers(connection: Connection) -> None:
    """Let the database refuse whatever would change or remove a row of any table, row by row or all at once."""
    connection.exec_driver_sql(
        "CREATE FUNCTION trucewatch_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': rows are never changed or removed'; END $$"
    )
    for table in (*TABLES, KEPT):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "
            f'"{table.name}" FOR EACH STATEMENT EXECUTE FUNCTION trucewatch_refuse()'
        )


def kept_hashes(connection: Connection) -> list[str]:
    """Return the hashes of all bytes that lie in the database, in ascending order."""
    return list(connection.scalars(select(KEPT.c.sha256).order_by(KEPT.c.sha256)))

"""The PostgreSQL store."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from cluster import Cluster
from store.conformance import Clock, StoreRules, record
from store.entries import an_entry, everything
from store.standing import StandingRules
from trucewatch.errors import (
    BadAddressError,
    BusyWorkspaceError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoWorkspaceError,
    OutdatedWorkspaceError,
    ReadOnlyWorkspaceError,
    UnreachableWorkspaceError,
)
from trucewatch.store.base import Store
from trucewatch.store.postgres import PostgresBackend, open_store
from trucewatch.store.postgres_keep import PostgresKeep
from trucewatch.store.tables import CHAINED, SCHEMA_VERSION, TABLES


class TestPostgresStore(StoreRules, StandingRules):
    """The rules of every store, kept in a PostgreSQL database."""

    @pytest.fixture
    def make_store(self, cluster: Cluster) -> Callable[[Clock], Store]:
        address = cluster.new_place()
        return lambda clock: open_store(address, create=True, clock=clock)


@pytest.fixture
def address(cluster: Cluster) -> str:
    """A ledger with something in every table."""
    address = cluster.new_place()
    with closing(open_store(address, create=True)) as store:
        everything(store)
    return address


@pytest.fixture
def raw(address: str) -> Iterator[psycopg.Connection]:
    """The ledger, as anybody's client opens it."""
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def execute(raw: psycopg.Connection, statement: str) -> None:
    """Send one statement, whose names come from the test alone."""
    raw.execute(statement.encode())


@pytest.mark.parametrize("table", [table.name for table in TABLES])
@pytest.mark.parametrize("act", ['UPDATE "{}" SET {} = {}', 'DELETE FROM "{}"', 'TRUNCATE "{}"'])
def test_rows_are_never_changed_or_removed(raw: psycopg.Connection, table: str, act: str) -> None:
    """No statement takes away or overwrites a row, one by one or all at once."""
    column = "id" if table == "workspace" else "link"

    with pytest.raises(psycopg.Error, match="never changed or removed"):
        execute(raw, act.format(table, column, column))


def test_an_insert_that_would_overwrite(raw: psycopg.Connection) -> None:
    """An insert that turns into an update where the key is taken is refused as well."""
    with pytest.raises(psycopg.Error, match="never changed or removed"):
        execute(raw, "INSERT INTO claim SELECT * FROM claim ON CONFLICT (seq) DO UPDATE SET kind = 'other'")


@pytest.mark.parametrize("table", [table.name for table in CHAINED])
def test_a_changed_row(address: str, raw: psycopg.Connection, table: str) -> None:
    """One byte changed with the triggers off is found, and its row named first."""
    execute(raw, f'ALTER TABLE "{table}" DISABLE TRIGGER ALL')
    [(seq,)] = raw.execute(f'SELECT min(seq) FROM "{table}"'.encode()).fetchall()
    execute(raw, f"""UPDATE "{table}" SET content = replace(content, '"', '''') WHERE seq = {seq}""")

    with closing(open_store(address, create=False)) as store:
        [first, *_] = store.faults()
    assert first.startswith(f"row {seq} ({table}) was changed")


def test_no_workspace(cluster: Cluster) -> None:
    """In an empty database there is nothing to read, and asking lays no table."""
    address = cluster.new_place()

    with pytest.raises(NoWorkspaceError):
        open_store(address, create=False)

    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()").fetchone() == (
            0,
        )


@pytest.mark.parametrize(
    ("version", "error"), [(SCHEMA_VERSION + 1, NewerWorkspaceError), (SCHEMA_VERSION - 1, OutdatedWorkspaceError)]
)
def test_another_schema(address: str, raw: psycopg.Connection, version: int, error: type[Exception]) -> None:
    """A ledger of another schema is refused, with both versions."""
    execute(raw, f"UPDATE alembic_version SET version_num = '{version:04}'")

    with pytest.raises(error, match=f"schema {version}, this version"):
        open_store(address, create=False)


def test_a_table_is_missing(address: str, raw: psycopg.Connection) -> None:
    """A ledger that lost a table is told as damage."""
    execute(raw, 'DROP TABLE "copy"')

    with pytest.raises(DamagedWorkspaceError, match="no table copy"):
        open_store(address, create=False)


def test_no_server(tmp_path: Path) -> None:
    """A server that is not there is told by its address, without the password."""
    with pytest.raises(UnreachableWorkspaceError, match=r"ana:\*\*\*@") as caught:
        open_store(f"postgresql://ana:secret@/ledger?host={tmp_path}", create=False)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["mysql://ana@host/ledger", "postgresql://host", "postgresql:///"])
def test_no_address(address: str) -> None:
    """An address of something else, or of no database, is refused."""
    with pytest.raises(BadAddressError):
        open_store(address, create=False)


def test_who_may_only_read(address: str, raw: psycopg.Connection, cluster: Cluster) -> None:
    """A user who may only read can ask all questions, and is refused the pen."""
    [(schema,)] = raw.execute("SELECT current_schema()").fetchall()
    execute(raw, "CREATE ROLE reader LOGIN")
    execute(raw, f"GRANT USAGE ON SCHEMA {schema} TO reader")
    execute(raw, f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    with closing(open_store(cluster.address(schema, user="reader"), create=False)) as store:
        assert len(list(store.documents())) == 3
        with pytest.raises(ReadOnlyWorkspaceError):
            record(store, an_entry(4))
    execute(raw, "DROP OWNED BY reader")
    execute(raw, "DROP ROLE reader")


def test_one_pen(address: str) -> None:
    """Who finds the pen taken waits as long as was said, then is told; who only reads is not held up."""
    with (
        closing(open_store(address, create=False, wait_s=0.05)) as one,
        closing(open_store(address, create=False, wait_s=0.05)) as other,
        one.pen(),
    ):
        with pytest.raises(BusyWorkspaceError, match="another trucewatch"), other.pen():
            pass
        assert len(list(other.documents())) == 3


def test_the_pen_of_a_killed_process(address: str) -> None:
    """A process that dies with the pen in hand leaves it free, and its unfinished entry undone."""
    script = f"""
import os, signal
from store.entries import an_entry
from trucewatch.store.postgres import open_store
from sqlalchemy import event, Engine
store = open_store({address!r}, create=False)
with store.pen() as pen:
    event.listen(Engine, "commit", lambda connection: os.kill(os.getpid(), signal.SIGKILL))
    pen.record(an_entry(4))
"""
    tests = Path(__file__).parent.parent
    killed = subprocess.run([sys.executable, "-c", script], cwd=tests, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    with closing(open_store(address, create=False, wait_s=5)) as store:
        assert not store.holds(f"{4:064x}")
        record(store, an_entry(4))
        assert store.holds(f"{4:064x}")
        assert list(store.faults()) == []


def test_bytes_in_the_database(address: str, raw: psycopg.Connection) -> None:
    """The bytes of reports are kept once under their hash; what is damaged or missing is named."""
    with closing(PostgresBackend(address, wait_s=1)) as backend:
        keep = PostgresKeep(backend)
        one, other = keep.keep(b"one\0report"), keep.keep(b"another")

        assert keep.keep(b"one\0report") == one
        assert keep.hashes() == sorted([one, other])
        assert keep.bytes_of(one) == b"one\0report"
        assert list(keep.faults([one, other])) == []
        with pytest.raises(FileNotFoundError):
            keep.bytes_of("0" * 64)

        execute(raw, "ALTER TABLE kept DISABLE TRIGGER ALL")
        execute(raw, f"UPDATE kept SET content = 'changed' WHERE sha256 = '{other}'")
        assert [fault.what.partition(":")[0] for fault in keep.faults([one, "0" * 64])] == ["damaged", "missing"]

"""The SQLite store."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.conformance import Clock, StoreRules, ask, record
from store.entries import an_entry, everything
from store.standing import StandingRules
from trucewatch.errors import (
    BusyWorkspaceError,
    DamagedWorkspaceError,
    FullDiskError,
    NewerWorkspaceError,
    NoWorkspaceError,
    ReadOnlyWorkspaceError,
)
from trucewatch.store import sqlite_file
from trucewatch.store.base import Store
from trucewatch.store.sqlite import open_store
from trucewatch.store.sqlite_file import told
from trucewatch.store.tables import CHAINED, SCHEMA_VERSION, TABLES


class TestSqliteStore(StoreRules, StandingRules):
    """The rules of every store, kept in one SQLite file."""

    @pytest.fixture
    def make_store(self, tmp_path: Path) -> Callable[[Clock], Store]:
        return lambda clock: open_store(tmp_path / "trucewatch.sqlite", create=True, clock=clock)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with something in every table, closed."""
    path = tmp_path / "workspace" / "trucewatch.sqlite"
    with closing(open_store(path, create=True)) as store:
        everything(store)
    return path


@pytest.fixture
def raw(ledger: Path) -> Iterator[sqlite3.Connection]:
    """The ledger, as anybody's SQLite opens it."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("table", [table.name for table in TABLES])
@pytest.mark.parametrize(
    "act",
    [
        "UPDATE {table} SET rowid = rowid",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET rowid = rowid",
    ],
)
def test_rows_are_never_changed_or_removed(raw: sqlite3.Connection, table: str, act: str) -> None:
    """No statement takes away or overwrites a row, by the front door or the back."""
    with pytest.raises(sqlite3.DatabaseError, match="never changed or removed"):
        raw.execute(act.format(table=table))


@pytest.mark.parametrize("table", ["entry", "claim", "judgement", "copy", "act", "seal"])
def test_a_key_that_is_taken(raw: sqlite3.Connection, table: str) -> None:
    """`REPLACE` under a new number but a key that is taken is refused as well."""
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]
    names = ", ".join(f'"{name}"' for name in columns)

    with pytest.raises(sqlite3.DatabaseError, match="never changed or removed"):
        raw.execute(f"REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")


@pytest.mark.parametrize("table", [table.name for table in CHAINED])
def test_wrong_types_are_refused(raw: sqlite3.Connection, table: str) -> None:
    """Tables are strict: an instant is a whole number."""
    columns = [f'"{row[1]}"' for row in raw.execute(f"PRAGMA table_info({table})")]
    others = ", ".join(columns[1:-1])
    without_triggers(raw)

    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        raw.execute(f"INSERT INTO {table} SELECT 99, {others}, 'yesterday' FROM {table}")


def without_triggers(raw: sqlite3.Connection) -> None:
    """Do what only somebody bent on it would do."""
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")


def test_no_workspace(tmp_path: Path) -> None:
    """Without a ledger there is nothing to read, and asking makes none."""
    with pytest.raises(NoWorkspaceError):
        open_store(tmp_path / "none" / "trucewatch.sqlite", create=False)

    assert list(tmp_path.iterdir()) == []


def test_a_newer_ledger(ledger: Path, raw: sqlite3.Connection) -> None:
    """A ledger with a later schema is refused, with both versions."""
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(
        NewerWorkspaceError, match=f"schema {SCHEMA_VERSION + 1}, this version knows up to {SCHEMA_VERSION}"
    ):
        open_store(ledger, create=False)


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
def test_no_ledger_at_all(ledger: Path, content: bytes) -> None:
    """A file that is something else is told as damage, whether to be read or to be written."""
    ledger.write_bytes(content)

    for create in (False, True):
        with pytest.raises(DamagedWorkspaceError):
            open_store(ledger, create=create)


def test_somebody_elses_database(tmp_path: Path) -> None:
    """A database of another program is not taken for ours."""
    path = tmp_path / "trucewatch.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE document (seq INTEGER)")

    with pytest.raises(DamagedWorkspaceError, match="no ledger of Trucewatch"):
        open_store(path, create=True)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_ledger_cut_short(ledger: Path, share: float) -> None:
    """A file that lost its end is told as damage, at the latest when it is read."""
    content = ledger.read_bytes()
    ledger.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(DamagedWorkspaceError), closing(open_store(ledger, create=False)) as store:
        ask(store)


def test_a_table_is_missing(ledger: Path, raw: sqlite3.Connection) -> None:
    """A ledger that lost a table is told as damage."""
    raw.execute("DROP TABLE copy")

    with pytest.raises(DamagedWorkspaceError, match="no table copy"):
        open_store(ledger, create=False)


def test_a_ledger_that_may_not_be_written(ledger: Path) -> None:
    """It can be read, which writes nothing beside it; recording is refused, to the superuser as well."""
    ledger.with_name("trucewatch.pen").unlink()
    ledger.chmod(0o444)
    ledger.parent.chmod(0o555)
    try:
        with closing(open_store(ledger, create=False)) as store:
            assert len(list(store.documents())) == 3
            assert [file.name for file in ledger.parent.iterdir()] == [ledger.name]
            with pytest.raises(ReadOnlyWorkspaceError):
                record(store, an_entry(4))
    finally:
        ledger.parent.chmod(0o755)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """No ledger is made where nothing may be written, and nothing is left there."""
    folder = tmp_path / "workspace"
    folder.mkdir(mode=0o555)

    with pytest.raises(ReadOnlyWorkspaceError):
        open_store(folder / "trucewatch.sqlite", create=True)

    assert list(folder.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A workspace cannot be made within a file."""
    (tmp_path / "workspace").write_text("a file")

    with pytest.raises(ReadOnlyWorkspaceError):
        open_store(tmp_path / "workspace" / "trucewatch.sqlite", create=True)


def test_one_pen(ledger: Path) -> None:
    """Who finds the pen taken waits as long as was said, then is told; who only reads is not held up."""
    with (
        closing(open_store(ledger, create=False, wait_s=0.05)) as one,
        closing(open_store(ledger, create=False, wait_s=0.05)) as other,
        one.pen(),
    ):
        with pytest.raises(BusyWorkspaceError, match="another trucewatch"), other.pen():
            pass
        assert len(list(other.documents())) == 3


def test_the_pen_of_a_killed_process(ledger: Path) -> None:
    """A process that dies with the pen in hand leaves it free, and its unfinished entry undone."""
    script = f"""
import os, signal
from store.entries import an_entry
from trucewatch.store.sqlite import open_store
from sqlalchemy import event, Engine
from pathlib import Path
store = open_store(Path({str(ledger)!r}), create=False)
event.listen(Engine, "commit", lambda connection: os.kill(os.getpid(), signal.SIGKILL))
with store.pen() as pen:
    pen.record(an_entry(4))
"""
    tests = Path(__file__).parent.parent
    killed = subprocess.run([sys.executable, "-c", script], cwd=tests, capture_output=True, text=True, check=False)
    assert killed.returncode == -9, killed.stderr

    with closing(open_store(ledger, create=False, wait_s=0.05)) as store:
        assert not store.holds(f"{4:064x}")
        record(store, an_entry(4))
        assert store.holds(f"{4:064x}")
        assert list(store.faults()) == []


def test_traces_of_an_interrupted_beginning(tmp_path: Path) -> None:
    """What a killed maker of the ledger left behind is cleared away by the next one."""
    left = tmp_path / ".making-abc"
    left.mkdir()
    (left / "trucewatch.sqlite").write_bytes(b"half")

    with closing(open_store(tmp_path / "trucewatch.sqlite", create=True)) as store:
        record(store, an_entry(1))

    assert not left.exists()


def test_two_at_the_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes the ledger while a quicker process makes it, and clears away, goes on with the other's."""
    ledger = tmp_path / "trucewatch.sqlite"
    lay = sqlite_file._lay_schema

    def lay_after_another(part: Path, workspace_id: str) -> None:
        monkeypatch.setattr(sqlite_file, "_lay_schema", lay)
        lay(part, workspace_id)
        with closing(open_store(ledger, create=True)) as quicker:
            record(quicker, an_entry(1))
        assert not part.exists()

    monkeypatch.setattr(sqlite_file, "_lay_schema", lay_after_another)

    with closing(open_store(ledger, create=True)) as store:
        assert store.holds(f"{1:064x}")


def test_a_full_disk(ledger: Path) -> None:
    """No room for another row is told as such, not as damage."""
    with closing(sqlite3.connect(ledger)) as full:
        full.execute("PRAGMA max_page_count = 1")

        with pytest.raises(FullDiskError), told(ledger.parent, 0.0):
            full.execute("INSERT INTO head VALUES (99, zeroblob(1000000))")


def test_other_errors_are_let_through(ledger: Path) -> None:
    """A fault of the program is no fault of the workspace."""
    with (
        closing(sqlite3.connect(ledger)) as raw,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        told(ledger.parent, 0.0),
    ):
        raw.execute("SELECT * FROM no_such_table")

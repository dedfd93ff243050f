"""Ledgers of every released schema are brought up to date, with all that they hold."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from store.conformance import NOON, ask
from store.entries import a_full_entry, an_entry
from trucewatch.errors import BusyWorkspaceError, DamagedWorkspaceError, OutdatedWorkspaceError
from trucewatch.store.sqlite import open_store
from trucewatch.store.tables import SCHEMA_VERSION

RELEASED = Path(__file__).parent / "released"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger of schema 1 with four reports: of two claims, of none, without a day, and a full one."""
    path = tmp_path / "trucewatch.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((RELEASED / "schema_1.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def schema_of(path: Path) -> set[tuple[str, str]]:
    """Return names and statements of all that a ledger's schema has, blanks aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {(name, "".join(sql.split())) for name, sql in rows}


def test_every_schema_has_its_ledger() -> None:
    """There is a ledger to be tried for each schema that was ever released."""
    assert sorted(RELEASED.glob("*.sql")) == [RELEASED / f"schema_{number}.sql" for number in range(1, SCHEMA_VERSION)]


def test_all_comes_over(old: Path) -> None:
    """Every report, claim, judgement, copy and issue is there, at its instant, in one sound chain."""
    first = an_entry(1)
    second = a_full_entry(2, earlier=first)
    with closing(open_store(old, create=False)) as store:
        evidence = ask(store)

        assert [document.name for document in store.documents()] == ["1.txt", "2.txt", "3.txt", "4.txt"]
        assert store.document(f"{1:064x}") is not None
        assert next((document.recorded_at, document.text) for document in store.documents()) == (
            NOON.replace(second=1),
            first.readings[0].document.text,
        )
        assert first.readings[0].claims[0] in evidence.claims
        assert second.readings[0].claims[0] in evidence.claims
        assert len(evidence.claims) == 4
        assert evidence.judgements == second.judgements
        assert evidence.copies == second.copies
        assert list(store.issues()) == list(second.readings[0].issues)
        assert [reading.reader for reading in store.readings()] == ["test 1", "test 1", "test 1", ""]
        assert list(store.faults()) == []


def test_what_was_known_then(old: Path) -> None:
    """Any past instant shows what it showed before; a report without a day still counts from its recording."""
    with closing(open_store(old, create=False)) as store:
        assert len(ask(store, known_on=NOON.replace(second=1)).documents) == 1
        assert len(ask(store, known_on=NOON.replace(second=2)).documents) == 2
        assert f"{3:064x}" not in ask(store, published_by=date(2021, 3, 9)).documents
        assert f"{3:064x}" in ask(store, published_by=date(2021, 3, 10)).documents


def test_the_schema_is_that_of_a_new_ledger(old: Path, tmp_path: Path) -> None:
    """A ledger that was brought up to date has the same tables, indexes and triggers as one that is made now."""
    open_store(old, create=False).close()
    open_store(tmp_path / "new" / "trucewatch.sqlite", create=True).close()

    assert schema_of(old) == schema_of(tmp_path / "new" / "trucewatch.sqlite")


def test_the_old_ledger_stays(old: Path) -> None:
    """The ledger as it was lies beside the new one, whole, under the number of its schema."""
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())

    open_store(old, create=False).close()

    assert sorted(path.name for path in old.parent.iterdir()) == [
        "trucewatch.pen",
        "trucewatch.schema-1.sqlite",
        "trucewatch.sqlite",
    ]
    with closing(sqlite3.connect(old.with_name("trucewatch.schema-1.sqlite"))) as connection:
        assert list(connection.iterdump()) == before


def test_where_nothing_may_be_written(old: Path) -> None:
    """An old ledger that may not be written is refused with what to do, and left as it is."""
    before = old.read_bytes()
    old.chmod(0o444)

    with pytest.raises(OutdatedWorkspaceError, match=f"has schema 1, this version reads {SCHEMA_VERSION}"):
        open_store(old, create=False)

    assert old.read_bytes() == before


def test_while_somebody_else_uses_it(old: Path) -> None:
    """An old ledger that another process has open is left alone, and whoever asks is told."""
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM claim").fetchone()

        with pytest.raises(BusyWorkspaceError):
            open_store(old, create=False, wait_s=0.05)

    open_store(old, create=False).close()


def test_a_damaged_old_ledger(old: Path) -> None:
    """What does not come out sound is not put in the place of the old ledger."""
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER copy_no_update")
        connection.execute("""UPDATE copy SET content = replace(content, '"original":"0', '"original":"1')""")

    with pytest.raises(DamagedWorkspaceError, match="leads nowhere"):
        open_store(old, create=False)

    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)

"""What was changed behind the store's back is found and named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.entries import everything
from trucewatch.store.sqlite import open_store
from trucewatch.store.tables import CHAINED


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with something in every table, closed."""
    path = tmp_path / "trucewatch.sqlite"
    with closing(open_store(path, create=True)) as store:
        everything(store)
    return path


@pytest.fixture
def raw(ledger: Path) -> Iterator[sqlite3.Connection]:
    """The ledger without its triggers, as only somebody bent on it would open it."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection


def faults(ledger: Path) -> list[str]:
    """Return the faults of the ledger."""
    with closing(open_store(ledger, create=False)) as store:
        return list(store.faults())


def seq_of(raw: sqlite3.Connection, table: str) -> int:
    """Return the number of the first row of a table."""
    return int(raw.execute(f'SELECT min(seq) FROM "{table}"').fetchone()[0])


def test_a_sound_ledger(ledger: Path) -> None:
    """What nobody touched has no fault."""
    assert faults(ledger) == []


@pytest.mark.parametrize("table", [table.name for table in CHAINED])
def test_a_changed_row(ledger: Path, raw: sqlite3.Connection, table: str) -> None:
    """One byte changed in any table is found, and its row named first."""
    seq = seq_of(raw, table)
    raw.execute(f"""UPDATE "{table}" SET content = replace(content, '"', '''') WHERE seq = ?""", (seq,))

    assert faults(ledger)[0].startswith(f"row {seq} ({table}) was changed")


@pytest.mark.parametrize("column", ["digest", "link", "recorded_at"])
def test_a_changed_place(ledger: Path, raw: sqlite3.Connection, column: str) -> None:
    """The chain's own columns are checked, and so is the instant."""
    seq = seq_of(raw, "claim")
    changed = "recorded_at + 1" if column == "recorded_at" else "zeroblob(32)"
    raw.execute(f"UPDATE claim SET {column} = {changed} WHERE seq = ?", (seq,))

    assert faults(ledger)[0].startswith(f"row {seq} (claim) was changed")


@pytest.mark.parametrize("table", [table.name for table in CHAINED])
def test_a_removed_row(ledger: Path, raw: sqlite3.Connection, table: str) -> None:
    """A row taken out of any table is missed."""
    seq = seq_of(raw, table)
    raw.execute(f'DELETE FROM "{table}" WHERE seq = ?', (seq,))

    assert faults(ledger)[0].startswith(f"row {seq} is missing")


def test_rows_cut_off_at_the_end(ledger: Path, raw: sqlite3.Connection) -> None:
    """The last row cannot be taken off unnoticed: where the chain ended is kept apart."""
    last = seq_of(raw, "seal")
    raw.execute("DELETE FROM seal")

    assert faults(ledger)[0].startswith(f"row {last} is missing")


def test_an_inserted_row(ledger: Path, raw: sqlite3.Connection) -> None:
    """A row that was put in, under a number of its own or another's, is named."""
    seq = seq_of(raw, "issue")
    raw.execute("INSERT INTO issue SELECT 99, document, content, digest, link, recorded_at FROM issue")
    raw.execute("UPDATE seal SET key = key")
    found_after = faults(ledger)
    raw.execute("DELETE FROM issue WHERE seq = 99")
    raw.execute(
        "INSERT INTO issue SELECT ?, document, content, digest, link, recorded_at FROM issue", (seq_of(raw, "act"),)
    )

    assert found_after[0].startswith("row 99 (issue) was inserted")
    assert any(fault.startswith(f"row {seq_of(raw, 'act')} (issue) was inserted") for fault in faults(ledger))
    assert seq_of(raw, "issue") == seq


def test_two_swapped_rows(ledger: Path, raw: sqlite3.Connection) -> None:
    """Two rows that stand in each other's places are both named."""
    one, other = (row[0] for row in raw.execute("SELECT seq FROM claim ORDER BY seq LIMIT 2"))
    for before, after in ((one, -1), (other, one), (-1, other)):
        raw.execute("UPDATE claim SET seq = ? WHERE seq = ?", (after, before))

    found = faults(ledger)

    assert found[0].startswith(f"row {one} (claim) was swapped")
    assert found[1].startswith(f"row {other} (claim) was swapped")


@pytest.mark.parametrize(("table", "column"), [("claim", "kind"), ("document", "counts_from"), ("judgement", "left")])
def test_a_column_that_does_not_fit(ledger: Path, raw: sqlite3.Connection, table: str, column: str) -> None:
    """A row that would be found in the wrong place, though its content is sound, is named."""
    seq = seq_of(raw, table)
    raw.execute(f"""UPDATE {table} SET "{column}" = 'elsewhere' WHERE seq = ?""", (seq,))

    assert f"row {seq} ({table}) was changed: its columns are not those of its content" in faults(ledger)


def test_the_recorded_end(ledger: Path, raw: sqlite3.Connection) -> None:
    """The record of where the chain ended is checked as well."""
    raw.execute("UPDATE head SET link = zeroblob(32) WHERE last = (SELECT min(last) FROM head)")
    changed = faults(ledger)
    raw.execute("DELETE FROM head")

    assert [fault.split(":")[0] for fault in changed] == [changed[0].split(":")[0]]
    assert changed[0].startswith("head ")
    assert faults(ledger) == ["head: the record of where the chain ended is missing"]


def test_the_id_of_the_workspace(ledger: Path, raw: sqlite3.Connection) -> None:
    """The chain begins at the workspace's id: another id, or none, is found."""
    raw.execute("UPDATE workspace SET id = 'another'")
    under_another_id = faults(ledger)
    raw.execute("DELETE FROM workspace")

    assert under_another_id[0].startswith("row 1 (entry) was changed")
    assert faults(ledger) == ["workspace: expected one row with the workspace's id, found 0"]

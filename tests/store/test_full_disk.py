"""A disk that is full in the midst of recording leaves a sound ledger, and goes on when there is room again."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from store.conformance import record
from store.entries import an_entry
from trucewatch.errors import FullDiskError
from trucewatch.store.ledger import Ledger
from trucewatch.store.sqlite import SqliteBackend, open_store


def allow(store: Ledger, pages: int) -> None:
    """Let the ledger grow to so many pages, as if the disk ended there."""
    backend = store.backend
    assert isinstance(backend, SqliteBackend)

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(backend._engine, "begin", limit)


def pages_of(store: Ledger) -> int:
    """Return how many pages the ledger has."""
    with store.backend.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


@pytest.mark.parametrize("room", range(0, 24, 3))
def test_a_full_disk(tmp_path: Path, room: int) -> None:
    """However little room there is: what was recorded is whole, what was not is not there, and no row is amiss."""
    path = tmp_path / "trucewatch.sqlite"
    with closing(open_store(path, create=True)) as store:
        record(store, an_entry(1))
        allow(store, pages_of(store) + room)
        with pytest.raises(FullDiskError, match="make room and run again; what was recorded is safe"):
            record(store, *(an_entry(number) for number in range(2, 100)))

        recorded = len(list(store.log()))
        assert len(list(store.documents())) == len(list(store.claims())) == recorded
        assert list(store.faults()) == []
        assert list(store.log())[-1].rows["document"] == 1

    with closing(open_store(path, create=False)) as store:
        record(store, *(an_entry(number) for number in range(1, 100)))
        assert [document.sha256 for document in store.documents()] == [f"{number:064x}" for number in range(1, 100)]
        assert list(store.faults()) == []

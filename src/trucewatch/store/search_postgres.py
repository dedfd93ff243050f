"""The index of words in a table of the ledger's own database, as text-search vectors made of folded words."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from itertools import islice

from sqlalchemy import Connection, text

from trucewatch.errors import WorkspaceError
from trucewatch.model.folding import Query
from trucewatch.store.search import Entry, every_word

_AT_ONCE = 1000
_LAY = (
    "CREATE TABLE IF NOT EXISTS search_word (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_search_word ON search_word USING gin (words)",
)
_IS_THERE = "SELECT to_regclass('search_word') IS NOT NULL"


class PostgresWords:
    """A `WordIndex` in a table."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction

    def last(self) -> tuple[int, bytes | None]:
        """Return the number of the last row that it holds, 0 where there is none; it lies where its ledger does."""
        with self._transaction() as connection:
            if not connection.execute(text(_IS_THERE)).scalar_one():
                return 0, None
            return int(connection.execute(text("SELECT coalesce(max(seq), 0) FROM search_word")).scalar_one()), None

    def clear(self) -> None:
        """Forget all."""
        with self._transaction() as connection:
            connection.execute(text("DROP TABLE IF EXISTS search_word"))

    def add(self, entries: Iterable[Entry]) -> bool:
        """Take in rows after the last, and tell whether that could be done."""
        left = iter(entries)
        insert = text(
            "INSERT INTO search_word (seq, words) VALUES (:seq, array_to_tsvector(CAST(:words AS text[]))) "
            "ON CONFLICT DO NOTHING"
        )
        some = list(islice(left, _AT_ONCE))
        if not some:
            return True
        try:
            with self._transaction() as connection:
                for statement in _LAY:
                    connection.execute(text(statement))
                while some:
                    connection.execute(insert, [{"seq": one.seq, "words": sorted(set(one.words))} for one in some])
                    some = list(islice(left, _AT_ONCE))
        except WorkspaceError:
            return False
        return True

    def rows_with(self, query: Query) -> list[int]:
        """Return the numbers of the rows that have every word of the query, in ascending order."""
        told = " & ".join(f"{_quoted(word)}{':*' if is_open else ''}" for word, is_open in every_word(query))
        wanted = text("SELECT seq FROM search_word WHERE words @@ CAST(:told AS tsquery) ORDER BY seq")
        with self._transaction() as connection:
            if not connection.execute(text(_IS_THERE)).scalar_one():
                return []
            return list(connection.execute(wanted, {"told": told}).scalars())


def _quoted(word: str) -> str:
    """Return the word as one lexeme of a query, taken as it is."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"

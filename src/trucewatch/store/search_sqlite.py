"""The index of words in a file of its own, `search.sqlite`, by SQLite's full-text search.

Words come folded (`model.folding`), and are written as the hexadecimal digits of their bytes: so no tokenizer can part or
fold them any further, in whatever script they are. The file may be removed at any
time: the next search makes it again.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from trucewatch.model.folding import Query
from trucewatch.store.search import Entry, every_word

WORDS_FILE = "search.sqlite"
_WAIT_S = 1.0
"""Seconds to wait for another search that takes in what is new."""
_LAY = "CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(words, content='', tokenize='ascii')"


class SqliteWords:
    """A `WordIndex` in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> int:
        """Return the number of the last row that it holds; 0 where it is empty, damaged or not there."""
        if not self._path.exists():
            return 0
        with contextlib.suppress(sqlite3.DatabaseError), self._opened() as index:
            found = index.execute("SELECT max(rowid) FROM word").fetchone()
            return int(found[0] or 0)
        with contextlib.suppress(OSError):
            self._path.unlink()
        return 0

    def add(self, entries: Iterable[Entry]) -> bool:
        """Take in rows after the last, and tell whether that could be done."""
        entries = iter(entries)
        first = next(entries, None)
        if first is None:
            return True
        try:
            with self._opened() as index:
                index.execute("BEGIN IMMEDIATE")
                index.execute(_LAY)
                # Another search may have taken in the same rows in the meantime.
                held = index.execute("SELECT max(rowid) FROM word").fetchone()[0] or 0
                rows = ((seq, _encoded(words)) for seq, words in _chained(first, entries) if seq > held)
                index.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", rows)
                index.execute("COMMIT")
        except (sqlite3.DatabaseError, OSError):
            return False
        return True

    def rows_with(self, query: Query) -> list[int]:
        """Return the numbers of the rows that have every word of the query, in ascending order."""
        if not self._path.exists():
            return []
        told = " ".join(f"{_hex(word)}{' *' if is_open else ''}" for word, is_open in every_word(query))
        with contextlib.suppress(sqlite3.DatabaseError), self._opened() as index:
            found = index.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid", (told,))
            return [row[0] for row in found]
        return []

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with contextlib.closing(sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)) as index:
            yield index


def _chained(first: Entry, others: Iterable[Entry]) -> Iterator[Entry]:
    yield first
    yield from others


def _encoded(words: Iterable[str]) -> str:
    return " ".join(map(_hex, dict.fromkeys(words)))


def _hex(word: str) -> str:
    """Return the word in letters and digits that every tokenizer leaves alone; its beginnings stay beginnings."""
    return "w" + word.encode().hex()

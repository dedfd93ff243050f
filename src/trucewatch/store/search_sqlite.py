"""The index of words in a file of its own, `derived/search.sqlite`, by SQLite's full-text search.

Words come folded (`model.folding`), and are written as the hexadecimal digits of their bytes: so no tokenizer can part
or fold them any further, in whatever script they are. The file may be removed at any time: the next search makes it
again, and so it does where the ledger beside it is another one than before.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from trucewatch.model.folding import Query
from trucewatch.store.search import Entry, every_word

WORDS_FILE = "derived/search.sqlite"
"""Where it lies in a workspace."""
_WAIT_S = 1.0
"""Seconds to wait for another search that takes in what is new."""
_LAY = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(words, content='', tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS held (seq INTEGER NOT NULL, link BLOB NOT NULL)",
)


class SqliteWords:
    """A `WordIndex` in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> tuple[int, bytes | None]:
        """Return number and link of the last row that it holds; 0 where it is empty, damaged or not there."""
        if not self._path.exists():
            return 0, None
        with contextlib.suppress(sqlite3.DatabaseError), self._opened() as index:
            found = index.execute("SELECT seq, link FROM held").fetchone()
            return (int(found[0]), bytes(found[1])) if found else (0, None)
        self.clear()
        return 0, None

    def clear(self) -> None:
        """Forget all."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def add(self, entries: Iterable[Entry]) -> bool:
        """Take in rows after the last, and tell whether that could be done."""
        entries = iter(entries)
        first = next(entries, None)
        if first is None:
            return True
        try:
            self._path.parent.mkdir(exist_ok=True)
            with self._opened() as index:
                index.execute("BEGIN IMMEDIATE")
                for statement in _LAY:
                    index.execute(statement)
                # Another search may have taken in the same rows in the meantime.
                held = (index.execute("SELECT seq FROM held").fetchone() or (0,))[0]
                end: Entry | None = None
                for one in chain([first], entries):
                    if one.seq > held:
                        words = (one.seq, _encoded(one.words))
                        index.execute("INSERT INTO word (rowid, words) VALUES (?, ?)", words)
                        end = one
                if end:
                    index.execute("DELETE FROM held")
                    index.execute("INSERT INTO held (seq, link) VALUES (?, ?)", (end.seq, end.link))
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


def _encoded(words: Iterable[str]) -> str:
    return " ".join(map(_hex, dict.fromkeys(words)))


def _hex(word: str) -> str:
    """Return the word in letters and digits that every tokenizer leaves alone; its beginnings stay beginnings."""
    return "w" + word.encode().hex()

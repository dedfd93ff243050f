"""The file of people: accounts, sessions, failed logins, the log, readers' comments and the leads made of them.

It lies beside the workspace and is no part of its ledger: accounts change and end and comments can be erased, which the
ledger's rows never do; and whoever is given a copy of the ledger gets no password, and no reader's words.
All instants are UTC, as text of ISO 8601 or seconds since 1970.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

FILE_NAME = "people.sqlite"
_FOR_ITS_OWNER_ALONE = 0o600
_WAIT_S = 10.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, name TEXT NOT NULL, ends_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS failure (key TEXT PRIMARY KEY, times INTEGER NOT NULL, last_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS log (
  at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, whence TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS opening (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS comment (
  id TEXT PRIMARY KEY, report TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL, sent_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS moderation (
  comment TEXT NOT NULL, state TEXT NOT NULL, by TEXT NOT NULL, because TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS moderation_of ON moderation (comment);
CREATE TABLE IF NOT EXISTS lead (
  id TEXT PRIMARY KEY, link TEXT NOT NULL, report TEXT NOT NULL, comment TEXT NOT NULL, suggested_by TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS lead_step (
  lead TEXT NOT NULL, state TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS lead_step_of ON lead_step (lead);
CREATE TRIGGER IF NOT EXISTS log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER IF NOT EXISTS log_keeps BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
"""


class Register:
    """The file, which is made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose changes are kept together, or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Made by us before the database does, so that it is never readable to others, not for a moment.
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, _FOR_ITS_OWNER_ALONE))
        connection = sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None)
        try:
            connection.executescript(_SCHEMA)
            # What is erased is written over, not only let go of.
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()

    def rows(self, question: str, *values: object) -> list[tuple[str, ...]]:
        """Return the answer's rows; none where there is no file yet."""
        if not self.path.exists():
            return []
        connection = sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None)
        try:
            connection.executescript(_SCHEMA)
            return connection.execute(question, values).fetchall()
        finally:
            connection.close()


def this_second() -> datetime:
    """Return the present instant, in UTC, to the second: nothing in the file is told more exactly."""
    return datetime.now(UTC).replace(microsecond=0)

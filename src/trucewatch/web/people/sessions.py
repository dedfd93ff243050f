"""Sessions: who is logged in. The browser has the token; the file has only its hash, which opens nothing."""

import hashlib
import secrets
from collections.abc import Callable
from time import time

from trucewatch.web.people.register import Register

LENGTH_S = 12 * 60 * 60
"""How long a login lasts: one working day."""


class Sessions:
    """The logins that have not ended."""

    def __init__(self, register: Register, clock: Callable[[], float] = time) -> None:
        self._register = register
        self._clock = clock

    def begin(self, name: str) -> str:
        """Return the token of a new session."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with self._register.writing() as connection:
            connection.execute("DELETE FROM session WHERE ends_at <= ?", (now,))
            connection.execute("INSERT INTO session VALUES (?, ?, ?)", (_hashed(token), name, now + LENGTH_S))
        return token

    def name_of(self, token: str) -> str | None:
        """Return whose session it is; None where it ended, or never was."""
        question = "SELECT name FROM session WHERE token = ? AND ends_at > ?"
        rows = self._register.rows(question, _hashed(token), self._clock())
        return rows[0][0] if rows else None

    def end(self, token: str) -> None:
        """End the session, if there is one."""
        with self._register.writing() as connection:
            connection.execute("DELETE FROM session WHERE token = ?", (_hashed(token),))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

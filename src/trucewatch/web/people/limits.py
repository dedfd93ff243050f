"""Limits on login: after some failures each further one has the name, and the address, wait longer."""

import hashlib
from collections.abc import Callable
from time import time

from trucewatch.web.people.log import coarse
from trucewatch.web.people.register import Register

_FREE = 4
"""Failures that cost nothing: people mistype."""
_LONGEST_S = 15 * 60
CALLER_BITS = {4: 32, 6: 64}
"""What tells callers apart: one machine has all the rest of an IPv6 address to choose from."""
_FORGOTTEN_S = 24 * 60 * 60


def wait_after(failures: int) -> float:
    """Return the seconds to wait after so many failures in a row: twice as long each time, up to a quarter of an hour.

    Example:
        >>> [wait_after(failures) for failures in (4, 5, 6, 7, 99)]
        [0.0, 2.0, 4.0, 8.0, 900.0]
    """
    return float(min(2 ** min(failures - _FREE, 30), _LONGEST_S)) if failures > _FREE else 0.0


class Limits:
    """The failures of late, by name and by address."""

    def __init__(self, register: Register, clock: Callable[[], float] = time) -> None:
        self._register = register
        self._clock = clock

    def wait_s(self, name: str, address: str) -> float:
        """Return how many seconds must pass before this name, or this address, may try again."""
        keys = _keys(name, address)
        rows = self._register.rows("SELECT times, last_at FROM failure WHERE key IN (?, ?)", *keys)
        now = self._clock()
        return max((wait_after(int(times)) - (now - float(last_at)) for times, last_at in rows), default=0.0)

    def note_failure(self, name: str, address: str) -> None:
        """Count a failure of both."""
        now = self._clock()
        with self._register.writing() as connection:
            connection.execute("DELETE FROM failure WHERE last_at < ?", (now - _FORGOTTEN_S,))
            for key in _keys(name, address):
                connection.execute(
                    "INSERT INTO failure VALUES (?, 1, ?) "
                    "ON CONFLICT (key) DO UPDATE SET times = times + 1, last_at = excluded.last_at",
                    (key, now),
                )

    def note_success(self, name: str) -> None:
        """Forget the failures of a name; those of the address stay, or one account would clear guesses at others."""
        with self._register.writing() as connection:
            connection.execute("DELETE FROM failure WHERE key = ?", (_keys(name, "")[0],))


def _keys(name: str, address: str) -> tuple[str, str]:
    # Hashed, because people type their password where their name belongs.
    return _hashed(f"name {name}"), _hashed(f"address {coarse(address, CALLER_BITS)}")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

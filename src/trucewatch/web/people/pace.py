"""How fast strangers may send comments: so many from one caller, and so many from all, within an hour.

Only counts are kept, in memory, under a sum of the caller's network that is made with a secret of this one run: they
tell nobody's address, are forgotten within the hour, and end with the server.
"""

import hashlib
import secrets
from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

from trucewatch.web.people.limits import CALLER_BITS
from trucewatch.web.people.log import coarse

WITHIN_S = 3600.0
MOST_OF_ONE = 5
"""Comments of one caller: one IPv4 address, or one network of 64 bits."""
MOST_OF_ALL = 120
"""Comments of all together: more than moderators could read."""


class Pace:
    """The comments of the last hour, by caller."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._secret = secrets.token_bytes(16)
        self._sent: deque[tuple[float, str]] = deque()
        self._taking_turns = Lock()

    def wait_s(self, address: str) -> float:
        """Return how many seconds must pass before this caller may send another comment; 0 where none must."""
        now, caller = self._clock(), self._key(address)
        with self._taking_turns:
            while self._sent and self._sent[0][0] <= now - WITHIN_S:
                self._sent.popleft()
            sent = list(self._sent)
        of_one = [at for at, key in sent if key == caller]
        waits = [0.0]
        if len(of_one) >= MOST_OF_ONE:
            waits.append(of_one[-MOST_OF_ONE] + WITHIN_S - now)
        if len(sent) >= MOST_OF_ALL:
            waits.append(sent[-MOST_OF_ALL][0] + WITHIN_S - now)
        return max(waits)

    def note(self, address: str) -> None:
        """Count a comment of this caller."""
        with self._taking_turns:
            self._sent.append((self._clock(), self._key(address)))

    def _key(self, address: str) -> str:
        return hashlib.blake2b(coarse(address, CALLER_BITS).encode(), key=self._secret, digest_size=16).hexdigest()

"""How far the server is open to strangers: not at all, to read the public pages of reports, or to comment on them too.

An administrator decides that, and the log tells. From the first it is closed.
"""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.errors import BadNumberError
from trucewatch.web.people.register import Register

_MOST_DAYS = 36_500


class Openness(StrEnum):
    """What strangers may do; each may do what those before it may."""

    CLOSED = "closed"
    """They are shown the login alone."""
    READ = "read"
    """They may read the public pages of reports, and the comments on them that were published."""
    COMMENT = "comment"
    """They may comment as well; nothing that they send is shown before somebody published it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How far the server is open."""

    to: Openness
    embargo_days: int
    """Reports published within the last so many days, or on no known day, are not public yet; 0 for all that are."""


class Opening:
    """The setting, in the file of people."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def now(self) -> Opened:
        """Return how far the server is open at this moment."""
        rows: dict[str, str] = {key: value for key, value, *_ in self._register.rows("SELECT key, value FROM opening")}
        return Opened(to=Openness(rows.get("to", Openness.CLOSED)), embargo_days=int(rows.get("embargo_days", "0")))

    def change(self, to: Openness, *, embargo_days: int) -> None:
        """Open the server so far, from the next request on.

        Raises:
            BadNumberError: That many days are no embargo.
        """
        if not 0 <= embargo_days <= _MOST_DAYS:
            raise BadNumberError("embargo", str(embargo_days), f"a whole number of days from 0 to {_MOST_DAYS}")
        with self._register.writing() as connection:
            for key, value in (("to", str(to)), ("embargo_days", str(embargo_days))):
                connection.execute("INSERT OR REPLACE INTO opening VALUES (?, ?)", (key, value))

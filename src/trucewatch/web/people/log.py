"""The log of people: when, who, what, and from where, as coarsely as still tells a stranger from a colleague."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from trucewatch.web.people.register import Register, this_second

HERE = "command line"
_KEPT_BITS = {4: 24, 6: 48}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    at: str
    """UTC, to the second."""
    who: str
    what: str
    whence: str


def coarse(address: str, kept_bits: Mapping[int, int] = _KEPT_BITS) -> str:
    """Return the network of an address; "unknown" where it is none.

    Args:
        kept_bits: How many of its first bits are told, by version of the protocol.

    Example:
        >>> coarse("203.0.113.7"), coarse("testclient")
        ('203.0.113.0/24', 'unknown')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        # Servers that take both kinds see callers of the old kind so.
        found = found.ipv4_mapped
    return str(ip_network((str(found), kept_bits[found.version]), strict=False))


class Log:
    """What people did, which only grows."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def note(self, who: str, what: str, whence: str) -> None:
        """Add a line."""
        at = this_second().isoformat()
        with self._register.writing() as connection:
            connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", (at, who, what, whence))

    def latest(self, number: int) -> tuple[Entry, ...]:
        """Return the last entries, the latest first."""
        rows = self._register.rows("SELECT at, who, what, whence FROM log ORDER BY rowid DESC LIMIT ?", number)
        return tuple(Entry(at=at, who=who, what=what, whence=whence) for at, who, what, whence in rows)

"""The bytes of reports in the database itself: written once, checked at will, found by every member of the team."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from trucewatch.store.postgres import PostgresBackend, kept_hashes
from trucewatch.store.tables import KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRowFault:
    """One row of bytes that is not as it should be."""

    path: str
    what: str
    """What is wrong with it, in one clause."""


class PostgresKeep:
    """Bytes, each under the hash of its content; the same as `archive.keep.Keep` does in a folder."""

    def __init__(self, backend: PostgresBackend) -> None:
        self._backend = backend

    def keep(self, content: bytes) -> str:
        """Keep the bytes, unless they are kept already, and return their sha256 as 64 hex digits."""
        sha256 = hashlib.sha256(content).hexdigest()
        with self._backend.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO kept (sha256, content) VALUES (%s, %s) ON CONFLICT DO NOTHING", (sha256, content)
            )
        return sha256

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes with that hash, as they lie there: unchecked.

        Raises:
            FileNotFoundError: No such bytes are kept.
        """
        with self._backend.reading() as connection:
            found = connection.execute(select(KEPT.c.content).where(KEPT.c.sha256 == sha256)).scalar()
        if found is None:
            raise FileNotFoundError(self.path_of(sha256))
        return bytes(found)

    def path_of(self, sha256: str) -> str:
        """Return how the place of the bytes is called."""
        return f"{self._backend.name} kept {sha256}"

    def hashes(self) -> list[str]:
        """Return the hashes of all that is kept, in ascending order."""
        with self._backend.reading() as connection:
            return kept_hashes(connection)

    def faults(self, wanted: Iterable[str] = ()) -> Iterator[KeptRowFault]:
        """Read all bytes and yield those that are damaged or missing, in order of hash.

        Args:
            wanted: Hashes that must be there.
        """
        hashes = self.hashes()
        for sha256 in hashes:
            found = hashlib.sha256(self.bytes_of(sha256)).hexdigest()
            if found != sha256:
                yield KeptRowFault(path=self.path_of(sha256), what=f"damaged: its bytes have the sha256 {found}")
        for sha256 in sorted(set(wanted) - set(hashes)):
            yield KeptRowFault(path=self.path_of(sha256), what="missing: add the report that has these bytes again")

    def clear_parts(self) -> None:
        """Do nothing: a transaction leaves no parts behind."""

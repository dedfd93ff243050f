"""What every keeper of bytes does, wherever it keeps them: each under the hash of its content, once and for good."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class KeptFault(Protocol):
    """One place of bytes that is not as it should be."""

    @property
    def path(self) -> object:
        """How the place is called."""
        ...

    @property
    def what(self) -> str:
        """What is wrong with it, in one clause."""
        ...


class Keep(Protocol):
    """Whatever keeps the bytes of reports."""

    def keep(self, content: bytes) -> str:
        """Keep the bytes, unless they are kept already, and return their sha256 as 64 hex digits.

        Raises:
            ReadOnlyWorkspaceError: Nothing may be written there.
            FullDiskError: There is no room left.
        """
        ...

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes with that hash, as they lie there: unchecked.

        Raises:
            FileNotFoundError: No such bytes are kept.
        """
        ...

    def path_of(self, sha256: str) -> object:
        """Return how the place of the bytes is called."""
        ...

    def hashes(self) -> list[str]:
        """Return the hashes of all that is kept, in ascending order."""
        ...

    def faults(self, wanted: Iterable[str] = ()) -> Iterator[KeptFault]:
        """Read all bytes and yield the places that are damaged, missing or foreign.

        Args:
            wanted: Hashes that must be there.
        """
        ...

    def clear_parts(self) -> None:
        """Remove what interrupted writing left behind; only while nobody else writes."""
        ...

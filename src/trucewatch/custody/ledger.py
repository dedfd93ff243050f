"""What custody needs of whatever keeps the rows, and what it records there itself."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from trucewatch.custody.chain import ChainedRow, Head


class Word(StrEnum):
    """What custody records in the chain, each under a key of its own."""

    KEY = "key"
    """The public part of a signing key, under its hex digits; the last one recorded is the one in use."""
    SEAL = "seal"
    """A seal, under its name."""
    PROTECTED = "protected"
    """That the identity behind a pseudonym is sealed, with the hash of the sealed file; under the pseudonym."""
    ERASED = "erased"
    """That the identity behind a pseudonym was erased, by whom and why; under the pseudonym."""


class ChainedLedger(Protocol):
    """A ledger whose rows stand in one chain."""

    @property
    def workspace_id(self) -> str:
        """The id of the workspace: random, made once, and the same after a copy or a restored backup."""
        ...

    def head(self) -> Head:
        """Return where the chain ends, by the record that is kept beside the rows."""
        ...

    def chain(self, first: int = 1, last: int | None = None) -> Iterator[ChainedRow]:
        """Yield the rows of all tables with these numbers, in order of `seq`, as they lie there: unchecked."""
        ...

    def seals(self, kind: str) -> Iterator[tuple[str, dict[str, Any], datetime]]:
        """Yield key, content and instant of what custody recorded of that kind, in the order of recording."""
        ...


class CustodyPen(Protocol):
    """The right to record, while it is held."""

    def seal(self, kind: str, key: str, content: dict[str, Any]) -> datetime:
        """Record what custody has to say under that key, and return when; no key twice of one kind."""
        ...

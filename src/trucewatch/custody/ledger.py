"""What custody needs of whatever keeps the rows."""

from collections.abc import Iterator
from typing import Protocol

from trucewatch.custody.chain import ChainedRow, Head


class ChainedLedger(Protocol):
    """A ledger whose rows stand in one chain."""

    @property
    def workspace_id(self) -> str:
        """The id of the workspace: random hex digits, made once, and the same after a copy or a restored backup."""
        ...

    def chain(self, *, first: int = 1) -> tuple[Head, Iterator[ChainedRow]]:
        """Return the chain as it lies there, unchecked and at one moment, whatever is recorded meanwhile.

        Returns:
            Where it ends, by the record that is kept beside the rows; and the rows of all tables from number `first`
            on, in order of `seq`.
        """
        ...

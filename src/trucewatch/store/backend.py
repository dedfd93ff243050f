"""What a database must be able to do for a ledger to lie in it; all the rest is the same in every database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, Table

from trucewatch.store.search import WordIndex

Row = tuple[Any, ...]
"""The values of all columns of a table, in their order, as the driver takes them."""

Writing = Callable[[], AbstractContextManager[Connection]]
"""Opens one transaction that writes; it ends with the context, and leaves nothing behind after an error."""


class Backend(Protocol):
    """One database with the tables of `store.tables` in it."""

    @property
    def name(self) -> str:
        """What the ledger is called to people: its path, or its address without a password."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Open one transaction that sees the ledger as it is at its beginning, however long it lasts."""
        ...

    def hold(self) -> AbstractContextManager[Writing]:
        """Hold the right to record; wait for another holder for a while.

        Raises:
            BusyWorkspaceError: Another process held it for as long as this one would wait.
            ReadOnlyWorkspaceError: Nobody may record here.
        """
        ...

    def insert(self, connection: Connection, table: Table, rows: Iterable[Row]) -> None:
        """Put the rows into the table, as fast as the driver can; they may be made while they are written."""
        ...

    def faults(self, connection: Connection) -> Iterator[str]:
        """Yield a line for whatever the database itself finds wrong."""
        ...

    def words(self) -> WordIndex:
        """Return the index of the words of claims."""
        ...

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        ...

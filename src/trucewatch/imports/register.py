"""What every register of events has: its columns, its source, and a way to read one row into a claim."""

from collections.abc import Sequence
from typing import Protocol

from trucewatch.imports.row import Row
from trucewatch.model.written import WrittenClaim


class Register(Protocol):
    """One form of table: a module is one, and so is a column map of the user's own."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - a constant of the module
        """What people call it."""
        ...

    @property
    def READER(self) -> str:  # noqa: N802 - a constant of the module
        """Name and version, kept with every claim."""
        ...

    @property
    def SOURCE(self) -> str:  # noqa: N802 - a constant of the module
        """Id of the source whose word its rows are."""
        ...

    @property
    def REQUIRED(self) -> Sequence[str]:  # noqa: N802 - a constant of the module
        """The columns without which it cannot be read, in small letters."""
        ...

    @property
    def WITHHELD(self) -> str | None:  # noqa: N802 - a constant of the module
        """Why its rows may not be passed on; None where they may."""
        ...

    @property
    def read(self) -> "ReadRow":
        """Read one row."""
        ...


class ReadRow(Protocol):
    """How a row is read."""

    def __call__(self, row: Row) -> WrittenClaim | None:
        """Return what the row claims; None where it has faults or claims nothing, which the row has been told."""
        ...

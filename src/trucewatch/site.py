"""Where a workspace lies: in a folder, or in a database on a server. Nothing else knows the difference.

A folder holds `trucewatch.sqlite` (the ledger), `kept/` (the bytes of reports), and, where the user has any, `library/`
and `settings.yml`. A database holds ledger and bytes; library and settings then lie in the folder that the variable
TRUCEWATCH_LIBRARY names, for they are files that people edit.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trucewatch.archive.base import Keep
from trucewatch.archive.keep import Keep as FolderKeep
from trucewatch.errors import DamagedWorkspaceError, NoWorkspaceError

if TYPE_CHECKING:
    from trucewatch.store.ledger import Ledger

LIBRARY_VARIABLE = "TRUCEWATCH_LIBRARY"
_SCHEMES = ("postgresql:", "postgres:")


class Site(Protocol):
    """Where a workspace lies."""

    @property
    def name(self) -> str:
        """What it is called to people: a path, or an address without a password."""
        ...

    @property
    def folder(self) -> Path | None:
        """Where the user's own library and settings lie; None where there is no such folder."""
        ...

    @property
    def derived(self) -> Path | None:
        """The folder for what can be made anew from the ledger at any time; None where there is no such folder."""
        ...

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded there."""
        ...

    @property
    def keep(self) -> Keep:
        """The bytes of reports, once the ledger is opened."""
        ...

    def open_store(self, *, create: bool, wait_s: float, workspace_id: str | None = None) -> "Ledger":
        """Return the ledger.

        Args:
            create: Whether to make it where there is none.
            wait_s: Seconds to wait for another process that writes.
            workspace_id: The id of the workspace of which one that is made is to be a copy; a new one where None.

        Raises:
            WorkspaceError: There is none to be opened, or it cannot be used.
        """
        ...


def site_of(place: Path | str) -> Site:
    """Return the site at a path, or at an address like `postgresql://USER@HOST/DATABASE`."""
    if is_address(place):
        return DatabaseSite(str(place))
    return FolderSite(Path(place))


def is_address(place: Path | str) -> bool:
    """Tell whether the place is the address of a database."""
    return str(place).startswith(_SCHEMES)


class FolderSite:
    """A workspace in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ledger = folder / "trucewatch.sqlite"
        self._keep = FolderKeep(folder / "kept")

    @property
    def name(self) -> str:
        """The path of the folder."""
        return str(self._folder)

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    @property
    def derived(self) -> Path | None:
        """The folder for what can be made anew from the ledger at any time; None where there is no such folder."""
        return self._folder / "derived"

    @property
    def exists(self) -> bool:
        """Whether there is a ledger in it."""
        return self._ledger.exists()

    @property
    def keep(self) -> Keep:
        """The folder of bytes."""
        return self._keep

    def open_store(self, *, create: bool, wait_s: float, workspace_id: str | None = None) -> "Ledger":
        """Return the ledger.

        Args:
            create: Whether to make it where there is none.
            wait_s: Seconds to wait for another process that writes.
            workspace_id: The id of the workspace of which one that is made is to be a copy; a new one where None.

        Raises:
            WorkspaceError: There is none to be opened, or it cannot be used.
        """
        from trucewatch.store.sqlite import open_store  # noqa: PLC0415  # loads the database toolkit

        if create and not self.exists and self._keep.hashes():
            raise DamagedWorkspaceError(self._folder, f"there are kept reports, but no {self._ledger.name}")
        return open_store(self._ledger, create=create, wait_s=wait_s, workspace_id=workspace_id)


class DatabaseSite:
    """A workspace in a PostgreSQL database."""

    def __init__(self, address: str) -> None:
        self._address = address.replace("postgres:", "postgresql:", 1) if address.startswith("postgres:") else address
        self._keep: Keep | None = None
        self._exists = False

    @property
    def name(self) -> str:
        """The address, without a password."""
        from trucewatch.store.postgres import name_of  # noqa: PLC0415  # loads the database toolkit

        return name_of(self._address)

    @property
    def folder(self) -> Path | None:
        """The folder that TRUCEWATCH_LIBRARY names; None where it is not set."""
        named = os.environ.get(LIBRARY_VARIABLE)
        return Path(named) if named else None

    @property
    def derived(self) -> Path | None:
        """The folder for what can be made anew from the ledger at any time; None where there is no such folder."""
        return None

    @property
    def exists(self) -> bool:
        """Whether the database has the tables of a workspace."""
        from trucewatch.store.postgres import holds_ledger  # noqa: PLC0415  # loads the database toolkit

        self._exists = self._exists or holds_ledger(self._address)
        return self._exists

    @property
    def keep(self) -> Keep:
        """The bytes in the database, once the ledger is opened."""
        if self._keep is None:
            raise NoWorkspaceError(self.name)
        return self._keep

    def open_store(self, *, create: bool, wait_s: float, workspace_id: str | None = None) -> "Ledger":
        """Return the ledger.

        Args:
            create: Whether to make it where there is none.
            wait_s: Seconds to wait for another process that writes.
            workspace_id: The id of the workspace of which one that is made is to be a copy; a new one where None.

        Raises:
            WorkspaceError: There is none to be opened, or it cannot be used.
        """
        from trucewatch.store.ledger import Ledger  # noqa: PLC0415  # loads the database toolkit
        from trucewatch.store.postgres import open_database  # noqa: PLC0415  # likewise
        from trucewatch.store.postgres_keep import PostgresKeep  # noqa: PLC0415  # likewise

        backend = open_database(self._address, create=create, wait_s=wait_s, workspace_id=workspace_id)
        self._keep = PostgresKeep(backend)
        return Ledger(backend)

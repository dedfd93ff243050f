"""Where a workspace lies."""

from pathlib import Path

import pytest

from trucewatch.errors import BadAddressError, NoWorkspaceError
from trucewatch.site import DatabaseSite, FolderSite, is_address, site_of


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("trucewatch", False),
        ("/srv/postgresql", False),
        ("postgresql://ana@host/ledger", True),
        ("postgres://ana@host/ledger", True),
        (Path("workspace"), False),
    ],
)
def test_a_folder_or_an_address(place: Path | str, expected: bool) -> None:  # noqa: FBT001  # a table
    """What begins like an address of PostgreSQL is one; all else is a folder."""
    assert is_address(place) is expected
    assert isinstance(site_of(place), DatabaseSite if expected else FolderSite)


def test_no_password_is_shown() -> None:
    """A database is called by its address without the password, however the address begins."""
    assert site_of("postgres://ana:secret@host/ledger").name == "postgresql://ana:***@host/ledger"


def test_no_database() -> None:
    """An address without a database is refused."""
    with pytest.raises(BadAddressError, match="expected a folder, or an address like"):
        site_of("postgresql://host").open_store(create=False, wait_s=0.0)


def test_bytes_before_the_ledger_is_opened() -> None:
    """The bytes of a database are reached through its ledger."""
    with pytest.raises(NoWorkspaceError):
        _ = site_of("postgresql://ana@host/ledger").keep


def test_the_folder_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder is its own; a database has the one that the variable names, or none."""
    monkeypatch.delenv("TRUCEWATCH_LIBRARY", raising=False)
    assert site_of(tmp_path).folder == tmp_path
    assert site_of("postgresql://ana@host/ledger").folder is None

    monkeypatch.setenv("TRUCEWATCH_LIBRARY", str(tmp_path))
    assert site_of("postgresql://ana@host/ledger").folder == tmp_path

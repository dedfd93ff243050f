"""Make a workspace of a backup again: nothing is written over, and nothing is put in place that is not sound."""

import contextlib
import tarfile
import tempfile
from pathlib import Path

from trucewatch.errors import (
    DamagedBackupError,
    NoSuchFileError,
    OccupiedWorkspaceError,
    ReadOnlyWorkspaceError,
    WorkspaceError,
)
from trucewatch.model.issue import Loudness
from trucewatch.moving import Moved
from trucewatch.proving import check_workspace
from trucewatch.site import FolderSite


def restore(backup: Path, folder: Path, *, wait_s: float) -> Moved:
    """Unpack a backup into a folder that is not there yet, or is empty, once all in it was found sound.

    It is unpacked and checked beside its place: whoever is interrupted leaves the place empty.

    Raises:
        NoSuchFileError: There is no such backup.
        OccupiedWorkspaceError: There is something in the folder already.
        DamagedBackupError: The file is no backup, or a byte, a row or a signature in it is not what was written.
        ReadOnlyWorkspaceError: Nothing may be written there.
    """
    if not backup.is_file():
        raise NoSuchFileError(backup)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OccupiedWorkspaceError(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder.parent) as making:
            part = Path(making) / "workspace"
            _unpack(backup, part)
            moved = _checked(backup, part, wait_s=wait_s)
            # An empty folder gives way to it; one that somebody filled meanwhile does not.
            part.replace(folder)
    except PermissionError:
        raise ReadOnlyWorkspaceError(folder) from None
    return moved


def _unpack(backup: Path, part: Path) -> None:
    try:
        with tarfile.open(backup) as tar:
            tar.extractall(part, filter="data")
    except tarfile.TarError as error:
        raise DamagedBackupError(backup, f"it cannot be unpacked: {error}") from None


def _checked(backup: Path, part: Path, *, wait_s: float) -> Moved:
    """Return what was unpacked, when there is no fault in it."""
    site = FolderSite(part)
    try:
        with contextlib.closing(site.open_store(create=False, wait_s=wait_s)) as store:
            faults = [one for one in check_workspace(store, site) if one.loudness is Loudness.FAULT]
            rows = store.head().count
    except WorkspaceError as error:
        raise DamagedBackupError(backup, str(error).replace(str(part), "it")) from None
    if faults:
        where = faults[0].where.replace(f"{part}/", "").replace(str(part), "the ledger")
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise DamagedBackupError(backup, f"{where}: {faults[0].what}{more}")
    has_library = any((part / name).exists() for name in ("library", "settings.yml"))
    return Moved(rows=rows, files=len(site.keep.hashes()), has_library=has_library)

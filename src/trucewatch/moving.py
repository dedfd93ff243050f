"""Move a workspace: into another folder or database, or into one file that can be laid away."""

import contextlib
import io
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.archive.base import Keep
from trucewatch.errors import CannotWriteError, OccupiedWorkspaceError
from trucewatch.site import FolderSite, Site
from trucewatch.store.copying import copy_rows
from trucewatch.store.ledger import Ledger
from trucewatch.store.sqlite import SqliteBackend

_OF_ONES_OWN = ("library", "protected", "settings.yml")
"""What lies in a workspace's folder and is neither ledger nor bytes: sealed identities go along, keys stay."""

OnMoved = Callable[[int, int], None]
"""Called now and then with what is done so far, and what there is, in rows and files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was copied."""

    rows: int
    """Rows of the ledger."""
    files: int
    """Reports whose bytes were copied."""
    has_library: bool
    """Whether the user's own library and settings went along, where there are any."""


def copy_workspace(source: Site, target: Site, *, wait_s: float, on_progress: OnMoved | None = None) -> Moved:
    """Copy a workspace with all that it holds; the chain of the copy is that of the original, link by link.

    A copy that was interrupted is gone on with.

    Raises:
        OccupiedWorkspaceError: Where it is to go, there is another workspace, or this one with entries in it.
        WorkspaceError: One of the two cannot be used.
    """
    with contextlib.closing(source.open_store(create=False, wait_s=wait_s)) as old:
        found = old.workspace_id
        with contextlib.closing(target.open_store(create=True, wait_s=wait_s, workspace_id=found)) as new:
            if new.workspace_id != found:
                raise OccupiedWorkspaceError(target.name)
            if not copy_rows(old.backend, new.backend, on_progress=on_progress) and new.head() != old.head():
                raise OccupiedWorkspaceError(target.name)
            files = _copy_bytes(source.keep, target.keep)
            has_library = _copy_own(source.folder, target.folder)
            return Moved(rows=new.head().count, files=files, has_library=has_library)


def back_up(source: Site, file: Path, *, wait_s: float) -> Moved:
    """Write a workspace into one tar file, while others may go on reading and writing.

    Unpacked into a folder, it is a workspace: the ledger as SQLite, whatever database it came from, the bytes, and the
    user's own library and settings.

    Raises:
        CannotWriteError: The file is there already, or cannot be written.
        WorkspaceError: The workspace cannot be read.
    """
    if file.exists():
        raise CannotWriteError(file, "it is there already")
    part = file.with_name(file.name + ".part")
    try:
        with (
            contextlib.closing(source.open_store(create=False, wait_s=wait_s)) as store,
            tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent or Path()) as making,
            tarfile.open(part, "w") as tar,
        ):
            ledger = _ledger_of(store, Path(making), wait_s)
            tar.add(ledger, arcname="trucewatch.sqlite")
            hashes = source.keep.hashes()
            for sha256 in hashes:
                _put(tar, f"kept/{sha256[:2]}/{sha256}", source.keep.bytes_of(sha256))
            own = list(_own_files(source.folder))
            for path in own:
                tar.add(path, arcname=path.name)
            rows = store.head().count
        os.replace(part, file)  # noqa: PTH105  # at one stroke
    except OSError as error:
        raise CannotWriteError(file, error.strerror or str(error)) from None
    finally:
        part.unlink(missing_ok=True)
    return Moved(rows=rows, files=len(hashes), has_library=bool(own))


def _ledger_of(store: Ledger, making: Path, wait_s: float) -> Path:
    """Return a SQLite ledger with all that is recorded at this moment."""
    ledger = making / "trucewatch.sqlite"
    backend = store.backend
    if isinstance(backend, SqliteBackend):
        with (
            contextlib.closing(sqlite3.connect(backend.path, timeout=wait_s)) as old,
            contextlib.closing(sqlite3.connect(ledger)) as new,
        ):
            old.backup(new, pages=1000)
        return ledger
    copy = FolderSite(making)
    with contextlib.closing(copy.open_store(create=True, wait_s=wait_s, workspace_id=store.workspace_id)) as new_store:
        copy_rows(backend, new_store.backend)
    return ledger


def _copy_bytes(source: Keep, target: Keep) -> int:
    held = set(target.hashes())
    hashes = source.hashes()
    for sha256 in hashes:
        if sha256 not in held:
            target.keep(source.bytes_of(sha256))
    return len(hashes)


def _copy_own(source: Path | None, target: Path | None) -> bool:
    own = list(_own_files(source))
    if target is None or target == source:
        return not own
    for path in own:
        if path.is_dir():
            shutil.copytree(path, target / path.name, dirs_exist_ok=True)
        else:
            shutil.copy2(path, target / path.name)
    return True


def _own_files(folder: Path | None) -> Iterator[Path]:
    return (path for name in _OF_ONES_OWN if folder and (path := folder / name).exists())


def _put(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o444
    tar.addfile(entry, io.BytesIO(content))

"""Keep the bytes of reports under the hash of their content: written once, never changed, checked at will.

The bytes with the sha256 `abcdef...` lie in `ab/abcdef...`.
They are written beside that place first and moved there when they are safe on the disk, so that a file under its
hash is always whole; what an interruption leaves behind is a file whose name ends in `.part`.
Only one process may write at a time; the store's pen (`store.base`) sees to that.
"""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import FullDiskError, ReadOnlyWorkspaceError

_PART = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFault:
    """One file of the archive that is not as it should be."""

    path: Path
    what: str
    """What is wrong with it, in one clause."""


class Keep:
    """A folder of bytes, each under the hash of its content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Keep the bytes, unless they are kept already, and return their sha256 as 64 hex digits.

        Raises:
            ReadOnlyWorkspaceError: The folder cannot be written.
            FullDiskError: There is no room left.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path_of(sha256)
        if path.exists():
            return sha256
        try:
            _make_folder(path.parent)
            _write_whole(path, content)
        except (PermissionError, FileExistsError, NotADirectoryError):
            raise ReadOnlyWorkspaceError(self._folder.parent) from None
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise FullDiskError(self._folder.parent) from None
            raise
        return sha256

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes with that hash, as they are on the disk: unchecked.

        Raises:
            FileNotFoundError: No such bytes are kept.
        """
        return self.path_of(sha256).read_bytes()

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes with that hash lie, or would lie."""
        return self._folder / sha256[:2] / sha256

    def hashes(self) -> list[str]:
        """Return the hashes of all that is kept, going by their names, in ascending order."""
        return sorted(file.name for file in self._files() if self._is_in_place(file))

    def faults(self, wanted: Iterable[str] = ()) -> Iterator[KeptFault]:
        """Read every file and yield those that are damaged, missing or foreign, in order of path.

        Args:
            wanted: Hashes that must be there.
        """
        for file in self._files():
            if file.name.endswith(_PART):
                continue
            if not self._is_in_place(file):
                yield KeptFault(path=file, what="foreign: no file that was kept bears this name")
            elif (found := _sha256_of(file)) != file.name:
                yield KeptFault(path=file, what=f"damaged: its bytes have the sha256 {found}")
        for sha256 in sorted(set(wanted)):
            if not self.path_of(sha256).is_file():
                yield KeptFault(path=self.path_of(sha256), what="missing: add the report that has these bytes again")

    def clear_parts(self) -> None:
        """Remove what interrupted writing left behind; only while nobody else writes."""
        for file in self._files():
            if file.name.endswith(_PART):
                file.unlink()

    def _files(self) -> list[Path]:
        return sorted(path for path in self._folder.rglob("*") if not path.is_dir())

    def _is_in_place(self, file: Path) -> bool:
        is_hash = len(file.name) == 64 and set(file.name) <= set("0123456789abcdef")
        return is_hash and file == self.path_of(file.name)


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _make_folder(folder: Path) -> None:
    """Make the folder so that it outlives a power cut: its entry in the folder above is flushed."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _flush_folder(folder.parent)


def _write_whole(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + _PART)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(0o444)
    part.rename(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, so that a renamed file is found after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

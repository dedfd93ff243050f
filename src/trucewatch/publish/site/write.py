"""Lay a site into its folder, whole or not at all, and never over anything that is not a site of ours."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from trucewatch.errors import CannotWriteError, NotOurSiteError

MARK = "trucewatch-site.json"
"""Lists the files of the site with their sha256: by it a site of ours is known."""


def check_folder(folder: Path) -> None:
    """Make sure that nothing but a site of ours would be overwritten.

    Raises:
        NotOurSiteError: It is a file, or holds something that no site of ours brought there.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotOurSiteError(folder, "it is no folder")
    ours = _files_of(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in ours:
            raise NotOurSiteError(folder, f"it holds {name}")


def write_site(site: Mapping[str, bytes], folder: Path) -> None:
    """Write the site beside the folder, then put it in its place.

    Raises:
        NotOurSiteError: The folder holds what is not ours.
        CannotWriteError: It cannot be written.
    """
    check_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as beside:
            new, old = Path(beside, "new"), Path(beside, "old")
            new.mkdir()
            for name, content in {**site, MARK: _mark(site)}.items():
                new.joinpath(name).write_bytes(content)
            _swap(new, folder, old)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from error


def _swap(new: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _mark(site: Mapping[str, bytes]) -> bytes:
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(site.items())}
    return json.dumps({"made_by": "trucewatch publish", "files": hashes}, indent=2).encode() + b"\n"


def _files_of(folder: Path) -> set[str]:
    try:
        mark = json.loads(folder.joinpath(MARK).read_bytes())
        return {MARK, *mark["files"]}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()

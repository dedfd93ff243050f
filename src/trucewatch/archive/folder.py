"""Find the reports among the files and folders that a user names."""

from collections.abc import Iterable
from pathlib import Path

from trucewatch.errors import EmptyFolderError, NoSuchFileError

_LEDGER = "trucewatch.sqlite"
_KEPT_BY_A_WORKSPACE = {
    "answers",
    "derived",
    "kept",
    "library",
    "settings.yml",
    _LEDGER,
    f"{_LEDGER}-shm",
    f"{_LEDGER}-wal",
    "trucewatch.pen",
    "trucewatch.schema-1.sqlite",
}
"""What lies in a workspace beside any reports that somebody put there: its kept bytes are no new reports."""

_EXPECTED = "at least one file that is not hidden (text, Markdown, HTML, PDF or e-mail, told by content, not by name)"


def find_reports(paths: Iterable[Path]) -> list[Path]:
    """Return every file that is named or lies in a named folder, at any depth, each once, sorted by path.

    Whatever is hidden (its name begins with a dot) within a folder is skipped, and so is what a workspace keeps for
    itself; a file that is named itself never is.

    Raises:
        NoSuchFileError: A path leads nowhere.
        EmptyFolderError: A folder holds no file.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(_files_of(path))
    return sorted(found)


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        kept = {ledger.with_name(name) for ledger in path.rglob(_LEDGER) for name in _KEPT_BY_A_WORKSPACE}
        files = [
            file
            for file in path.rglob("*")
            if file.is_file() and not _is_hidden(file.relative_to(path)) and kept.isdisjoint((file, *file.parents))
        ]
        if not files:
            raise EmptyFolderError(path, _EXPECTED)
        return files
    if not path.exists():
        raise NoSuchFileError(path)
    return [path]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)

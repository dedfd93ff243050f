"""Files that are made of the ledger and of nothing else: a damaged one is deleted, and made anew."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def open_derived(path: Path, open_at: Callable[[Path], sqlite3.Connection]) -> sqlite3.Connection:
    """Return what opens the file, or makes it: a damaged one is worth nothing, and costs nothing but the time.

    Args:
        open_at: Opens the file or makes it, and leaves nothing open where that fails.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return open_at(path)
    except sqlite3.DatabaseError:
        delete_derived(path)
        return open_at(path)


def delete_derived(path: Path) -> None:
    """Remove the file, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()

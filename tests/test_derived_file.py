"""A file made of the ledger alone is deleted and made anew where it is damaged, and kept where it is sound."""

import sqlite3
from pathlib import Path

from trucewatch.derived_file import delete_derived, open_derived


def _open_words(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS words (word TEXT)")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _words_in(connection: sqlite3.Connection) -> list[str]:
    return [word for (word,) in connection.execute("SELECT word FROM words")]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    """A file that is no database is deleted with what lies beside it, and made again."""
    path = tmp_path / "words.sqlite"
    for name in ("words.sqlite", "words.sqlite-wal", "words.sqlite-shm"):
        (tmp_path / name).write_bytes(b"no database at all, by no means" * 100)

    connection = open_derived(path, _open_words)

    assert _words_in(connection) == []
    assert [found.name for found in tmp_path.iterdir()] == ["words.sqlite"]
    connection.close()


def test_a_sound_file_is_kept(tmp_path: Path) -> None:
    """What a sound file holds is there when it is opened again."""
    path = tmp_path / "not made yet" / "words.sqlite"
    connection = open_derived(path, _open_words)
    with connection:
        connection.execute("INSERT INTO words VALUES ('truce')")
    connection.close()

    connection = open_derived(path, _open_words)

    assert _words_in(connection) == ["truce"]
    connection.close()


def test_a_file_is_deleted_with_what_lies_beside_it(tmp_path: Path) -> None:
    """What SQLite keeps beside a file goes with it; other files stay, and a missing one is no fault."""
    for name in ("words.sqlite", "words.sqlite-wal", "others.sqlite"):
        (tmp_path / name).touch()

    delete_derived(tmp_path / "words.sqlite")

    assert [found.name for found in tmp_path.iterdir()] == ["others.sqlite"]

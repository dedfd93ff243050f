"""Keeping bytes."""

import hashlib
from pathlib import Path

import pytest

from trucewatch.archive.keep import Keep
from trucewatch.errors import ReadOnlyWorkspaceError

CONTENT = b"A report.\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def test_kept_bytes_come_back(tmp_path: Path) -> None:
    """Bytes lie under their hash, in a folder named for its first two digits."""
    keep = Keep(tmp_path / "kept")

    assert keep.keep(CONTENT) == SHA256
    assert keep.bytes_of(SHA256) == CONTENT
    assert (tmp_path / "kept" / SHA256[:2] / SHA256).read_bytes() == CONTENT
    assert keep.hashes() == [SHA256]
    assert list(keep.faults([SHA256])) == []


def test_kept_once(tmp_path: Path) -> None:
    """Bytes that are kept already are not written again, whatever became of them."""
    keep = Keep(tmp_path)
    keep.keep(CONTENT)
    before = keep.path_of(SHA256).stat()

    keep.keep(CONTENT)

    assert keep.path_of(SHA256).stat() == before
    assert before.st_mode & 0o222 == 0


def test_damaged_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    """Each file that is not as it should be is named with what is wrong with it."""
    keep = Keep(tmp_path)
    damaged = keep.path_of(keep.keep(CONTENT))
    damaged.chmod(0o644)
    damaged.write_bytes(CONTENT.replace(b"A", b"B"))
    keep.keep(b"sound")
    misplaced = tmp_path / "zz" / SHA256
    misplaced.parent.mkdir()
    misplaced.write_bytes(CONTENT)
    (tmp_path / "notes.txt").write_text("mine")

    found = {
        (fault.path.relative_to(tmp_path).as_posix(), fault.what.split(":")[0]) for fault in keep.faults(["ab" * 32])
    }

    assert found == {
        (f"{SHA256[:2]}/{SHA256}", "damaged"),
        (f"zz/{SHA256}", "foreign"),
        ("notes.txt", "foreign"),
        (f"ab/{'ab' * 32}", "missing"),
    }


@pytest.mark.parametrize("place", range(len(CONTENT)))
def test_every_flipped_byte_is_found(tmp_path: Path, place: int) -> None:
    """One changed bit anywhere is enough."""
    keep = Keep(tmp_path)
    path = keep.path_of(keep.keep(CONTENT))
    path.chmod(0o644)
    path.write_bytes(CONTENT[:place] + bytes([CONTENT[place] ^ 1]) + CONTENT[place + 1 :])

    assert [fault.path for fault in keep.faults()] == [path]


def test_parts_of_interrupted_writing(tmp_path: Path) -> None:
    """Half-written files are no fault, are never taken for kept bytes, and are cleared away."""
    keep = Keep(tmp_path)
    part = keep.path_of(SHA256).with_name(f"{SHA256}.part")
    part.parent.mkdir()
    part.write_bytes(CONTENT[:3])

    assert list(keep.faults()) == []
    assert keep.hashes() == []
    keep.clear_parts()
    assert not part.exists()


def test_a_half_written_file_is_written_anew(tmp_path: Path) -> None:
    """What an interruption left does not end up in the kept bytes."""
    keep = Keep(tmp_path)
    part = keep.path_of(SHA256).with_name(f"{SHA256}.part")
    part.parent.mkdir()
    part.write_bytes(b"something much longer than the report itself")

    keep.keep(CONTENT)

    assert keep.bytes_of(SHA256) == CONTENT


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the place of the folder is told as a workspace that cannot be written."""
    (tmp_path / "kept").write_text("in the way")

    with pytest.raises(ReadOnlyWorkspaceError):
        Keep(tmp_path / "kept").keep(CONTENT)

"""Seals and public keys lie beside the ledger, the signing key outside of its folder."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from custody.ledgers import KEY, OTHER_KEY, PUBLIC
from custody.test_seal import SEAL
from trucewatch.custody.key import public_bytes
from trucewatch.custody.seal import seal_bytes
from trucewatch.custody.seal_folder import SealFolder
from trucewatch.errors import BadSealError, NoSuchFileError, OtherKeyError, ReadOnlyWorkspaceError


@pytest.fixture
def folder(tmp_path: Path) -> SealFolder:
    return SealFolder(tmp_path / "idlib")


def a_key_file(path: Path) -> Path:
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    return path


def test_the_first_key_is_made_beside_the_workspace(tmp_path: Path, folder: SealFolder) -> None:
    """Whoever is given the workspace's folder is given the public part alone."""
    (tmp_path / "idlib").mkdir()

    key = folder.key()

    assert folder.key_path == tmp_path / "idlib.seal-key"
    assert folder.key_path.exists()
    assert folder.public_keys() == (public_bytes(key),)
    assert public_bytes(folder.key()) == public_bytes(key)
    assert [path.name for path in (tmp_path / "idlib").iterdir()] == ["seal.pub"]


def test_a_given_key_is_used_and_its_public_part_stored(tmp_path: Path, folder: SealFolder) -> None:
    """A key may lie elsewhere, on a stick for example."""
    key = folder.key(a_key_file(tmp_path / "stick"))

    assert public_bytes(key) == PUBLIC
    assert folder.public_keys() == (PUBLIC,)
    assert not folder.key_path.exists()


def test_a_given_key_that_is_not_there_is_not_made(tmp_path: Path, folder: SealFolder) -> None:
    """A mistyped path must not start another line of seals."""
    with pytest.raises(NoSuchFileError):
        folder.key(tmp_path / "none")

    assert folder.public_keys() == ()


def test_a_lost_key_is_not_replaced_in_silence(tmp_path: Path, folder: SealFolder) -> None:
    """A sealed workspace whose key is gone needs somebody to say so."""
    folder.key(a_key_file(tmp_path / "stick"))

    with pytest.raises(NoSuchFileError):
        folder.key()


def test_another_key_than_the_workspaces_is_refused(tmp_path: Path, folder: SealFolder) -> None:
    """Seals of two keys in turn would be believed by nobody."""
    (tmp_path / "idlib").mkdir()
    folder.key()

    with pytest.raises(OtherKeyError, match="--new-key"):
        folder.key(a_key_file(tmp_path / "stick"))


def test_a_new_key_is_added_and_the_old_one_kept(tmp_path: Path, folder: SealFolder) -> None:
    """Older seals must still verify, so the old public key stays; the old private one is its owner's to destroy."""
    (tmp_path / "idlib").mkdir()
    first = folder.key()

    second = folder.new_key()

    assert folder.public_keys() == (public_bytes(first), public_bytes(second))
    assert public_bytes(folder.key()) == public_bytes(second)
    assert (tmp_path / "idlib.seal-key.1").exists()


def test_kept_seals_are_told_in_order(folder: SealFolder) -> None:
    """Seals come by day and reach, each under its own name."""
    path = folder.keep(SEAL)

    assert path == folder.path_of(SEAL.name)
    assert path.read_bytes() == seal_bytes(SEAL)
    assert list(folder.seals()) == [SEAL]


def test_a_file_that_is_no_seal_is_told(folder: SealFolder) -> None:
    """A damaged seal and a seal under another's name are told, and the sound one is still there."""
    folder.keep(SEAL)
    folder.path_of("2001-01-01-000000000001.json").write_bytes(seal_bytes(SEAL))
    folder.path_of("notes.txt").write_bytes(b"?")
    folder.path_of("a.part").write_bytes(b"half")

    foreign, sound, damaged = folder.seals()

    assert isinstance(foreign, BadSealError)
    assert "foreign" in foreign.found
    assert sound == SEAL
    assert isinstance(damaged, BadSealError)
    assert damaged.where.endswith("notes.txt")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Nothing is kept where a file stands in the way."""
    (tmp_path / "idlib").write_bytes(b"")

    with pytest.raises(ReadOnlyWorkspaceError):
        SealFolder(tmp_path / "idlib").keep(SEAL)


def test_keys_differ() -> None:
    """The two keys of these tests are two."""
    assert public_bytes(OTHER_KEY) != PUBLIC

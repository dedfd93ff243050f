"""A signing key is its owner's alone, from the first moment on, or it is refused."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from custody.ledgers import KEY, PUBLIC
from trucewatch.custody.key import load_key, load_public, make_key, public_bytes, public_pem, read_public
from trucewatch.errors import BadKeyError, NoSuchFileError, ReadOnlyWorkspaceError, UnsafeKeyError


def test_a_made_key_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """Whatever the umask lets through, the file has the mode 600."""
    before = os.umask(0)
    try:
        made = make_key(tmp_path / "key")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert public_bytes(load_key(tmp_path / "key")) == public_bytes(made)


def test_a_key_is_never_made_over_another(tmp_path: Path) -> None:
    """A key that is overwritten is a key that is lost."""
    make_key(tmp_path / "key")
    content = (tmp_path / "key").read_bytes()

    with pytest.raises(ReadOnlyWorkspaceError):
        make_key(tmp_path / "key")

    assert (tmp_path / "key").read_bytes() == content


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o666])
def test_a_key_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    """Whoever could read it can sign in its owner's name; the error tells what to do."""
    make_key(tmp_path / "key")
    (tmp_path / "key").chmod(mode)

    with pytest.raises(UnsafeKeyError, match=rf"mode {mode:03o}.*chmod 600"):
        load_key(tmp_path / "key")


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is the user's to mend."""
    with pytest.raises(NoSuchFileError):
        load_key(tmp_path / "none")
    with pytest.raises(NoSuchFileError):
        load_public(tmp_path / "none")
    with pytest.raises(BadKeyError):
        load_key(tmp_path)


def test_what_is_no_signing_key_is_refused(tmp_path: Path) -> None:
    """Another kind of key, a locked one, a public one or no key at all: none can sign, and the error says what can."""
    path = tmp_path / "key"
    rsa = generate_private_key(public_exponent=65537, key_size=2048)
    contents = [
        b"",
        b"no key\n",
        public_pem(PUBLIC),
        rsa.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")),
    ]
    for content in contents:
        path.write_bytes(content)
        path.chmod(0o600)

        with pytest.raises(BadKeyError, match="Ed25519 private key in PEM"):
            load_key(path)


def test_public_keys_are_read_in_their_order() -> None:
    """The file holds all keys that were ever used, the one in use last."""
    other = bytes(range(32))

    pem = public_pem(PUBLIC) + public_pem(other)

    assert read_public(pem, path=Path("seal.pub")) == (PUBLIC, other)


@pytest.mark.parametrize("place", range(0, len(public_pem(PUBLIC)), 7))
def test_a_flipped_byte_in_a_public_key_never_goes_unnoticed(place: int) -> None:
    """It is refused, or it is another key, with which no seal is signed."""
    content = bytearray(public_pem(PUBLIC))
    content[place] ^= 1

    try:
        found = read_public(bytes(content), path=Path("seal.pub"))
    except BadKeyError:
        return

    assert found != (PUBLIC,)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed here")
def test_openssl_reads_our_keys(tmp_path: Path) -> None:
    """Keys are plain PEM: others need nothing of ours to use them."""
    make_key(tmp_path / "key")

    told = subprocess.run(
        ["openssl", "pkey", "-in", tmp_path / "key", "-pubout"], check=True, capture_output=True
    ).stdout

    assert read_public(told, path=Path("pub")) == (public_bytes(load_key(tmp_path / "key")),)

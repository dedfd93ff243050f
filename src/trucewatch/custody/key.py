"""Signing keys (Ed25519): the private part in a file that its owner alone may read, the public parts beside the ledger.

Both are PEM files as OpenSSL writes and reads them: PKCS 8 without a password, and SubjectPublicKeyInfo.
The file of public parts holds all keys with which a workspace was ever sealed, the one in use last.
"""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from trucewatch.errors import BadKeyError, NoSuchFileError, ReadOnlyWorkspaceError, UnsafeKeyError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_END = b"-----END PUBLIC KEY-----"


def make_key(path: Path) -> Ed25519PrivateKey:
    """Make a key at `path`, which must be free, readable by its owner alone from its first moment on.

    Raises:
        ReadOnlyWorkspaceError: Nothing may be written there, or something lies there already.
    """
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except (PermissionError, FileExistsError, FileNotFoundError):
        raise ReadOnlyWorkspaceError(path.parent) from None
    with os.fdopen(handle, "wb") as file:
        # A permissive umask cannot widen the mode, but a strange one could narrow it.
        os.fchmod(file.fileno(), 0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return key


def load_key(path: Path) -> Ed25519PrivateKey:
    """Return the signing key in a file.

    Raises:
        NoSuchFileError: There is none.
        UnsafeKeyError: Others than its owner may read or write it.
        BadKeyError: It is no Ed25519 key in PEM, or locked with a password.
    """
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & _OTHERS:
                raise UnsafeKeyError(path, mode)
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFileError(path) from None
    except (PermissionError, IsADirectoryError):
        raise BadKeyError(path, "a file that you may read") from None
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKeyError(path, "an Ed25519 private key in PEM, without a password") from None
    return key


def public_bytes(key: Ed25519PrivateKey | Ed25519PublicKey) -> bytes:
    """Return the 32 bytes of the public part."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def public_pem(public: bytes) -> bytes:
    """Return the PEM text of a public part."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def read_public(content: bytes, *, path: Path) -> tuple[bytes, ...]:
    """Return the public keys of a PEM file, 32 bytes each, in its order.

    Args:
        path: What to call the file in an error.

    Raises:
        BadKeyError: It holds none, or anything else than Ed25519 public keys written as `public_pem` writes them.
    """
    found = []
    for part in content.split(_END)[:-1]:
        try:
            key = load_pem_public_key(part.lstrip() + _END)
        except (ValueError, UnsupportedAlgorithm):
            key = None
        if not isinstance(key, Ed25519PublicKey):
            raise BadKeyError(path, "Ed25519 public keys in PEM")
        found.append(public_bytes(key))
    # A byte that no parser minds is still a byte that nobody wrote.
    if not found or b"".join(map(public_pem, found)) != content:
        raise BadKeyError(path, "Ed25519 public keys in PEM, and nothing else")
    return tuple(found)


def load_public(path: Path) -> tuple[bytes, ...]:
    """Return the public keys in a file, 32 bytes each, in its order.

    Raises:
        NoSuchFileError: There is no such file.
        BadKeyError: It holds no Ed25519 public keys.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFileError(path) from None
    except (PermissionError, IsADirectoryError):
        raise BadKeyError(path, "a file that you may read") from None
    return read_public(content, path=path)

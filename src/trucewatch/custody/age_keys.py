"""Keys of age: the public ones to which identities are sealed, and the private ones that open them again."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pyrage

from trucewatch.errors import BadIdentityKeyError, BadRecipientError, NoSuchFileError, ReadOnlyWorkspaceError

Recipient: TypeAlias = Any
"""A public key of age or SSH; the library that reads them tells nothing of its types."""
IdentityKey: TypeAlias = Any
"""A private key of age or SSH."""

_SECRET_LINE = "AGE-SECRET-KEY-"


def make_identity_key(path: Path) -> str:
    """Make an age key at `path`, which must be free, for its owner alone, and return its public part.

    Raises:
        ReadOnlyWorkspaceError: Nothing may be written there, or something lies there already.
    """
    key = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except (PermissionError, FileExistsError, FileNotFoundError):
        raise ReadOnlyWorkspaceError(path.parent) from None
    with os.fdopen(handle, "w") as file:
        file.write(f"# public key: {key.to_public()}\n{key}\n")
    return str(key.to_public())


def read_recipients(paths: Sequence[Path]) -> tuple[Recipient, ...]:
    """Return the recipients in the files, one a line; lines that begin with # are passed over.

    Raises:
        NoSuchFileError: There is no such file.
        BadRecipientError: A line is no public key of age or SSH; or there is none at all.
    """
    found: list[Recipient] = []
    for path in paths:
        for number, line in enumerate(_lines_of(path), start=1):
            if line and not line.startswith("#"):
                found.append(_recipient(line, path, number))
    if not found:
        raise BadRecipientError(f"{', '.join(map(str, paths))}")
    return tuple(found)


def read_identity_keys(path: Path) -> tuple[IdentityKey, ...]:
    """Return the private keys in a file: age's, one a line, or one SSH key.

    Raises:
        NoSuchFileError: There is no such file.
        BadIdentityKeyError: Others may read it, or it holds no such key.
    """
    lines = _lines_of(path)
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadIdentityKeyError(path, f"a file that its owner alone may read: `chmod 600 {path}`")
    try:
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET_LINE)]
        if keys:
            return tuple(keys)
        return (pyrage.ssh.Identity.from_buffer(path.read_bytes()),)
    except pyrage.IdentityError:
        raise BadIdentityKeyError(
            path, "a private key of age (AGE-SECRET-KEY-1...) or SSH, without a password"
        ) from None


def _recipient(line: str, path: Path, number: int) -> Recipient:
    try:
        if line.startswith("ssh-"):
            return pyrage.ssh.Recipient.from_str(line)
        return pyrage.x25519.Recipient.from_str(line)
    except pyrage.RecipientError:
        # The line itself is not repeated: somebody may have put a private key there by mistake.
        raise BadRecipientError(f"{path}:{number}") from None


def _lines_of(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise NoSuchFileError(path) from None

"""Where seals lie: one file each in `seals/`, the public keys in `seal.pub`, both beside the ledger.

The signing key lies outside that folder, beside it, so that whoever is given the folder cannot sign.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.key import load_key, load_public, make_key, public_bytes, public_pem
from trucewatch.custody.seal import Seal, read_seal, seal_bytes
from trucewatch.errors import AlreadyThereError, BadSealError, OtherKeyError, ReadOnlyWorkspaceError

_PART = ".part"


class SealFolder:
    """The seals of the workspace in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    @property
    def key_path(self) -> Path:
        """Where the signing key lies: beside the workspace's folder, under its name."""
        return self._folder.with_name(f"{self._folder.name}.seal-key")

    @property
    def public_path(self) -> Path:
        """Where the public keys lie."""
        return self._folder / "seal.pub"

    def key(self, given: Path | None = None) -> Ed25519PrivateKey:
        """Return the signing key, which is made where the workspace has none and none is given.

        The public part of a workspace's first key is stored; any other must be the one stored last.

        Raises:
            NoSuchFileError: There is no file where one was given, or the workspace was sealed with a key that is gone.
            UnsafeKeyError: Others than its owner may read it.
            BadKeyError: It is no signing key.
            OtherKeyError: It is not the key with which the workspace is sealed.
        """
        path = given or self.key_path
        is_first = not self.public_path.exists()
        is_missing = given is None and is_first and not path.exists()
        key = make_key(path) if is_missing else load_key(path)
        if is_first:
            self._store_public(key)
        elif load_public(self.public_path)[-1] != public_bytes(key):
            raise OtherKeyError(path, self.public_path)
        return key

    def new_key(self) -> Ed25519PrivateKey:
        """Make another key, store its public part as the one in use, and keep the old key under another name.

        Raises:
            AlreadyThereError: The name under which the old key would be kept is taken.
        """
        path = self.key_path
        if path.exists():
            count = len(load_public(self.public_path)) if self.public_path.exists() else 0
            kept = path.with_name(f"{path.name}.{count}")
            if kept.exists():
                raise AlreadyThereError(kept)
            path.rename(kept)
        key = make_key(path)
        self._store_public(key)
        return key

    def public_keys(self) -> tuple[bytes, ...]:
        """Return the public keys with which the workspace was sealed, the one in use last; none where it never was.

        Raises:
            BadKeyError: The file that holds them is damaged.
        """
        return load_public(self.public_path) if self.public_path.exists() else ()

    def keep(self, seal: Seal) -> Path:
        """Keep a seal, and return where."""
        path = self._folder / "seals" / seal.name
        _write(path, seal_bytes(seal))
        return path

    def seals(self) -> Iterator[Seal | BadSealError]:
        """Yield every seal, or why a file among them is none, in order of name."""
        for path in sorted((self._folder / "seals").glob("*")):
            if path.name.endswith(_PART):
                continue
            try:
                seal = read_seal(path.read_bytes(), where=str(path))
            except BadSealError as error:
                yield error
                continue
            if seal.name != path.name:
                yield BadSealError(str(path), f"foreign: the seal that it holds has the name {seal.name}")
            else:
                yield seal

    def path_of(self, name: str) -> Path:
        """Return where the seal of that name lies."""
        return self._folder / "seals" / name

    def _store_public(self, key: Ed25519PrivateKey) -> None:
        before = self.public_path.read_bytes() if self.public_path.exists() else b""
        _write(self.public_path, before + public_pem(public_bytes(key)))


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        ReadOnlyWorkspaceError: Nothing may be written there.
    """
    part = path.with_name(path.name + _PART)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (PermissionError, NotADirectoryError, FileExistsError):
        raise ReadOnlyWorkspaceError(path.parent) from None

"""Identities sealed to named people: who a pseudonym is lies outside the ledger, readable by its recipients alone.

The ledger holds, in its chain, that a pseudonym is in use, the sha256 of the sealed file, and to how many keys it is
sealed: nothing of the person. The file, `protected/PSEUDONYM.age`, is an age file that any age tool opens with one of
those keys. Destroying it, or all of the keys, erases the person; the chain stays as it is, and says by whom and when.

Source:
    age, age-encryption.org/v1: X25519 keys of its own, or SSH keys.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pyrage

from trucewatch.custody.age_keys import IdentityKey, Recipient
from trucewatch.custody.ledger import CustodyPen, Word
from trucewatch.errors import (
    BadPseudonymError,
    LockedIdentityError,
    NoIdentityError,
    PseudonymTakenError,
    ReadOnlyWorkspaceError,
    UnknownNameError,
)
from trucewatch.model.issue import Issue, Loudness

_PSEUDONYM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SUFFIX = ".age"
_PART = ".part"
_LISTING = "trucewatch protect list"


class ProtectionLedger(Protocol):
    """A ledger in which it is on record which pseudonyms are in use."""

    def pen(self) -> AbstractContextManager[CustodyPen]:
        """Hold the right to record; wait for another holder for a while."""
        ...

    def seals(self, kind: str) -> Iterator[tuple[str, dict[str, object], datetime]]:
        """Yield key, content and instant of what custody recorded of that kind, in the order of recording."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """That an identity was erased."""

    at: datetime
    by: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonym:
    """What is on record of a pseudonym."""

    name: str
    sealed_at: datetime
    recipients: int
    """To how many keys the identity is sealed."""
    sha256: str
    """Of the sealed file."""
    erased: Erased | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The pseudonyms of one workspace."""

    ledger: ProtectionLedger
    folder: Path
    """Where the sealed files lie."""

    def pseudonyms(self) -> tuple[Pseudonym, ...]:
        """Return all that are on record, in the order of recording."""
        erased = {
            name: Erased(at=at, by=str(told["by"]), because=str(told["because"]))
            for name, told, at in self.ledger.seals(Word.ERASED)
        }
        return tuple(
            Pseudonym(
                name=name,
                sealed_at=at,
                recipients=int(str(told["recipients"])),
                sha256=str(told["sealed_sha256"]),
                erased=erased.get(name),
            )
            for name, told, at in self.ledger.seals(Word.PROTECTED)
        )

    def add(self, name: str, identity: bytes, recipients: Sequence[Recipient]) -> None:
        """Seal who a pseudonym is to the recipients, and record that it is in use.

        Raises:
            BadPseudonymError: The name is not of small letters, digits and hyphens.
            NoIdentityError: There is nothing to be sealed.
            PseudonymTakenError: The pseudonym is in use, or was.
            ReadOnlyWorkspaceError: Nothing may be written.
        """
        if not _PSEUDONYM.fullmatch(name):
            raise BadPseudonymError(name)
        if not identity.strip():
            raise NoIdentityError
        if any(one.name == name for one in self.pseudonyms()):
            raise PseudonymTakenError(name)
        sealed = pyrage.encrypt(identity, list(recipients))
        # A file without its row was left by an interruption, and is replaced when the pseudonym is added again.
        self._write(name, sealed)
        told = {"recipients": len(recipients), "sealed_sha256": hashlib.sha256(sealed).hexdigest()}
        with self.ledger.pen() as pen:
            pen.seal(Word.PROTECTED, name, told)

    def show(self, name: str, keys: Sequence[IdentityKey]) -> bytes:
        """Return who the pseudonym is.

        Raises:
            UnknownNameError: Nobody goes by it, or the person was erased.
            LockedIdentityError: None of the keys opens the file.
        """
        found = self._known(name)
        path = self._path(name)
        if found.erased is not None or not path.exists():
            raise UnknownNameError("identity of", name, None, listing=_LISTING)
        try:
            identity: bytes = pyrage.decrypt(path.read_bytes(), list(keys))
        except pyrage.DecryptError:
            raise LockedIdentityError(name) from None
        return identity

    def erase(self, name: str, *, by: str, because: str) -> None:
        """Record that the person is erased, then destroy the sealed file; may be run again after an interruption.

        Raises:
            UnknownNameError: Nobody goes by it.
            ReadOnlyWorkspaceError: Nothing may be written.
        """
        if self._known(name).erased is None:
            with self.ledger.pen() as pen:
                pen.seal(Word.ERASED, name, {"by": by, "because": because})
        try:
            _destroy(self._path(name))
        except PermissionError:
            raise ReadOnlyWorkspaceError(self.folder) from None

    def issues(self) -> Iterator[Issue]:
        """Yield what is wrong with the sealed files, and who was erased."""
        known = {one.name: one for one in self.pseudonyms()}
        for one in known.values():
            path = self._path(one.name)
            if one.erased is not None:
                told = f"erased on {one.erased.at.date()}, by {one.erased.by}: {one.erased.because}"
                yield Issue(where=one.name, what=told, loudness=Loudness.NOTE)
                if path.exists():
                    yield _fault(path, "it should be gone: run `trucewatch protect erase` again")
            elif not path.exists():
                yield _fault(path, f"missing: who {one.name} is cannot be told; restore it, or erase the pseudonym")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != one.sha256:
                yield _fault(path, "damaged: its sha256 is not the one on record")
        for path in sorted(self.folder.glob("*")):
            if path.name.removesuffix(_SUFFIX) not in known and not path.name.endswith(_PART):
                yield _fault(path, "foreign: no pseudonym of that name is on record; add it again, or remove the file")

    def _known(self, name: str) -> Pseudonym:
        if not _PSEUDONYM.fullmatch(name):
            raise BadPseudonymError(name)
        for one in self.pseudonyms():
            if one.name == name:
                return one
        raise UnknownNameError("pseudonym", name, None, listing=_LISTING)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_SUFFIX}"

    def _write(self, name: str, sealed: bytes) -> None:
        part = self.folder / f"{name}{_PART}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path(name))
        except (PermissionError, NotADirectoryError, FileExistsError):
            raise ReadOnlyWorkspaceError(self.folder) from None


def _destroy(path: Path) -> None:
    """Write over the file's bytes and remove it; a disk that spreads its writing may still keep the old ones."""
    with contextlib.suppress(FileNotFoundError):
        with path.open("r+b") as file:
            size = path.stat().st_size
            file.write(os.urandom(size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def _fault(path: Path, what: str) -> Issue:
    return Issue(where=str(path), what=what, loudness=Loudness.FAULT)

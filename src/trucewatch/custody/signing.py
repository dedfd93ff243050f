"""Which key signs for a workspace: the one beside it, or one that is given; its public part is on record."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.key import load_key, make_key, public_bytes
from trucewatch.custody.ledger import ChainedLedger, CustodyPen, Word
from trucewatch.errors import AlreadyThereError, BadSealError, NeedsKeyError, OtherKeyError


class WritableLedger(ChainedLedger, Protocol):
    """A ledger in which custody can record."""

    def pen(self) -> AbstractContextManager[CustodyPen]:
        """Hold the right to record; wait for another holder for a while."""
        ...


def key_beside(folder: Path) -> Path:
    """Return where the signing key of the workspace in a folder lies: outside of it, under its name.

    Whoever is given the folder must not be able to sign with it.

    Example:
        >>> key_beside(Path("/data/idlib")).name
        'idlib.seal-key'
    """
    whole = folder.absolute()
    return whole.with_name(f"{whole.name}.seal-key")


def public_keys(ledger: ChainedLedger) -> tuple[bytes, ...]:
    """Return the public keys with which the ledger was ever sealed, 32 bytes each, the one in use last.

    Raises:
        BadSealError: A row that holds one is damaged.
    """
    with told_as_damage():
        return tuple(bytes.fromhex(key) for key, _, _ in ledger.seals(Word.KEY))


@contextmanager
def told_as_damage() -> Iterator[None]:
    """Tell that rows of keys and seals hold what no such row holds: somebody changed them.

    Raises:
        BadSealError: They do.
    """
    try:
        yield
    except (KeyError, TypeError, ValueError):
        raise BadSealError("keys and seals", "damaged: a row does not hold what such rows hold") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A ledger and where its signing key is to be had."""

    ledger: WritableLedger
    beside: Path | None
    """Where its own key lies, or would lie; None where the ledger has no folder."""

    def key(self, given: Path | None = None) -> Ed25519PrivateKey:
        """Return the signing key, which is made where the ledger was never sealed and none is given.

        Raises:
            NoSuchFileError: There is no file where one was given, or the ledger was sealed with a key that is gone.
            UnsafeKeyError: Others than its owner may read it.
            BadKeyError: It is no signing key.
            OtherKeyError: It is not the key with which the ledger is sealed.
            NeedsKeyError: None is given, and the ledger has no folder beside which one could lie.
        """
        path = given or self.beside
        if path is None:
            raise NeedsKeyError
        known = public_keys(self.ledger)
        is_first = given is None and not known and not path.exists()
        key = make_key(path) if is_first else load_key(path)
        if not known:
            self._record(key)
        elif known[-1] != public_bytes(key):
            raise OtherKeyError(path, known[-1].hex())
        return key

    def key_at_hand(self) -> Ed25519PrivateKey | None:
        """Return the key beside the ledger if it is there and in use; None where it is not, for whoever may go without.

        Raises:
            UnsafeKeyError: Others than its owner may read it.
            BadKeyError: It is no signing key.
        """
        if self.beside is None or not self.beside.exists():
            return None
        key = load_key(self.beside)
        return key if public_keys(self.ledger)[-1:] == (public_bytes(key),) else None

    def change_key(self, given: Path | None = None) -> Ed25519PrivateKey:
        """Go over to a given key, or to one that is made, while the old one is kept under another name.

        Raises:
            AlreadyThereError: The name under which the old key would be kept is taken.
            NeedsKeyError: None is given, and the ledger has no folder beside which one could lie.
        """
        if given is not None:
            key = load_key(given)
        elif self.beside is None:
            raise NeedsKeyError
        else:
            if self.beside.exists():
                kept = self.beside.with_name(f"{self.beside.name}.{len(public_keys(self.ledger))}")
                if kept.exists():
                    raise AlreadyThereError(kept)
                self.beside.rename(kept)
            key = make_key(self.beside)
        if public_bytes(key) not in public_keys(self.ledger):
            self._record(key)
        return key

    def _record(self, key: Ed25519PrivateKey) -> None:
        public = public_bytes(key).hex()
        with self.ledger.pen() as pen:
            pen.seal(Word.KEY, public, {"public": public})

"""Seals: signed statements on what the ledger held, day by day; whoever has the public key can check them.

A seal speaks of the rows of one day (UTC, by their instant of recording), from the day's first: the link before them,
the last one's link, and the Merkle root over their digests. A day may have several, the later ones reaching further.
Who changed a row and made all later links anew would have to sign anew as well.

- statement bytes: the canonical JSON of the statement, in UTF-8
- signature: Ed25519 over `trucewatch seal 1`, a zero byte, and the statement bytes
- file: the canonical JSON of `{"key": ..., "signature": ..., "statement": {...}}` and a line feed; bytes as hex digits
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from trucewatch.custody.chain import ChainedRow
from trucewatch.custody.key import public_bytes
from trucewatch.custody.ledger import Word
from trucewatch.errors import BadSealError
from trucewatch.model.ids import canonical_json

_SIGNED = b"trucewatch seal 1\0"
_VERSION = 1
_DAY_MICROS = 86_400_000_000
_FIRST_DAY = date(1970, 1, 1).toordinal()
_HEX = re.compile(r"(?:[0-9a-f]{2})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is signed of one day."""

    workspace: str
    """The workspace's id."""
    day: date
    """UTC."""
    first: int
    """Number of the day's first row."""
    last: int
    """Number of the last row that is spoken of."""
    before: bytes
    """Link before the first row."""
    link: bytes
    """Link of the last row."""
    root: bytes
    """Merkle root over the digests of the rows from `first` to `last`."""
    signed_at: int
    """By the signer's clock, in whole microseconds since 1970-01-01T00:00:00Z."""

    def as_json(self) -> dict[str, Any]:
        """Return what is signed, as the value whose canonical JSON it is."""
        return {
            "before": self.before.hex(),
            "day": self.day.isoformat(),
            "first": self.first,
            "last": self.last,
            "link": self.link.hex(),
            "root": self.root.hex(),
            "seal": _VERSION,
            "signed_at": self.signed_at,
            "workspace": self.workspace,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A statement, and who signed it."""

    statement: Statement
    key: bytes
    """Public part of the key, 32 bytes."""
    signature: bytes
    """64 bytes."""

    @property
    def name(self) -> str:
        """The name under which it is recorded: by day, and how far it reaches."""
        return f"{self.statement.day.isoformat()}-{self.statement.last:012d}"

    def is_signed(self) -> bool:
        """Tell whether the signature is that of the key under the statement."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(self.signature, signed_bytes(self.statement))
        except InvalidSignature:
            return False
        return True


def signed_bytes(statement: Statement) -> bytes:
    """Return the bytes over which a statement is signed."""
    return _SIGNED + canonical_json(statement.as_json()).encode()


def sign(statement: Statement, key: Ed25519PrivateKey) -> Seal:
    """Return the statement under the key's signature."""
    return Seal(statement=statement, key=public_bytes(key), signature=key.sign(signed_bytes(statement)))


def seal_as_json(seal: Seal) -> dict[str, Any]:
    """Return the seal as the value that its file and its row hold."""
    return {"key": seal.key.hex(), "signature": seal.signature.hex(), "statement": seal.statement.as_json()}


def seal_bytes(seal: Seal) -> bytes:
    """Return the bytes of the seal's file."""
    return canonical_json(seal_as_json(seal)).encode() + b"\n"


def read_seal(content: bytes, *, where: str) -> Seal:
    """Return the seal that `seal_bytes` wrote; whether it is signed, and right, is not looked at.

    Args:
        where: What to call the file in an error.

    Raises:
        BadSealError: The bytes are not what `seal_bytes` writes.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise BadSealError(where, "damaged: it is no seal") from None
    seal = seal_from_json(told, where=where)
    if seal_bytes(seal) != content:
        raise BadSealError(where, "damaged: it is not written as seals are")
    return seal


def seal_from_json(told: Any, *, where: str) -> Seal:
    """Return the seal that `seal_as_json` told; whether it is signed, and right, is not looked at.

    Args:
        where: What to call it in an error.

    Raises:
        BadSealError: It is no such value.
    """
    try:
        stated = told["statement"]
        seal = Seal(
            key=_from_hex(told["key"], length=32),
            signature=_from_hex(told["signature"], length=64),
            statement=Statement(
                workspace=str(stated["workspace"]),
                day=date.fromisoformat(stated["day"]),
                first=int(stated["first"]),
                last=int(stated["last"]),
                before=_from_hex(stated["before"], length=32),
                link=_from_hex(stated["link"], length=32),
                root=_from_hex(stated["root"], length=32),
                signed_at=int(stated["signed_at"]),
            ),
        )
    except (ValueError, KeyError, TypeError):
        raise BadSealError(where, "damaged: it is no seal") from None
    if seal_as_json(seal) != told:
        raise BadSealError(where, "damaged: it says what seals do not say")
    return seal


def day_of(recorded_at: int) -> date:
    """Return the UTC day of an instant in whole microseconds.

    Example:
        >>> day_of(1542794521000001)
        datetime.date(2018, 11, 21)
    """
    return date.fromordinal(_FIRST_DAY + recorded_at // _DAY_MICROS)


def is_bookkeeping(row: ChainedRow) -> bool:
    """Tell whether sealing itself left the row: a day with no other rows need not be sealed, or there would be no end.

    What such a day holds is under the next seal all the same, by the link before that one's first row.
    """
    match row.table:
        case "seal":
            return _kind_of(row) in (Word.KEY, Word.SEAL)
        case "entry":
            return _kind_of(row) == "seal"
        case _:
            return False


def _kind_of(row: ChainedRow) -> object:
    try:
        return json.loads(row.content)["kind"]
    except (ValueError, KeyError, TypeError):
        return None


def _from_hex(text: str, *, length: int) -> bytes:
    found = bytes.fromhex(text) if _HEX.fullmatch(text) else b""
    if len(found) != length:
        raise ValueError(f"expected {length} bytes as hex digits")
    return found

"""A ledger in memory, for the tests of custody: rows that can be recorded, and tampered with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.chain import ChainedRow, Head, chained, start_of
from trucewatch.custody.key import public_bytes
from trucewatch.custody.seal_folder import SealFolder
from trucewatch.custody.sealing import Sealing
from trucewatch.model.ids import canonical_json

WORKSPACE = "00112233445566778899aabbccddeeff"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
"""A signing key that everybody knows."""
PUBLIC = public_bytes(KEY)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def at(text: str) -> datetime:
    """Return the instant, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def micros(instant: datetime) -> int:
    """Return the whole microseconds since 1970."""
    return (instant - _EPOCH) // timedelta(microseconds=1)


class FakeLedger:
    """Rows in one chain."""

    def __init__(self, workspace_id: str = WORKSPACE) -> None:
        self._workspace_id = workspace_id
        self.rows: list[ChainedRow] = []
        self.head = start_of(workspace_id)

    @property
    def workspace_id(self) -> str:
        return self._workspace_id

    def chain(self, *, first: int = 1) -> tuple[Head, Iterator[ChainedRow]]:
        return self.head, (row for row in self.rows if row.seq >= first)

    def record(self, day: str, *contents: object, table: str = "claim") -> None:
        """Record rows on a day, a second apart from noon on."""
        start = micros(at(f"{day}T12:00:00"))
        parts = [(table, start + 1_000_000 * n, canonical_json(content)) for n, content in enumerate(contents)]
        self.rows.extend(chained(self.head, parts))
        self.head = Head(count=self.rows[-1].seq, link=self.rows[-1].link)


def three_days() -> FakeLedger:
    """Return a ledger with two, one and three rows on three days, the first two of them not in a row."""
    ledger = FakeLedger()
    ledger.record("2001-05-04", {"id": 1}, {"id": 2})
    ledger.record("2001-05-06", {"id": 3})
    ledger.record("2001-05-07", {"id": 4}, {"id": 5}, {"id": 6})
    return ledger


def sealing(ledger: FakeLedger, folder: Path) -> Sealing:
    """Return what seals the ledger into a folder."""
    return Sealing(ledger=ledger, folder=SealFolder(folder), where=folder / "trucewatch.sqlite")

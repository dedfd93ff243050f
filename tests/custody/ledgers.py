"""A ledger in memory, for the tests of custody: rows that can be recorded, and tampered with."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from trucewatch.custody.chain import ChainedRow, Head, chained, start_of
from trucewatch.custody.key import public_bytes
from trucewatch.custody.seal import Seal
from trucewatch.custody.sealing import seal_all
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
    """Rows in one chain, recorded on the day to which the clock is set."""

    def __init__(self, workspace_id: str = WORKSPACE) -> None:
        self._workspace_id = workspace_id
        self.rows: list[ChainedRow] = []
        self.end = start_of(workspace_id)
        self.now = at("2001-05-01T00:00:00")

    @property
    def workspace_id(self) -> str:
        return self._workspace_id

    def head(self) -> Head:
        return self.end

    def chain(self, first: int = 1, last: int | None = None) -> Iterator[ChainedRow]:
        return (row for row in self.rows if first <= row.seq and (last is None or row.seq <= last))

    def seals(self, kind: str) -> Iterator[tuple[str, dict[str, Any], datetime]]:
        for row in self.rows:
            if row.table == "seal" and (content := json.loads(row.content))["kind"] == kind:
                yield content["key"], content["value"], _EPOCH + timedelta(microseconds=row.recorded_at)

    @contextmanager
    def pen(self) -> Iterator["FakeLedger"]:
        yield self

    def seal(self, kind: str, key: str, content: dict[str, Any]) -> datetime:
        assert all(key != held for held, _, _ in self.seals(kind))
        self.record(("entry", {"kind": "seal"}), ("seal", {"kind": kind, "key": key, "value": content}))
        return self.now

    def record(self, *parts: tuple[str, object]) -> None:
        """Record rows of one entry."""
        recorded_at = max(micros(self.now), self.rows[-1].recorded_at + 1 if self.rows else 0)
        self.rows.extend(chained(self.end, [(table, recorded_at, canonical_json(content)) for table, content in parts]))
        self.end = Head(count=self.rows[-1].seq, link=self.rows[-1].link)

    def record_claims(self, day: str, *ids: int) -> None:
        """Record claims at noon of a day."""
        self.now = at(f"{day}T12:00:00")
        self.record(*(("claim", {"id": claim_id}) for claim_id in ids))

    def drop_seals(self, *names: str) -> None:
        """Make the chain anew without some seals."""
        parts = [(row.table, row.recorded_at, row.content) for row in self.rows]
        kept = [part for part in parts if part[0] != "seal" or json.loads(part[2])["key"] not in names]
        self.rows = list(chained(start_of(self._workspace_id), kept))
        self.end = Head(count=self.rows[-1].seq, link=self.rows[-1].link)


def three_days() -> FakeLedger:
    """Return a ledger with two, one and three rows on three days, the first two of them not in a row."""
    ledger = FakeLedger()
    ledger.record_claims("2001-05-04", 1, 2)
    ledger.record_claims("2001-05-06", 3)
    ledger.record_claims("2001-05-07", 4, 5, 6)
    return ledger


def sealed(ledger: FakeLedger, now: str, *, so_far: bool = False) -> list[Seal]:
    """Seal the ledger and return the seals that were made."""
    ledger.now = at(now)
    return list(seal_all(ledger, KEY, now=ledger.now, so_far=so_far))


def a_key_file(path: Path, key: Ed25519PrivateKey = KEY) -> Path:
    """Write a signing key that everybody knows, and return where."""
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    return path

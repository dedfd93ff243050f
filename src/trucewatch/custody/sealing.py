"""Sign what a ledger holds, day by day, after making sure that it is worth signing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.chain import ChainedRow, Head, chain_faults, start_of
from trucewatch.custody.ledger import ChainedLedger, Word
from trucewatch.custody.merkle import Growing
from trucewatch.custody.seal import Seal, Statement, day_of, is_bookkeeping, seal_as_json, seal_from_json, sign
from trucewatch.custody.signing import WritableLedger, told_as_damage
from trucewatch.errors import BrokenChainError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def recorded_seals(ledger: ChainedLedger) -> tuple[Seal, ...]:
    """Return the seals of a ledger, in the order of recording.

    Raises:
        BadSealError: One is damaged.
    """
    with told_as_damage():
        return tuple(seal_from_json(content, where=f"seal {name}") for name, content, _ in ledger.seals(Word.SEAL))


def seal_all(
    ledger: WritableLedger, key: Ed25519PrivateKey, *, now: datetime, so_far: bool = False
) -> tuple[Seal, ...]:
    """Check the whole chain, seal every finished day with rows under no seal, and return the new seals in order.

    Args:
        so_far: Whether today is sealed as well, as far as it goes.

    Raises:
        BrokenChainError: The chain is broken: nothing is sealed.
        BadSealError: A seal that is there is damaged.
    """
    return _seal(
        ledger,
        key,
        recorded_seals(ledger),
        after=start_of(ledger.workspace_id),
        until=_until(now, so_far=so_far),
        now=now,
    )


def seal_latest(ledger: WritableLedger, key: Ed25519PrivateKey, *, now: datetime) -> tuple[Seal, ...]:
    """Seal the finished days since the last seal, looking at no row before it: quick, however long the chain is.

    Raises:
        BrokenChainError: The chain is broken since then: nothing is sealed.
        BadSealError: A seal that is there is damaged.
    """
    seals = recorded_seals(ledger)
    latest = max((seal.statement for seal in seals), key=lambda statement: statement.last, default=None)
    after = Head(count=latest.first - 1, link=latest.before) if latest else start_of(ledger.workspace_id)
    return _seal(ledger, key, seals, after=after, until=_until(now, so_far=False), now=now)


def _until(now: datetime, *, so_far: bool) -> date:
    """Return the last day to be sealed: yesterday, or today."""
    return now.astimezone(UTC).date() - timedelta(days=0 if so_far else 1)


def _seal(  # noqa: PLR0913 - what is sealed, with what, from where and until when
    ledger: WritableLedger,
    key: Ed25519PrivateKey,
    seals: Iterable[Seal],
    *,
    after: Head,
    until: date,
    now: datetime,
) -> tuple[Seal, ...]:
    workspace, head = ledger.workspace_id, ledger.head()
    days = _Days(end=after)
    rows = days.watching(ledger.chain(after.count + 1, head.count))
    if faults := chain_faults(rows, workspace=workspace, head=head, after=after):
        raise BrokenChainError(str(faults[0]))
    sealed: dict[int, int] = {}
    for stated in (seal.statement for seal in seals):
        sealed[stated.first] = max(stated.last, sealed.get(stated.first, 0))
    signed_at = (now - _EPOCH) // timedelta(microseconds=1)
    made = tuple(
        sign(day.statement(workspace, signed_at=signed_at), key)
        for day in days.found
        if day.day <= until and day.owed > sealed.get(day.before.count + 1, 0)
    )
    if made:
        with ledger.pen() as pen:
            for seal in made:
                pen.seal(Word.SEAL, seal.name, seal_as_json(seal))
    return made


@dataclass(slots=True, kw_only=True)
class _Day:
    """The rows of one day, as far as they went by."""

    day: date
    before: Head
    end: Head
    tree: Growing = field(default_factory=Growing)
    owed: int = 0
    """Number of the last row that is not merely left by sealing itself."""

    def statement(self, workspace: str, *, signed_at: int) -> Statement:
        return Statement(
            workspace=workspace,
            day=self.day,
            first=self.before.count + 1,
            last=self.end.count,
            before=self.before.link,
            link=self.end.link,
            root=self.tree.root(),
            signed_at=signed_at,
        )


@dataclass(slots=True, kw_only=True)
class _Days:
    """The days of a chain, as its rows go by."""

    end: Head
    found: list[_Day] = field(default_factory=list)

    def watching(self, rows: Iterable[ChainedRow]) -> Iterator[ChainedRow]:
        """Yield the rows as they are, having taken each into its day."""
        for row in rows:
            day = day_of(row.recorded_at)
            if not self.found or self.found[-1].day != day:
                self.found.append(_Day(day=day, before=self.end, end=self.end))
            today = self.found[-1]
            self.end = today.end = Head(count=row.seq, link=row.link)
            today.tree.add(row.digest)
            if not is_bookkeeping(row):
                today.owed = row.seq
            yield row

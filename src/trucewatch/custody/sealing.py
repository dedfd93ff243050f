"""Sign what a ledger holds, day by day, after making sure that it is worth signing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trucewatch.custody.chain import ChainedRow, Head, chain_faults, start_of
from trucewatch.custody.ledger import ChainedLedger
from trucewatch.custody.merkle import Growing
from trucewatch.custody.seal import Seal, Statement, day_of, sign
from trucewatch.custody.seal_folder import SealFolder
from trucewatch.errors import BadSealError, BrokenChainError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """A ledger, the folder of its seals, and what to call it in an error."""

    ledger: ChainedLedger
    folder: SealFolder
    where: Path

    def seal_all(self, key: Ed25519PrivateKey, *, now: datetime, so_far: bool = False) -> tuple[Seal, ...]:
        """Check the whole chain, seal every finished day with rows under no seal, and return the new seals in order.

        Args:
            so_far: Whether today is sealed as well, as far as it goes.

        Raises:
            BrokenChainError: The chain is broken: nothing is sealed.
            BadSealError: A seal that is there is damaged.
        """
        return self._seal(key, self._seals(), after=None, now=now, so_far=so_far)

    def seal_latest(self, key: Ed25519PrivateKey, *, now: datetime) -> tuple[Seal, ...]:
        """Seal the finished days since the last seal, looking at no row before it: quick, however long the chain is.

        Raises:
            BrokenChainError: The chain is broken since then: nothing is sealed.
            BadSealError: A seal that is there is damaged.
        """
        seals = self._seals()
        latest = max((seal.statement for seal in seals), key=lambda statement: statement.last, default=None)
        after = Head(count=latest.first - 1, link=latest.before) if latest else None
        return self._seal(key, seals, after=after, now=now, so_far=False)

    def _seal(
        self, key: Ed25519PrivateKey, seals: Iterable[Seal], *, after: Head | None, now: datetime, so_far: bool
    ) -> tuple[Seal, ...]:
        workspace = self.ledger.workspace_id
        start = after or start_of(workspace)
        head, rows = self.ledger.chain(first=start.count + 1)
        days = _Days(end=start)
        if faults := chain_faults(days.watching(rows), workspace=workspace, head=head, after=after):
            raise BrokenChainError(self.where, str(faults[0]))
        today = now.astimezone(UTC).date()
        until = today if so_far else today - timedelta(days=1)
        sealed = {(seal.statement.first, seal.statement.last) for seal in seals}
        made = tuple(
            sign(day.statement(workspace, signed_at=(now - _EPOCH) // timedelta(microseconds=1)), key)
            for day in days.found
            if day.day <= until and (day.before.count + 1, day.end.count) not in sealed
        )
        for seal in made:
            self.folder.keep(seal)
        return made

    def _seals(self) -> list[Seal]:
        seals = []
        for seal in self.folder.seals():
            if isinstance(seal, BadSealError):
                raise seal
            seals.append(seal)
        return seals


@dataclass(slots=True, kw_only=True)
class _Day:
    """The rows of one day, as far as they went by."""

    day: date
    before: Head
    end: Head
    tree: Growing = field(default_factory=Growing)

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
            self.end = self.found[-1].end = Head(count=row.seq, link=row.link)
            self.found[-1].tree.add(row.digest)
            yield row

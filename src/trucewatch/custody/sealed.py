"""Hold seals against the rows they speak of, while the rows go by once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from trucewatch.custody.chain import ChainedRow, start_of
from trucewatch.custody.merkle import Growing
from trucewatch.custody.seal import Seal, day_of, is_bookkeeping


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFault:
    """A seal that does not hold."""

    name: str
    """Of its file."""
    what: str
    """What is wrong with it, in one clause."""


@dataclass(slots=True, kw_only=True)
class _Day:
    """The rows of one day, as far as they went by."""

    day: date
    first: int
    owed: int = 0
    """Number of the last row that is not merely left by sealing itself."""


class SealWatch:
    """Watches the rows of a chain go by, and tells which seals do not fit them."""

    def __init__(self, seals: Iterable[Seal], *, workspace: str, keys: Collection[bytes]) -> None:
        """Take the seals.

        Args:
            workspace: The workspace's id.
            keys: Public keys that are believed.
        """
        self._seals = sorted(seals, key=lambda seal: (seal.statement.first, seal.statement.last, seal.name))
        self._workspace = workspace
        self._keys = keys
        self._found: dict[str, str] = {}
        self._right: dict[int, int] = {}
        """How far the right seals reach that begin with a row."""
        self._days: list[_Day] = []

    def watching(self, rows: Iterable[ChainedRow]) -> Iterator[ChainedRow]:
        """Yield the rows as they are, having looked at each."""
        waiting = {first: list(group) for first, group in groupby(self._seals, key=lambda seal: seal.statement.first)}
        running: list[tuple[Growing, list[Seal]]] = []
        before = start_of(self._workspace).link
        for row in rows:
            self._take(row)
            if beginning := waiting.pop(row.seq, None):
                running.append((Growing(), [seal for seal in beginning if self._begins(seal, row, before)]))
            for tree, seals in running:
                tree.add(row.digest)
                while seals and seals[0].statement.last == row.seq:
                    self._close(seals.pop(0), row, tree.root())
            if running:
                running = [(tree, seals) for tree, seals in running if seals]
            before = row.link
            yield row
        for seal in (
            *(seal for seals in waiting.values() for seal in seals),
            *(s for _, seals in running for s in seals),
        ):
            self._fault(seal, f"speaks of rows up to {seal.statement.last}, which are not in the ledger")

    def faults(self) -> tuple[SealFault, ...]:
        """Return what is wrong, in order of file name, once all rows have gone by."""
        return tuple(SealFault(name=name, what=what) for name, what in sorted(self._found.items()))

    def gaps(self) -> tuple[tuple[date, int, int], ...]:
        """Return the days of which not all rows are under a right seal, with the first and last row that is not.

        Once all rows have gone by; the last of them may simply not be sealed yet.
        """
        return tuple(
            (day.day, max(day.first, self._right.get(day.first, 0) + 1), day.owed)
            for day in self._days
            if self._right.get(day.first, 0) < day.owed
        )

    def last_sealed(self) -> int:
        """Return the number of the last row under a right seal; 0 where there is none."""
        return max(self._right.values(), default=0)

    def _take(self, row: ChainedRow) -> None:
        day = day_of(row.recorded_at)
        if not self._days or self._days[-1].day != day:
            self._days.append(_Day(day=day, first=row.seq))
        if not is_bookkeeping(row):
            self._days[-1].owed = row.seq

    def _begins(self, seal: Seal, row: ChainedRow, before: bytes) -> bool:
        """Tell whether the seal is sound in itself, and rightly says what comes before its first row."""
        statement = seal.statement
        if not seal.is_signed():
            self._fault(seal, "its signature is not that of its key: the seal was changed, or never signed")
        elif seal.key not in self._keys:
            self._fault(seal, f"it is signed with a key that is not believed here: {seal.key.hex()}")
        elif statement.workspace != self._workspace:
            self._fault(seal, f"it is of another workspace: {statement.workspace}")
        elif statement.before != before:
            self._fault(seal, f"the link before row {statement.first} is not the one that was sealed")
        elif statement.day != day_of(row.recorded_at):
            self._fault(seal, f"row {statement.first} was not recorded on {statement.day}")
        else:
            return True
        return False

    def _close(self, seal: Seal, row: ChainedRow, root: bytes) -> None:
        statement = seal.statement
        if statement.root != root or statement.link != row.link:
            self._fault(seal, f"{_rows(statement.first, statement.last)} not what was sealed")
        elif statement.day != day_of(row.recorded_at):
            self._fault(seal, f"row {statement.last} was not recorded on {statement.day}")
        else:
            self._right[statement.first] = max(self._right.get(statement.first, 0), statement.last)

    def _fault(self, seal: Seal, what: str) -> None:
        self._found[seal.name] = what


def told_gaps(gaps: Sequence[tuple[date, int, int]], *, last_sealed: int) -> Iterator[tuple[bool, str]]:
    """Yield for each day with rows that no seal speaks of whether that is a fault, and one sentence on it.

    Whoever seals, seals all days: a day without its seal before one that has it has lost it.
    """
    for day, first, last in gaps:
        if first < last_sealed:
            yield True, f"{_rows(first, last)} under no seal of {day}, though later rows are: its seal is missing"
        else:
            yield False, f"{_rows(first, last)} under no seal of {day} yet"


def _rows(first: int, last: int) -> str:
    return f"row {first} is" if first == last else f"rows {first} to {last} are"

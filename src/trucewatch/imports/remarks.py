"""What there is to say about the rows of a file: faults, oddities, and what was left out; all of it at once."""

from collections import Counter
from collections.abc import Sequence

from trucewatch.errors import FaultyFileError
from trucewatch.model.issue import Issue, Loudness

_MOST_TOLD = 200
"""Faults, or oddities, that are spelt out; a file with more has one cause, and their number is told."""


class Remarks:
    """All that was noted so far about one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults: list[str] = []
        self._count = 0
        self._lines: set[int] = set()
        self._flags: list[Issue] = []
        self._flagged: set[int] = set()
        self._left_out: Counter[str] = Counter()
        self._first_left_out: dict[str, int] = {}

    @property
    def faulty_rows(self) -> int:
        """How many rows cannot be used."""
        return len(self._lines)

    @property
    def flagged_rows(self) -> int:
        """How many rows are kept although something about them is odd."""
        return len(self._flagged)

    @property
    def rows_left_out(self) -> int:
        """How many sound rows say nothing that a claim could say."""
        return self._left_out.total()

    def fault(self, line: int, column: str, told: str) -> None:
        """Note that a row cannot be used.

        Args:
            line: Of the row, from 1.
            column: Its name; empty where the whole row is meant.
            told: What was expected, and what found.
        """
        self._count += 1
        self._lines.add(line)
        if self._count <= _MOST_TOLD:
            where = f"{self._file}:{line}: "
            self._faults.append(f"{where}{column}: {told}" if column else where + told)

    def flag(self, line: int, told: str) -> None:
        """Note that a row is odd; it is kept all the same."""
        self._flagged.add(line)
        self._flags.append(Issue(where=f"{self._file}:{line}", what=told, loudness=Loudness.WARNING))

    def leave_out(self, line: int, why: str) -> None:
        """Note that a row is sound, and yet makes no claim."""
        self._left_out[why] += 1
        self._first_left_out.setdefault(why, line)

    def take_flags(self) -> tuple[Issue, ...]:
        """Return the oddities noted since the last time."""
        flags, self._flags = tuple(self._flags), []
        return flags

    def told_left_out(self) -> tuple[Issue, ...]:
        """Return what was left out, one issue a reason, the most frequent first."""
        ordered = sorted(self._left_out.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple(
            Issue(
                where=f"{self._file}:{self._first_left_out[why]}",
                what=f"{number} {'row' if number == 1 else 'rows'} left out: {why}",
                loudness=Loudness.NOTE,
            )
            for why, number in ordered
        )

    def told_faults(self) -> tuple[str, ...]:
        """Return the faults as sentences, in the order of the file."""
        more = self._count - len(self._faults)
        return (*self._faults, f"{self._file}: and {more} more of their like") if more else tuple(self._faults)

    def raise_any(self) -> None:
        """Raise the faults all at once, if there are any.

        Raises:
            FaultyFileError: A fault was noted.
        """
        if self._count:
            raise FaultyFileError(self._file, self.told_faults(), count=self._count)


def shown(found: str, *, most: int = 60) -> str:
    """Return a value as a message shows it: quoted, and cut where it is long.

    Example:
        >>> shown("31 Febuary")
        "'31 Febuary'"
    """
    return repr(found if len(found) <= most else f"{found[:most]}…")


def listed(names: Sequence[str], *, most: int = 12) -> str:
    """Return names as a message lists them, the first few and how many more there are."""
    more = len(names) - most
    return ", ".join(shown(name, most=30) for name in names[:most]) + (f" and {more} more" if more > 0 else "")

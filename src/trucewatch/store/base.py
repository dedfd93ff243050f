"""What every store does, and the rules that it keeps.

**Append only.** What is recorded is never changed and never removed; the store refuses both, also by the back door.

**Whole or not at all.** One `Entry` is one transaction: the report, its claims, what they were judged to share with
earlier ones, and what was odd about it. Whoever is killed in between leaves the report wholly in or wholly out.

**Recorded once.** A report is its bytes: an entry whose document is held already changes nothing.

**Three times.** All rows of an entry bear the same instant of recording, in whole microseconds, UTC, later than that of
every entry before it, even where the machine's clock was turned back. A report without a day of publication counts as
published on the (UTC) day on which it was recorded: it must not appear in what was known before anybody had it.

**One pen.** Only the process that holds the pen may record; readers need none, and see whole entries only.

**Fixed order.** Whatever is returned comes in one order, which its docstring names.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.issue import Issue
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is recorded of one report, all at once."""

    document: Document
    claims: tuple[Claim, ...] = ()
    """In the order of the text; no id twice."""
    copies: tuple[Copy, ...] = ()
    """Of pairs of this report and an earlier entry's."""
    judgements: tuple[Judgement, ...] = ()
    """Of pairs with at least one claim of this report, the other no later than this entry."""
    issues: tuple[Issue, ...] = ()


class Pen(Protocol):
    """The right to record, while it is held."""

    def record(self, entry: Entry) -> datetime:
        """Record the entry and return when; for a document that is held already, when that was recorded."""
        ...


class Store(Protocol):
    """Whatever keeps documents, claims and judgements."""

    def pen(self) -> AbstractContextManager[Pen]:
        """Hold the right to record; wait for another holder for a while.

        Raises:
            BusyWorkspaceError: Another process held it for as long as this one would wait.
            ReadOnlyWorkspaceError: Nobody may record here.
        """
        ...

    def holds(self, sha256: str) -> bool:
        """Tell whether a report with that hash is recorded."""
        ...

    def document(self, sha256: str) -> Document | None:
        """Return the report whose hash is, or alone begins with, these digits; None when there is none, or several."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yield every report, in the order in which they were recorded."""
        ...

    def claims(self) -> Iterator[Claim]:
        """Yield every claim, in the order in which they were recorded."""
        ...

    def issues(self) -> Iterator[Issue]:
        """Yield every issue, in the order in which they were recorded."""
        ...

    def latest(self) -> datetime | None:
        """Return when the last entry was recorded; None when there is none."""
        ...

    def evidence(self, times: Times) -> Evidence:
        """Return all that was published and recorded within the times, in the order that `model.evidence` states."""
        ...

    def faults(self) -> Iterator[str]:
        """Yield a line for each row that is not what was recorded, or that leads nowhere."""
        ...

    def close(self) -> None:
        """Let go of files and connections; closing twice does no harm."""
        ...

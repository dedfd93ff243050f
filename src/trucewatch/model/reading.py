"""Readings: what a reader takes from one report, and what a reader must be able to do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.text import Document
from trucewatch.model.written import WrittenClaim

OnProgress = Callable[[int, int], None]
"""Called now and then within a report with the steps taken so far, and those there are, in no fixed unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report, read: its claims in the order of its text, and what was odd about it."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    written: Sequence[WrittenClaim] = ()
    """More claims of it, that are in their final writing already; they come after the others."""


class Reader(Protocol):
    """Whatever reads claims out of reports."""

    @property
    def name(self) -> str:
        """Which reader it is; kept with every claim."""
        ...

    @property
    def version(self) -> str:
        """Its version; kept with every claim."""
        ...

    def read(self, documents: Iterable[Document], *, on_progress: OnProgress | None = None) -> Iterator[Reading]:
        """Yield one reading for each document, in their order.

        Args:
            on_progress: Told of the documents at hand, so of one report where they are given one at a time.
        """
        ...

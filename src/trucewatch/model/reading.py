"""Readings: what a reader takes from one report, and what a reader must be able to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report, read: its claims in the order of its text, and what was odd about it."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()


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

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one reading for each document, in their order."""
        ...

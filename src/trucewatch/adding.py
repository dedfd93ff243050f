"""One run of `add`: how far it has come, and what became of the files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from trucewatch.errors import NoReadableReportError
from trucewatch.model.issue import Issue
from trucewatch.model.text import Document
from trucewatch.pipeline import Arrival, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come."""

    done: int
    """Files dealt with."""
    total: int
    path: Path
    """The file dealt with last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the files that were to be added."""

    new: tuple[Document, ...]
    """Reports recorded, in the order in which they were."""
    claims: int
    """Claims read in them."""
    already_there: int
    """Files whose bytes were recorded before, in this run or an earlier one."""
    issues: tuple[Issue, ...]
    """What was odd, in the order of the files; those of loudness FAULT were left out."""


def count(steps: Iterator[Step], *, total: int, on_progress: Callable[[Progress], None] | None) -> Added:
    """Go through the steps and return what became of the files.

    Args:
        total: How many files there are.
        on_progress: Called after each file.
    """
    new: list[Document] = []
    issues: list[Issue] = []
    claims = already_there = 0
    for done, step in enumerate(steps, start=1):
        if step.reading:
            new.append(step.reading.document)
            claims += len(step.reading.claims)
            issues.extend(step.reading.issues)
        elif step.issue:
            issues.append(step.issue)
        else:
            already_there += 1
        if on_progress:
            on_progress(Progress(done=done, total=total, path=step.path))
    return Added(new=tuple(new), claims=claims, already_there=already_there, issues=tuple(issues))


def with_one_readable(arrivals: Iterator[Arrival]) -> Iterator[Arrival]:
    """Return the arrivals, once one of them is known to be readable, or recorded already.

    Raises:
        NoReadableReportError: There was none.
    """
    ahead: list[Arrival] = []
    for arrival in arrivals:
        ahead.append(arrival)
        if arrival.issue is None:
            return chain(ahead, arrivals)
    raise NoReadableReportError([f"{arrival.issue.where}: {arrival.issue.what}" for arrival in ahead if arrival.issue])

"""Silences: what ought to have been said by a day, and was not."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.period import Period


class SilenceKind(StrEnum):
    """What is missing."""

    REPORT = "report"
    """A report that the agreement, or somebody's practice, makes due."""
    SOURCE = "source"
    """The usual number of reports by a source."""
    DEADLINE = "deadline"
    """Any word on a duty since its deadline passed."""
    WITNESS = "witness"
    """A word by somebody who is in a position to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One thing that was not said."""

    kind: SilenceKind
    period: Period
    """The days in which it was missing."""
    text: str
    """What is missing, in one sentence."""
    by: str | None = None
    """Id of the actor or the source that is silent; None where nobody in particular is."""
    obligation: str | None = None
    """Id of the obligation that it is about."""

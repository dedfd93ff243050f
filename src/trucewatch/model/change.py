"""What one deal changes in another: duties that it replaces, puts off, rests or adds."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.period import Period


class ChangeKind(StrEnum):
    """What becomes of an obligation."""

    SUPERSEDES = "supersedes"
    """Another takes its place."""
    EXTENDS = "extends"
    """It gets a new deadline."""
    PROLONGS = "prolongs"
    """Not one obligation, but the deal as a whole: it binds until a later day."""
    SUSPENDS = "suspends"
    """It rests for a time."""
    ADDS = "adds"
    """It is new."""


class ChangeBasis(StrEnum):
    """Who says so."""

    STATED = "stated"
    """The text of the later deal."""
    INFERRED = "inferred"
    """Whoever coded it, from how the two texts stand to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change that a later deal makes in an earlier one, from its day on."""

    kind: ChangeKind
    agreement: str
    """Id of the deal that makes it."""
    amends: str
    """Id of the deal in which it is made."""
    obligation: str
    """Id of the obligation that it is about: of the later deal for `adds`, of the earlier one for all others; for
    `prolongs` the id of the earlier deal."""
    period: Period
    """The days on which it holds; the last is None where it holds for good."""
    by: tuple[str, ...] = ()
    """Ids of the obligations of the later deal that take its place."""
    due: Period | None = None
    """The new deadline, of `extends`, or the days until which the deal binds, of `prolongs`."""
    basis: ChangeBasis = ChangeBasis.STATED
    note: str | None = None
    """Why it is read so, in one sentence."""

"""Findings: what we conclude about an obligation, never without its reasons and claims."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How an obligation stands."""

    NOT_DUE = "not_due"
    CLAIMED_DONE = "claimed_done"
    """Those who owe it say that it is done; nobody else confirms it."""
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    OVERDUE = "overdue"
    """Its deadline has passed, and nobody says that it is done."""
    VIOLATED = "violated"
    KEPT = "kept"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    CANNOT_ASSESS = "cannot_assess"


class Way(StrEnum):
    """Which way a claim bears on an obligation."""

    FOR = "for"
    """It speaks for the obligation being fulfilled."""
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One claim held against one obligation."""

    claim: str
    obligation: str
    """Obligation id."""
    way: Way
    level: float
    """The level that the claim speaks for, on PAM's scale of 0 (none) to 3 (full)."""
    directness: float
    """0 to 1: 1 where it speaks of this obligation, less where of the deal as a whole."""
    reason: str
    """Why it bears, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A level with its range."""

    value: float | None
    """None where nothing is known."""
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReason:
    """One sentence of a finding's grounds, with its claims."""

    text: str
    claims: tuple[str, ...] = ()
    """Claim ids; empty only where nothing was said, or where the text of a later deal is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How one obligation stands, and why."""

    obligation: str
    status: Status
    contested: bool
    level: Grade
    """On PAM's scale, 0 to 3."""
    unknown: float
    """Share unknown, 0 to 1."""
    as_seen_by: tuple[tuple[str, float], ...] = ()
    """Pairs of party name and the level that it claims itself, in order of name."""
    claims_for: tuple[str, ...] = ()
    """Claim ids, in ascending order."""
    claims_against: tuple[str, ...] = ()
    """Claim ids, in ascending order."""
    reasons: tuple[FindingReason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """An agreement's score, 0 to 100 as PAM has it, with its range."""

    value: float | None
    """None where no obligation can be assessed."""
    low: float
    high: float
    unknown: float
    """Share unknown over the obligations counted, 0 to 1."""

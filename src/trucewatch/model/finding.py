"""Findings: what we conclude about an obligation, never without its reasons and claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import About
from trucewatch.model.rate import RateChange


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
    why: str
    """Why it bears: the end of a sentence that begins with what the claim says."""
    part: About | None = None
    """The kindred duty of which it speaks, as one part of this one; None where it speaks of this one as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A level with its range."""

    value: float | None
    """None where nothing is known."""
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """How much of what was said speaks for an obligation being kept, how much against, and how much is not known.

    Source:
        A. Jøsang, Subjective Logic (Springer 2016), 3.2: belief, disbelief and uncertainty add up to 1.
    """

    belief: float
    disbelief: float
    ignorance: float
    conflict: float
    """How hard the two sides meet, 0 to 1: the product of what either alone would have one believe (Dempster's K).

    It is shown, and never divided away: two sides that exclude each other leave no third thing proven.
    """

    @property
    def expected(self) -> float:
        """The probability of its being kept, where what is not known is split evenly."""
        return self.belief + self.ignorance / 2


NOTHING_KNOWN = Opinion(belief=0.0, disbelief=0.0, ignorance=1.0, conflict=0.0)
"""What one thinks of a thing of which nobody spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReason:
    """One sentence of a finding's grounds, with its claims."""

    text: str
    claims: Sequence[str] = ()
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
    independent: float | None = None
    """The level by the words of those alone who have no stake in the deal; None where none of them spoke."""
    opinion: Opinion = NOTHING_KNOWN
    chance: float = 0.5
    """How likely it is met in full or nearly, level 2 or 3, by the odds of all that was said; 0.5 where nothing was."""
    watched: float = 1.0
    """Share of the time looked at in which observers were let through, 0 to 1."""
    rate: RateChange | None = None
    """For an obligation of conduct, how often it is broken against the time before; None where that cannot be told."""
    claims_for: Sequence[str] = ()
    """Claim ids, in ascending order."""
    claims_against: Sequence[str] = ()
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

"""Judgements: which claims are about the same thing, and which reports are copies of one another."""

from dataclasses import dataclass
from enum import StrEnum

PERSON = "person:"
"""What the judge of a person's judgement begins with; the person's name follows."""


class Answer(StrEnum):
    """What a judge says of two claims; `unsure` is an answer, and is kept."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence for a judgement: how strong, and in words."""

    evidence: str
    """Which kind: "when", "where", "who", "how_many", "what", "text"."""
    weight: float
    """In bits: the base-2 logarithm of a likelihood ratio; positive speaks for "same"."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An answer to "is this the same incident?" about two claims."""

    left: str
    """Claim id; the smaller of the two."""
    right: str
    """Claim id; the larger of the two."""
    answer: Answer
    score: float
    """Sum of the weights of the reasons, in bits."""
    reasons: tuple[Reason, ...] = ()
    judge: str = "trucewatch"
    """Who judged: the program, or a person."""


class CopyKind(StrEnum):
    """How one report repeats another."""

    REPRINT = "reprint"
    """The whole, word for word or nearly so."""
    SHORTENED = "shortened"
    """A part of it, and nothing else."""
    CHANGED = "changed"
    """Nearly the whole, but with another figure."""
    LIFTED = "lifted"
    """At least one passage of it, within another story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One report found to repeat another that was published before it."""

    copy: str
    """sha256 of the later report."""
    original: str
    """sha256 of the earlier report."""
    kind: CopyKind
    likeness: float
    """Share of the copy's sentences found in the original, 0 to 1."""
    sentences: tuple[tuple[int, int], ...] = ()
    """Pairs (start in the copy, start in the original) of the sentences they share, in code points."""

"""What a rule says of one claim."""

from dataclasses import dataclass

from trucewatch.model.claim import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a claim says of an obligation, by some rule."""

    level: float
    """PAM level that it speaks for, 0 to 3."""
    directness: float
    """0 to 1."""
    why: str
    """Why it bears: the end of a sentence that begins with what the claim says."""
    part: About | None = None
    """The kindred duty of which it speaks; None where it speaks of this one as such."""


FULL_LEVEL = 3.0
"""PAM level of an obligation fully kept."""

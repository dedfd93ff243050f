"""What a phrase is that tells who speaks: its kind, its words, and which other words are told by it."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.read.tree import Token


class Kind(StrEnum):
    """What the words do."""

    SAYS = "says"
    DENIES = "denies"
    REJECTS = "rejects"
    ACCUSES = "accuses"
    ACCORDING = "according"
    HEARS = "hears"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One phrase that tells who speaks, and which words are theirs."""

    kind: Kind
    verb: Token
    speakers: tuple[Token, ...]
    block: tuple[int, int]
    """The tokens of the phrase itself: speaker, verb, listeners, day."""
    before: bool
    """Whether what stands before the phrase is said."""
    after: int
    """First token of what is said after the phrase; 0 for nothing."""
    accused: tuple[Token, ...] = ()
    until: int = 0
    """One past the last token of what is said after the phrase; 0 where no clause bounds it."""
    mutual: bool = False
    """Whether the speakers say it of one another."""

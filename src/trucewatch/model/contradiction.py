"""Contradictions: two sides that cannot both be right, kept in sight and never averaged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ContradictionType(StrEnum):
    """In what the two sides differ."""

    VALUE = "value"
    """A figure: 12 dead or 30."""
    POLARITY = "polarity"
    """Done or not done."""
    ATTRIBUTION = "attribution"
    """Who did it."""
    SCOPE = "scope"
    """They speak of different areas or times: no contradiction of value, but easily read as one."""
    DEFINITION = "definition"
    """They use one word for different things: whom they mean by "radical groups"."""
    INTERPRETATION = "interpretation"
    """Two outlets read one statement in opposite ways."""
    TIME = "time"
    """It was so, and is no longer."""

    @property
    def in_words(self) -> str:
        """How it is told to people who do not know the vocabulary."""
        return _IN_WORDS[self]


_IN_WORDS = {
    ContradictionType.VALUE: "figures differ",
    ContradictionType.POLARITY: "said and denied",
    ContradictionType.ATTRIBUTION: "laid to different hands",
    ContradictionType.SCOPE: "of different scope",
    ContradictionType.DEFINITION: "one word, two meanings",
    ContradictionType.INTERPRETATION: "one statement, read two ways",
    ContradictionType.TIME: "no longer so",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction."""

    says: str
    """What it says, in one sentence."""
    speakers: tuple[str, ...]
    claims: Sequence[str]
    """Claim ids, in ascending order; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two sides that differ on one thing."""

    id: str
    type: ContradictionType
    title: str
    """What they differ on, in one line."""
    sides: tuple[Side, Side]
    since: date | None
    """The day from which both had been said."""
    obligation: str | None = None
    also: tuple[str, ...] = ()
    """Ids of further obligations on which the same claims stand against each other, in the order of the agreement."""
    incident: str | None = None

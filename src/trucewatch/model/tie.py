"""How actors hang together, and how they came to be: with days, and with who says so and who disputes it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.period import Period


class TieKind(StrEnum):
    """What binds one actor to another."""

    ACTS_FOR = "acts_for"
    """Its acts and words are those of the other."""
    MEMBER_OF = "member_of"
    """It belongs to an alliance or a body without acting for it."""
    ALLEGIANCE = "allegiance"
    """It follows another that is not its own state or side: sworn, or said of it."""
    BACKED_BY = "backed_by"
    """It is armed, paid or led by another, as some say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie of an actor to another, for a time; whoever disputes it is kept beside whoever says so."""

    kind: TieKind
    to: str
    """Id of the other actor."""
    during: Period
    said_by: tuple[str, ...] = ()
    """Ids of the actors who say so; empty where nobody disputes it."""
    disputed_by: tuple[str, ...] = ()
    """Ids of the actors who deny it."""
    note: str | None = None
    """In one sentence, what is known of it and where that can be read."""


class Becoming(StrEnum):
    """How an actor came out of another."""

    RENAMED = "renamed"
    MERGED = "merged"
    """It was made of several, the other among them."""
    SPLIT = "split"
    """It left the other, which went on."""
    SUCCEEDED = "succeeded"
    """It took the place of the other, which ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """That an actor came out of another, how and when."""

    of: str
    """Id of the earlier actor."""
    how: Becoming
    on: date | None = None
    note: str | None = None

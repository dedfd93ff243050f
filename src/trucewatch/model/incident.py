"""Incidents: what many claims are about, with its toll as a range and the claims it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place


class Standing(StrEnum):
    """How whoever counts the dead stands to them."""

    NEUTRAL = "neutral"
    OWN = "own"
    """They are its own: an admission, or a lament."""
    ENEMY = "enemy"
    """They are its enemy's, or it is said to have killed them: a boast, or a plea."""
    BOTH = "both"
    """It adds up its own and those of others."""


CIVILIANS = "civilians"
"""The side of the dead who bore no arms."""
UNKNOWN_SIDE = "unknown"
"""The side of those of whom it is not told whose they were, and of the dead of several sides in one figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginFigure:
    """What one origin counts."""

    origin: str
    """Its name."""
    count: Count
    standing: Standing
    claim: str
    """Id of the claim in which it was said last."""
    parts: tuple[str, ...] = ()
    """Ids of all the claims whose figures are added up, where it counts the sides one by one; in ascending order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People counted in an incident, over all the independent origins that count them."""

    low: int | None
    """The lowest figure that any origin gives, inclusive; None where none gives a lower bound."""
    best: int | None
    """The median over the origins that are neither those who died nor those who killed them; else over the former, else
    over the latter; None where none of them gives a figure to stand on."""
    high: int | None
    """The highest, inclusive; None where some origin sets no upper bound."""
    words: tuple[str, ...] = ()
    """What was said instead of figures ("dozens"), to be shown with them."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that it rests on, in ascending order."""
    by_origin: tuple[OriginFigure, ...] = ()
    """Each origin's last figure, in order of name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideToll:
    """Those of one side who were counted in an incident."""

    side: str
    """`civilians`, `unknown`, the id of the actor for whom they stood in the end, or words for them ("gunmen")."""
    name: str
    """What the side is called."""
    killed: Toll | None = None
    injured: Toll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event, as the claims about it have it."""

    id: str
    type: IncidentType
    types: tuple[IncidentType, ...]
    """Every type that a claim names, the most frequent first."""
    date: Period | None
    """The narrowest period in line with the claims."""
    place: Place | None
    """The most exact place that a claim names."""
    perpetrators: tuple[str, ...] = ()
    """Who is said to have done it: names, each by at least one claim."""
    killed: Toll | None = None
    civilians_killed: Toll | None = None
    injured: Toll | None = None
    by_side: tuple[SideToll, ...] = ()
    """The same by whose they were: civilians first, then by name, those of unknown side last."""
    claims: tuple[str, ...] = ()
    """Ids of the claims about it, asserted or denied, in ascending order."""
    denials: tuple[str, ...] = ()
    """Ids of those claims among them that deny it."""
    origins: tuple[str, ...] = ()
    """The independent origins that speak of it: speakers and reports, copies counted once; in ascending order."""

"""Incidents: what many claims are about, with its toll as a range and the claims it rests on."""

from dataclasses import dataclass

from trucewatch.model.claim import IncidentType
from trucewatch.model.period import Period
from trucewatch.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People counted in an incident, over all the independent origins that count them."""

    low: int | None
    """The lowest figure that any origin gives, inclusive; None where none gives a lower bound."""
    best: int | None
    """The weighted median over origins; None where no origin gives a figure to stand on."""
    high: int | None
    """The highest, inclusive; None where some origin sets no upper bound."""
    words: tuple[str, ...] = ()
    """What was said instead of figures ("dozens"), to be shown with them."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that it rests on, in ascending order."""


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
    claims: tuple[str, ...] = ()
    """Ids of the claims about it, asserted or denied, in ascending order."""
    denials: tuple[str, ...] = ()
    """Ids of those claims among them that deny it."""
    origins: tuple[str, ...] = ()
    """The independent origins that speak of it: speakers and reports, copies counted once; in ascending order."""

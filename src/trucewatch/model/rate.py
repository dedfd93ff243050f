"""Rates: how often an obligation of conduct is broken, against the effort of those who watch.

Exposure is counted in observer-days: one observer on watch for one day.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with the ends between which it lies with the stated probability."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCount:
    """What was counted in one stretch of time."""

    period: Period
    violations: int
    """Incidents that break the obligation, each counted once, however many tell of it."""
    exposure_days: float
    """Observer-days on watch; 0 where nobody watched."""
    denied_days: float
    """Observer-days lost because access was denied."""
    per_month: Interval | None
    """Violations in 30 observer-days; None where nobody watched."""
    incidents: Sequence[str] = ()
    """Ids of those incidents, in ascending order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange:
    """How the rate of violations changed with the deal."""

    before: RateCount
    after: RateCount
    ratio: Interval
    """The rate since the deal over the rate before it: 1 where nothing changed."""
    dispersion: float
    """How many times more unevenly than by chance alone the months differ, 1 or more; it widens the range."""
    level: float
    """The level on PAM's scale, 0 to 3, to which the ratio comes."""
    mass: tuple[float, float, float, float]
    """How likely the ratio comes to each of the four levels; they add up to 1."""

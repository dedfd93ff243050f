"""What a rule for times is, and how a time without its year finds one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.days import shift

_LONG_PAST_DAYS = 366
"""A narrative that is further back than a year keeps the times told in it; a nearer one is news, and so are they."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the words of a match come to."""

    period: Period | None
    ahead: Period | None = None
    granularity: Granularity
    basis: Basis
    modifier: Modifier | None = None
    days: int | None = None
    alternatives: tuple[Period, ...] = ()
    ends: tuple[Period, ...] = ()
    names_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern, and how its matches are read."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Anchor], Reading | None]
    """None where the words mean no time after all."""


def make_rule(name: str, pattern: str, read: Callable[[re.Match[str], Anchor], Reading | None]) -> Rule:
    """Return the rule of a pattern, in which case counts unless it says otherwise."""
    return Rule(name=name, pattern=re.compile(pattern), read=read)


def absolute(period: Period | None, granularity: Granularity, *, names_year: bool = True) -> Reading | None:
    """Return the reading of a time that names its year; None where the calendar has no such day."""
    if period is None:
        return None
    return Reading(period=period, granularity=granularity, basis=Basis.ABSOLUTE, names_year=names_year)


def open_reading(granularity: Granularity, *, days: int | None = None) -> Reading:
    """Return the reading of a time for which no anchor is known."""
    return Reading(period=None, granularity=granularity, basis=Basis.OPEN, days=days)


def against_publication(
    anchor: Anchor,
    granularity: Granularity,
    past: Callable[[date], Period],
    ahead: Callable[[date], Period] | None = None,
) -> Reading:
    """Return the reading against the day of publication; open where nobody knows it."""
    if anchor.published is None:
        return open_reading(granularity)
    period = past(anchor.published)
    other = ahead(anchor.published) if ahead else None
    return Reading(
        period=period,
        ahead=other if other != period else None,
        granularity=granularity,
        basis=Basis.PUBLISHED,
    )


def against_narrative(anchor: Anchor, granularity: Granularity, read: Callable[[date], Period]) -> Reading:
    """Return the reading against the time told of last, or else against the day of publication."""
    day = anchor.narrative.first if anchor.narrative else None
    if day is None:
        return against_publication(anchor, granularity, read)
    return Reading(period=read(day), granularity=granularity, basis=Basis.NARRATIVE)


def yearless(anchor: Anchor, granularity: Granularity, make: Callable[[int], Period | None]) -> Reading | None:
    """Return the reading of a time that comes every year.

    Towards the past it is the latest that began before publication, towards the future the next that has not ended.
    Where the text tells of a time long past, it is of that year; both readings are kept.

    Args:
        make: The time in a given year; None where that year has none (29 February).
    """
    in_narrative = _in_narrative(anchor, make)
    published = anchor.published
    if published is None:
        if in_narrative is None:
            return open_reading(granularity)
        return Reading(period=in_narrative, granularity=granularity, basis=Basis.NARRATIVE)
    past = _found(make, range(published.year, published.year - 9, -1), lambda period: _began(period, published))
    ahead = _found(make, range(published.year, published.year + 9), lambda period: not _ended(period, published))
    if past is None:
        return None
    reading = Reading(
        period=past,
        ahead=ahead if ahead != past else None,
        granularity=granularity,
        basis=Basis.PUBLISHED,
        alternatives=(in_narrative,) if in_narrative and in_narrative not in {past, ahead} else (),
    )
    if in_narrative is not None and _is_long_past(anchor):
        return replace(reading, period=in_narrative, ahead=None, basis=Basis.NARRATIVE, alternatives=(past,))
    return reading


def _in_narrative(anchor: Anchor, make: Callable[[int], Period | None]) -> Period | None:
    first = anchor.narrative.first if anchor.narrative else None
    return make(first.year) if first else None


def _is_long_past(anchor: Anchor) -> bool:
    last = anchor.narrative.last if anchor.narrative else None
    return last is not None and anchor.published is not None and last < shift(anchor.published, -_LONG_PAST_DAYS)


def _found(make: Callable[[int], Period | None], years: range, fits: Callable[[Period], bool]) -> Period | None:
    periods = (make(year) for year in years if 1 <= year < 9999)
    return next((period for period in periods if period is not None and fits(period)), None)


def _began(period: Period, published: date) -> bool:
    return period.first is not None and period.first <= published


def _ended(period: Period, published: date) -> bool:
    return period.last is not None and period.last < published

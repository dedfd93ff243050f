"""Lay out the days on which something was published, as bars to be drawn and days to step through."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_BARS_AT_MOST = 240
_TALLEST = 36
_GAP = 0.25
"""Share of a bar's place that is left free beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The reports of one day, or of a few where the days are many."""

    day: date
    """The last of its days."""
    reports: int
    left: float
    width: float
    height: float
    is_ahead: bool
    """Whether it comes after the day as of which things are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysChart:
    """The days from the first report to the last; lengths in units of a chart of the given width, 40 high."""

    first: date | None
    last: date | None
    width: int
    bars: tuple[Bar, ...]
    days: tuple[str, ...]
    """Every day with a report, as ISO days, in order."""
    now: float | None
    """Where the day as of which things are shown lies; None when it lies outside."""
    earlier: date | None
    """The last day with a report before that day."""
    later: date | None
    """The first day with a report after that day."""


def chart_days(reports: Mapping[date, int], as_of: date) -> DaysChart:
    """Return the chart of how many reports were published on which day."""
    days = sorted(reports)
    if not days:
        return DaysChart(first=None, last=None, width=1, bars=(), days=(), now=None, earlier=None, later=None)
    first, last = days[0], days[-1]
    days_a_bar = -(-((last - first).days + 1) // _BARS_AT_MOST)
    heaps: Counter[int] = Counter()
    for day, count in reports.items():
        heaps[(day - first).days // days_a_bar] += count
    scale = _Scale(first=first, days_a_bar=days_a_bar, most=max(heaps.values()), as_of=as_of)
    before, after = bisect_left(days, as_of), bisect_right(days, as_of)
    return DaysChart(
        first=first,
        last=last,
        width=max(heaps) + 1,
        bars=tuple(scale.bar(place, count) for place, count in sorted(heaps.items())),
        days=tuple(day.isoformat() for day in days),
        now=round(((as_of - first).days + 0.5) / days_a_bar, 2) if first <= as_of <= last else None,
        earlier=days[before - 1] if before else None,
        later=days[after] if after < len(days) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    days_a_bar: int
    most: int
    as_of: date

    def bar(self, place: int, count: int) -> Bar:
        day = self.first + timedelta(days=(place + 1) * self.days_a_bar - 1)
        return Bar(
            day=day,
            reports=count,
            left=place,
            width=1 - _GAP,
            height=round(count / self.most * _TALLEST, 1),
            is_ahead=day > self.as_of,
        )

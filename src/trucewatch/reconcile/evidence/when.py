"""When: the shorter the two stretches of days that meet, the less likely they meet by chance."""

import math

from trucewatch.model.judgement import Reason
from trucewatch.model.period import Period
from trucewatch.model.wording import say_period
from trucewatch.reconcile.evidence.pair import Pair

_SEASON_DAYS = 60
"""The stretch over which unrelated incidents of one war, reported side by side, are spread (our own)."""
_MEET_IF_SAME = 0.95
_OPEN_END_DAYS = 30
"""Length given to a stretch with an open end."""
_DAY_OFF = (1.0, -2.0, -4.0)
"""Bits where the stretches miss each other by one, two or three days; reports do mix up nights and days."""
_FAR_OFF = -12.0


def when(pair: Pair) -> Reason | None:
    """Weigh the dates; None where either claim has none."""
    one, other = pair.left.date, pair.right.date
    if one is None or other is None:
        return None
    gap = gap_days(one, other)
    if gap > 0:
        weight = _DAY_OFF[gap - 1] if gap <= len(_DAY_OFF) else _FAR_OFF
        days = "day" if gap == 1 else "days"
        words = f"{gap} {days} lie between {say_period(one)} and {say_period(other)}"
        return Reason(evidence="when", weight=weight, words=words)
    by_chance = min(1.0, (_length(one) + _length(other) - 1) / _SEASON_DAYS)
    words = f"both {say_period(one)}" if one == other else f"{say_period(one)} meets {say_period(other)}"
    return Reason(evidence="when", weight=math.log2(_MEET_IF_SAME / by_chance), words=words)


def gap_days(one: Period, other: Period) -> int:
    """Return how many days lie between the two, counting the later's first: 1 for neighbours, 0 where they meet."""
    gaps = [
        (later.first - earlier.last).days
        for earlier, later in ((one, other), (other, one))
        if earlier.last is not None and later.first is not None
    ]
    return max([0, *gaps])


def _length(period: Period) -> int:
    return period.length_days or _OPEN_END_DAYS

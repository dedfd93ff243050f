"""When: the shorter the two stretches of days that meet, the less likely they meet by chance."""

import math

from trucewatch.model.judgement import Reason
from trucewatch.model.period import Period
from trucewatch.model.wording import say_day, say_period
from trucewatch.reconcile.evidence.pair import Pair, Profile
from trucewatch.settings import Settings

_DAY_OFF = ("when.one_day_off", "when.two_days_off", "when.three_days_off")


def when(pair: Pair) -> Reason | None:
    """Weigh the days; None where either claim can be put on none.

    A claim without a date is put on the days before its report, which says less than a date of its own.
    """
    one, other = pair.left.period, pair.right.period
    if one is None or other is None:
        return None
    settings = pair.settings
    gap = gap_days(one, other)
    if gap > 0:
        weight = pair.weigh(_DAY_OFF[gap - 1] if gap <= len(_DAY_OFF) else "when.far_off")
        days = "day" if gap == 1 else "days"
        words = f"{gap} {days} lie between {_say(pair.left)} and {_say(pair.right)}"
        return Reason(evidence="when", weight=weight, words=words)
    by_chance = min(1.0, (_length(one, settings) + _length(other, settings) - 1) / settings.season_days)
    is_alike = one == other and pair.left.is_dated is pair.right.is_dated
    words = f"both {_say(pair.left)}" if is_alike else f"{_say(pair.left)} meets {_say(pair.right)}"
    return Reason(evidence="when", weight=math.log2(settings.meet_if_same / by_chance), words=words)


def _say(profile: Profile) -> str:
    if profile.period is None:
        return "a day not told"
    if profile.is_dated or profile.period.last is None:
        return say_period(profile.period)
    return f"the news of {say_day(profile.period.last)}"


def gap_days(one: Period, other: Period) -> int:
    """Return how many days lie between the two, counting the later's first: 1 for neighbours, 0 where they meet."""
    gaps = [
        (later.first - earlier.last).days
        for earlier, later in ((one, other), (other, one))
        if earlier.last is not None and later.first is not None
    ]
    return max([0, *gaps])


def _length(period: Period, settings: Settings) -> int:
    return period.length_days or settings.open_end_days

"""When feasts fall in a year: on a fixed day, so many days from Easter, or by the calendar of Islam."""

from datetime import date
from typing import Any

from trucewatch.model.period import Period
from trucewatch.read.days import make_day, shift

_BEFORE_HIJRA = 622
_YEAR_RATIO = 33 / 32
"""Years of the moon to one of the sun."""
_EPOCH = 1948440
"""The Julian day on which the calendar of Islam begins, civil reckoning."""
_ORDINAL_AT = 1721425
"""The Julian day before the first of Python's calendar."""
_GREGORIAN_LAG = 13
"""Days by which the old calendar runs behind, from 1900 to 2099."""


def feast_in(year: int, feast: dict[str, Any]) -> Period | None:
    """Return the days of a feast in a year; None where it has none, or does not begin in it.

    Args:
        feast: An entry of `phrases/feasts.yml`.
    """
    if "fixed" in feast:
        first = make_day(year, *feast["fixed"])
    elif "easter" in feast:
        first = shift(easter(year), feast["easter"])
    elif "eastern" in feast:
        first = shift(eastern_easter(year), feast["eastern"])
    else:
        first = next((day for day in _hijri_days(year, *feast["hijri"]) if day.year == year), None)
    if first is None:
        return None
    return Period(first=first, last=shift(first, feast.get("days", 1) - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches.

    Source:
        The anonymous Gregorian algorithm, as in Meeus, Astronomical Algorithms, chapter 8.

    Example:
        >>> easter(2021), easter(1995)
        (datetime.date(2021, 4, 4), datetime.date(1995, 4, 16))
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    leaps, skipped = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def eastern_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, by the calendar of today.

    Source:
        Meeus, Astronomical Algorithms, chapter 8.

    Example:
        >>> eastern_easter(2021), eastern_easter(1994)
        (datetime.date(2021, 5, 2), datetime.date(1994, 5, 1))
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return shift(date(year, month, day + 1), _GREGORIAN_LAG)


def _hijri_days(year: int, month: int, day: int) -> list[date]:
    """Return that day of the years of Islam that touch a year: by the reckoned months of 30 and 29 days."""
    around = int((year - _BEFORE_HIJRA) * _YEAR_RATIO)
    found = []
    for hijri in range(max(around - 1, 1), around + 3):
        julian = (11 * hijri + 3) // 30 + 354 * hijri + 30 * month - (month - 1) // 2 + day + _EPOCH - 385
        if julian > _ORDINAL_AT:
            found.append(date.fromordinal(julian - _ORDINAL_AT))
    return found

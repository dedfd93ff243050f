"""Arithmetic on days, weeks, months and years: what the words of a calendar come to."""

import calendar
from datetime import date, timedelta

from trucewatch.model.period import Period

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""First and last month, as the northern half of the world has them."""
_EARLY_DAYS = 10
_MID_DAYS = 20
_EARLIEST = date(1, 1, 1)
_LATEST = date(9999, 12, 31)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date:
    """Return the day so many days on, held within what a date can be."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return _LATEST if days > 0 else _EARLIEST


def shift_months(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year = min(max(index // 12, 1), 9999)
    month = index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_of(day: date, weeks: int = 0) -> Period:
    """Return the week, Monday to Sunday, that lies so many weeks from that of `day`."""
    monday = shift(day, -day.weekday() + 7 * weeks)
    return Period(first=monday, last=shift(monday, 6))


def weekend_of(day: date, weeks: int = 0) -> Period:
    """Return Saturday and Sunday of the week that lies so many weeks from that of `day`."""
    week = week_of(day, weeks)
    return Period(first=shift(_first(week), 5), last=week.last)


def month_of(day: date, months: int = 0) -> Period:
    """Return the calendar month so many months from that of `day`."""
    there = shift_months(day.replace(day=1), months)
    return Period.month(there.year, there.month)


def weekday_before(day: date, weekday: int) -> date:
    """Return the latest such weekday, `day` itself included."""
    return shift(day, -((day.weekday() - weekday) % 7))


def weekday_after(day: date, weekday: int) -> date:
    """Return the next such weekday, `day` itself included."""
    return shift(day, (weekday - day.weekday()) % 7)


def part_of_month(month: Period, part: str) -> Period:
    """Return the early (first ten days), mid (11th to 20th) or late (from the 21st) part of a month."""
    first, last = _first(month), _last(month)
    match part:
        case "early":
            return Period(first=first, last=first.replace(day=_EARLY_DAYS))
        case "mid":
            return Period(first=first.replace(day=_EARLY_DAYS + 1), last=first.replace(day=_MID_DAYS))
        case "late":
            return Period(first=first.replace(day=_MID_DAYS + 1), last=last)
        case _:
            raise ValueError(f"a month has no part {part!r}")


def part_of_year(year: int, part: str) -> Period:
    """Return the early (to March), mid (May to August) or late (from October) part of a year."""
    match part:
        case "early":
            return Period(first=date(year, 1, 1), last=date(year, 3, 31))
        case "mid":
            return Period(first=date(year, 5, 1), last=date(year, 8, 31))
        case "late":
            return Period(first=date(year, 10, 1), last=date(year, 12, 31))
        case _:
            raise ValueError(f"a year has no part {part!r}")


def part_of(period: Period, part: str) -> Period:
    """Return the early, mid or late part of a month, a year, or any stretch between (by thirds)."""
    length = period.length_days or 1
    if 28 <= length <= 31 and _first(period).day == 1:
        return part_of_month(period, part)
    if length >= 365:
        return part_of_year(_first(period).year, part)
    third = max(length // 3, 1)
    start = {"early": 0, "mid": third, "late": length - third}[part]
    first = shift(_first(period), start)
    return Period(first=first, last=min(shift(first, third - 1 if part != "late" else length), _last(period)))


def season(year: int, name: str) -> Period:
    """Return the three months of a season; a winter is named by the year in which it begins."""
    first, last = SEASONS[name]
    until = year + 1 if last < first and year < 9999 else year
    return Period(first=date(year, first, 1), last=Period.month(until, last).last)


def _first(period: Period) -> date:
    return period.first or _EARLIEST


def _last(period: Period) -> date:
    return period.last or _LATEST

"""Units of time in words: how many of which, and what they come to from a day."""

from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Granularity
from trucewatch.read.days import month_of, shift, shift_months, week_of
from trucewatch.read.numbers import value_of

DAYS_A_UNIT = {
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
    "quarter": 91,
    "century": 36524,
}
LEAST_OF_SEVERAL = 3
_FEW = {"a couple of": 2, "a few": LEAST_OF_SEVERAL, "several": LEAST_OF_SEVERAL, "a": 1, "an": 1}


def unit_of(words: str) -> str:
    """Return the unit that a word names, in the singular."""
    return words.lower().rstrip("s") if words.lower() != "centuries" else "decade"


def how_many(words: str) -> int:
    """Return how many the words say: "a few" and "several" are three, the least they can be."""
    lowered = words.lower()
    if lowered in _FEW:
        return _FEW[lowered]
    value = value_of(lowered)
    return int(value) if value is not None else LEAST_OF_SEVERAL


def granularity_of(unit: str) -> Granularity:
    """Return how finely a unit tells the time."""
    match unit:
        case "hour" | "day" | "night":
            return Granularity.DAY
        case "week" | "fortnight" | "weekend":
            return Granularity.WEEK
        case "month":
            return Granularity.MONTH
        case "year":
            return Granularity.YEAR
        case _:
            return Granularity.DECADE


def moved(day: date, number: int, unit: str) -> date:
    """Return the day so many units on, or back where the number is negative."""
    match unit:
        case "month":
            return shift_months(day, number)
        case "year":
            return shift_months(day, 12 * number)
        case "decade":
            return shift_months(day, 120 * number)
        case "hour":
            return shift(day, int(number / 24) if abs(number) >= 24 else 0)
        case _:
            return shift(day, int(number * DAYS_A_UNIT[unit]))


def whole_unit(day: date, unit: str, turns: int) -> Period:
    """Return the calendar week, month, year or decade so many turns from that of `day`."""
    match unit:
        case "week":
            return week_of(day, turns)
        case "month":
            return month_of(day, turns)
        case "quarter":
            start = shift_months(day.replace(day=1), 3 * turns - (day.month - 1) % 3)
            return Period(first=start, last=month_of(start, 2).last)
        case "year":
            return Period.year(min(max(day.year + turns, 1), 9999))
        case "century":
            year = min(max(day.year // 100 * 100 + 100 * turns, 1), 9900)
            return Period(first=date(year, 1, 1), last=date(min(year + 99, 9999), 12, 31))
        case _:
            first = min(max(day.year // 10 * 10 + 10 * turns, 1), 9990)
            return Period(first=date(first, 1, 1), last=date(first + 9, 12, 31))

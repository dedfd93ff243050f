"""Times against another: today, Thursday, last month, three weeks ago, the day before."""

import re
from collections.abc import Callable
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_rule import Reading, Rule, against_narrative, against_publication, open_reading
from trucewatch.read.date_rules_absolute import part_named
from trucewatch.read.date_words import PART, SMALL_NUMBER, UNIT, WEEKDAY
from trucewatch.read.days import (
    WEEKDAYS,
    month_of,
    part_of,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_of,
)
from trucewatch.read.numbers import value_of

_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_DAYS_A_UNIT = {
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
}
_LEAST_OF_SEVERAL = 3
_FEW = {"a couple of": 2, "a few": _LEAST_OF_SEVERAL, "several": _LEAST_OF_SEVERAL, "a": 1, "an": 1}


def _unit(words: str) -> str:
    return words.lower().rstrip("s") if words.lower() != "centuries" else "decade"


def _how_many(words: str) -> int:
    lowered = words.lower()
    if lowered in _FEW:
        return _FEW[lowered]
    value = value_of(lowered)
    return int(value) if value is not None else _LEAST_OF_SEVERAL


def _granularity(unit: str) -> Granularity:
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


def _moved(day: date, number: int, unit: str) -> date:
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
            return shift(day, int(number * _DAYS_A_UNIT[unit]))


def _fixed(name: str, pattern: str, days: int, until: int | None = None) -> Rule:
    """Make the rule for words that always lie as many days from publication."""
    last = days if until is None else until

    def read(_: re.Match[str], anchor: Anchor) -> Reading:
        return against_publication(
            anchor, Granularity.DAY, lambda day: Period(first=shift(day, days), last=shift(day, last))
        )

    return Rule(name=name, pattern=re.compile(rf"\b(?i:{pattern})\b"), read=read)


def _read_weekday(match: re.Match[str], anchor: Anchor) -> Reading | None:
    weekday = WEEKDAYS[match["day"][:3].lower()]
    turn = (match["turn"] or "").lower()
    match turn:
        case "last" | "past" | "the previous":
            return against_publication(
                anchor, Granularity.DAY, lambda day: Period.day(weekday_before(shift(day, -1), weekday))
            )
        case "next" | "the following" | "coming" | "this coming":
            return against_publication(
                anchor, Granularity.DAY, lambda day: Period.day(weekday_after(shift(day, 1), weekday))
            )
        case _:
            return against_publication(
                anchor,
                Granularity.DAY,
                lambda day: Period.day(weekday_before(day, weekday)),
                lambda day: Period.day(weekday_after(day, weekday)),
            )


def _read_weekend(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read the weekend: the latest that has begun, or the next; "last" and "next" count from the week of publication."""
    turn = (match["turn"] or "").lower()
    if turn in {"last", "past"}:
        return against_publication(anchor, Granularity.WEEK, lambda day: weekend_of(day, -1))
    if turn in {"next", "coming"}:
        return against_publication(
            anchor, Granularity.WEEK, lambda day: weekend_of(day, 1 if turn == "next" and day.weekday() >= 5 else 0)
        )
    return against_publication(
        anchor,
        Granularity.WEEK,
        lambda day: weekend_of(day, 0 if day.weekday() >= 5 else -1),
        lambda day: weekend_of(day),
    )


def _whole(day: date, unit: str, turns: int) -> Period:
    match unit:
        case "week":
            return week_of(day, turns)
        case "month":
            return month_of(day, turns)
        case "year":
            return Period.year(min(max(day.year + turns, 1), 9999))
        case _:
            first = day.year // 10 * 10 + 10 * turns
            return Period(first=date(max(first, 1), 1, 1), last=date(max(first, 1) + 9, 12, 31))


def _read_turn(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "last month" and its like, whole, in part, or up to the day of publication ("earlier this month")."""
    unit, part = _unit(match["unit"]), (match["part"] or "").lower()
    turns = _TURNS[match["turn"].lower()]

    def read(day: date) -> Period:
        whole = _whole(day, unit, turns)
        if part.startswith("earlier") and turns == 0:
            return Period(first=whole.first, last=day)
        if part.startswith("later") and turns == 0:
            return Period(first=day, last=whole.last)
        if not part or part.startswith(("earlier", "later")):
            return whole
        return part_of(whole, part_named(part) or "late")

    return against_publication(anchor, _granularity(unit), read)


def _read_part_of_unit(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the end of the month": of the one that runs, and its end alone for a week."""
    unit, part = _unit(match["unit"]), part_named(match["part"])

    def read(day: date) -> Period:
        whole = _whole(day, unit, 0)
        if part == "late" and whole.last is not None:
            return Period.day(whole.last)
        return part_of(whole, part or "late")

    return against_publication(anchor, _granularity(unit), read)


def _read_past_stretch(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the past 24 hours", "in the last three months": from then to the day of publication."""
    unit, number = _unit(match["unit"]), _how_many(match["number"] or "a")

    def read(day: date) -> Period:
        first = shift(day, -max(1, round(number / 24))) if unit == "hour" else _moved(day, -number, unit)
        return Period(first=first, last=day)

    return against_publication(anchor, Granularity.SPAN, read)


def _read_recent(match: re.Match[str], anchor: Anchor) -> Reading | None:
    unit = _unit(match["unit"])
    sign = 1 if match["turn"].lower() in {"coming", "next"} else -1

    def read(day: date) -> Period:
        other = _moved(day, sign * _LEAST_OF_SEVERAL, unit)
        return Period(first=min(day, other), last=max(day, other))

    return against_publication(anchor, Granularity.SPAN, read)


def _read_ago(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "three weeks ago": to the day for days, and about then for what is longer."""
    unit, number = _unit(match["unit"]), _how_many(match["number"])

    def read(day: date) -> Period:
        there = _moved(day, -number, unit)
        match unit:
            case "year" | "decade":
                return Period.year(there.year) if number > 1 or unit == "decade" else month_of(there)
            case "month":
                return month_of(there)
            case _:
                return Period.day(there)

    return against_publication(anchor, _granularity(unit), read)


def _read_for(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "for three days", and "for weeks" as at least two of them, up to the day of publication."""
    unit = _unit(match["unit"])
    number = _how_many(match["number"]) if match["number"] else 2
    if anchor.published is None:
        return open_reading(Granularity.DURATION, days=round(number * _DAYS_A_UNIT[unit]))
    return Reading(
        period=Period(first=_moved(anchor.published, -number, unit), last=anchor.published),
        ahead=Period(first=anchor.published, last=_moved(anchor.published, number, unit)),
        granularity=Granularity.DURATION,
        basis=Basis.PUBLISHED,
        modifier=Modifier.FOR,
        days=round(number * _DAYS_A_UNIT[unit]),
    )


def _read_within(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "within 60 days": a length that wants a beginning; ahead it begins with publication."""
    unit = _unit(match["unit"])
    number = _how_many(match["number"]) if match["number"] else _LEAST_OF_SEVERAL
    ahead = None
    if anchor.published is not None:
        ahead = Period(first=anchor.published, last=_moved(anchor.published, number, unit))
    return Reading(
        period=None,
        ahead=ahead,
        granularity=Granularity.DURATION,
        basis=Basis.PUBLISHED if ahead else Basis.OPEN,
        modifier=Modifier.WITHIN,
        days=max(1, round(number * _DAYS_A_UNIT[unit])),
    )


def _read_told_distance(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "two days earlier" and "a week later" against the time told of last."""
    unit, number = _unit(match["unit"]), _how_many(match["number"] or "a")
    sign = 1 if match["way"].lower() in {"later", "on"} else -1
    return against_narrative(anchor, _granularity(unit), lambda day: Period.day(_moved(day, sign * number, unit)))


def _read_told_unit(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the day before", "the following week", "that month" against the time told of last."""
    unit = _unit(match["unit"])
    words = match.group().lower()
    if match["which"].lower() == "the" and not match["side"]:
        return None  # "the day" alone tells no time
    step = -1 if re.search(r"before|previous|preceding|earlier", words) else 1
    step = 0 if re.search(r"same|^that \w+$", words) else step

    def read(day: date) -> Period:
        if unit in {"day", "night", "morning", "evening", "afternoon"}:
            return Period.day(shift(day, step))
        return _whole(day, unit, step)

    granularity = Granularity.DAY if unit in {"morning", "evening", "afternoon"} else _granularity(unit)
    return against_narrative(anchor, granularity, read)


def _read_then(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "since then": from the time told of last."""
    if anchor.narrative is None:
        return None
    return Reading(
        period=anchor.narrative, granularity=Granularity.SPAN, basis=Basis.NARRATIVE, modifier=Modifier.SINCE
    )


def _read_numbered_week(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "week one" and "the first week" of the period that a bulletin covers."""
    if anchor.covered is None or anchor.covered.first is None:
        return None
    words = match["after"] or match["before"]
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(words.lower()) or _how_many(words)
    first = shift(anchor.covered.first, 7 * (number - 1))
    if anchor.covered.last is not None and first > anchor.covered.last:
        return None
    return Reading(
        period=Period(first=first, last=shift(first, 6)), granularity=Granularity.WEEK, basis=Basis.NARRATIVE
    )


def _read_covered(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the reporting period", and the one before it, which was as long."""
    covered = anchor.covered
    if covered is None or covered.first is None or covered.last is None:
        return None
    if re.search("previous|preceding", match.group(), re.IGNORECASE):
        length = covered.length_days or 1
        covered = Period(first=shift(covered.first, -length), last=shift(covered.last, -length))
    return Reading(period=covered, granularity=Granularity.SPAN, basis=Basis.NARRATIVE)


def _rule(name: str, pattern: str, read: Callable[[re.Match[str], Anchor], Reading | None]) -> Rule:
    return Rule(name=name, pattern=re.compile(pattern), read=read)


_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midnight)"

RELATIVE_RULES = (
    _fixed("day before yesterday", "the day before yesterday", -2),
    _fixed("day after tomorrow", "the day after tomorrow", 2),
    _fixed("yesterday", rf"yesterday(?: {_OF_DAY})?|last night", -1),
    _fixed("today", r"(?:(?:earlier|later) )?(?:today|tonight|this (?:morning|afternoon|evening))", 0),
    _fixed("tomorrow", rf"tomorrow(?: {_OF_DAY})?", 1),
    _fixed("overnight", r"overnight(?! (?:stay|train|bus|flight))|(?:during|through|throughout) the night", -1, 0),
    _fixed("past day", r"(?:the )?(?:past|last|preceding) (?:day|24 hours|24-hour period|twenty-four hours)", -1, 0),
    _rule(
        "weekday",
        rf"\b(?:(?P<turn>(?i:last|past|next|this coming|coming|this past|this|the previous|the following)) )?(?P<day>{WEEKDAY})\b"
        rf"(?: {_OF_DAY})?",
        _read_weekday,
    ),
    _rule(
        "weekend",
        r"\b(?:(?P<turn>(?i:last|past|next|this|coming|the|over the|at the)) )?weekend\b",
        _read_weekend,
    ),
    _rule(
        "last, this, next",
        rf"\b(?:(?P<part>(?i:{PART}|earlier|later))[ -])?(?:(?i:the) )?(?P<turn>(?i:last|past|this|next|coming|current)) "
        r"(?P<unit>week|month|year|decade)\b(?!-)",
        _read_turn,
    ),
    _rule(
        "part of the running week, month or year",
        rf"\b(?P<part>(?i:{PART})) the (?P<unit>week|month|year|decade)\b",
        _read_part_of_unit,
    ),
    _rule("before the year is out", r"\b(?P<part>before) the (?P<unit>week|month|year) is out\b", _read_part_of_unit),
    _rule(
        "past stretch",
        rf"\b(?i:the|these|in|over|within|for|during) (?:(?i:the) )?(?i:past|last|preceding|previous) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>{UNIT})\b",
        _read_past_stretch,
    ),
    _rule(
        "recent or coming days",
        r"\b(?P<turn>(?i:recent|coming|next|past|last)) (?:few )?(?P<unit>hours|days|weeks|months|years)\b",
        _read_recent,
    ),
    _rule(
        "ago",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>{UNIT}) ago\b",
        _read_ago,
    ),
    _rule(
        "for so long",
        rf"\b(?i:for) (?:(?i:at least|more than|over|about|some|nearly|almost|the) )?(?:(?P<number>(?i:{SMALL_NUMBER})) )?"
        r"(?P<unit>days|weeks|months|years|decades|day|week|month|year)\b(?<!for day)(?<!for week)(?<!for month)(?<!for year)",
        _read_for,
    ),
    _rule(
        "within",
        rf"\b(?i:within|inside) (?:(?i:the next|a period of|about|some) )?(?:(?P<number>(?i:{SMALL_NUMBER})) )?"
        r"(?P<unit>hours|days|weeks|months|years|hour|day|week|month|year)\b",
        _read_within,
    ),
    _rule(
        "in so long",
        rf"\b(?i:in) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days|weeks|months|years|week|month|year)(?:['’]s?)?(?: time)?\b(?! of\b)",
        _read_within,
    ),
    _rule(
        "next so many",
        rf"\b(?i:the (?:next|coming)) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>hours|days|weeks|months|years)\b",
        _read_within,
    ),
    _rule(
        "earlier or later",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days|weeks|months|years|day|week|month|year) (?P<way>earlier|later|before|on(?=[,.]))\b(?! (?:than|this|that|on)\b)",
        _read_told_distance,
    ),
    _rule(
        "after it",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days?|weeks?|months?|years?) (?P<way>after)\b",
        _read_told_distance,
    ),
    _rule(
        "day told of",
        r"\b(?i:(?P<which>(?:the|that) (?:very )?(?:same|previous|preceding|following|next)|the|that)) "
        r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b(?P<side> (?:before|after)\b(?! (?:yesterday|tomorrow)))?",
        _read_told_unit,
    ),
    _rule("since then", r"\b(?i:since) (?i:then)\b", _read_then),
    _rule(
        "numbered week",
        rf"\b(?i:the )?(?P<before>(?i:first|second|third|fourth|fifth)) week\b(?! of)|\b(?i:week) (?P<after>(?i:{SMALL_NUMBER}))\b",
        _read_numbered_week,
    ),
    _rule(
        "reporting period",
        r"\b(?i:(?:the|this) (?:(?:reporting|previous|preceding) )?(?:reporting )?period|this reporting (?:week|month))\b"
        r"|\b(?i:previous|preceding) (?:reporting )?period\b",
        _read_covered,
    ),
)

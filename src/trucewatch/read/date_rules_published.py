"""Times against the day of publication: today, Thursday, last month, three weeks ago."""

import re
from dataclasses import replace
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity
from trucewatch.read.date_parts import part_named
from trucewatch.read.date_rule import Reading, Rule, against_publication, make_rule
from trucewatch.read.date_units import (
    DAYS_A_UNIT,
    LEAST_OF_SEVERAL,
    granularity_of,
    how_many,
    moved,
    unit_of,
    whole_unit,
)
from trucewatch.read.date_words import OF_DAY, PART, SMALL_NUMBER, UNIT, WEEKDAY
from trucewatch.read.days import WEEKDAYS, month_of, part_of, shift, weekday_after, weekday_before, weekend_of

_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_ABOUT_DAYS = 7
"""A year ago is hardly ever to the day."""


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


def _weekday_put_off(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "Tuesday week", "Friday of last week" and "Saturday last"."""
    weekday, behind = WEEKDAYS[match["day"][:3].lower()], match["behind"].lower()

    def past(day: date) -> Period:
        if behind == "last":
            return Period.day(weekday_before(shift(day, -1), weekday))
        if behind == "week":
            return Period.day(shift(weekday_before(day, weekday), -7))
        turns = 0 if "this" in behind else 1 if "next" in behind else -1
        first = whole_unit(day, "week", turns).first
        return Period.day(shift(first or day, weekday))

    ahead = (lambda day: Period.day(shift(weekday_after(day, weekday), 7))) if behind == "week" else None
    return against_publication(anchor, Granularity.DAY, past, ahead)


def _read_all_week(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "all week" and "earlier in the month": from its beginning to the day of publication."""
    unit = unit_of(match["unit"] or match["whole"])

    def read(day: date) -> Period:
        whole = whole_unit(day, unit, 0) if unit != "day" else Period.day(day)
        if (match["part"] or "").lower() == "later":
            return Period(first=day, last=whole.last)
        return Period(first=whole.first, last=day)

    return against_publication(anchor, granularity_of(unit), read)


def _read_weekend(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read the weekend: the latest that has begun, or the next; "last" and "next" count from this week."""
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
        weekend_of,
    )


def _read_turn(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "last month" and its like, whole, in part, or up to the day of publication ("earlier this month")."""
    unit, part = unit_of(match["unit"]), (match["part"] or "").lower()
    turns = _TURNS[match["turn"].lower().removeprefix("this ")]
    if unit == "week" and turns == 0 and not part and _is_weekly(anchor):
        return Reading(period=anchor.covered, granularity=Granularity.WEEK, basis=Basis.NARRATIVE)

    def read(day: date) -> Period:
        whole = whole_unit(day, unit, turns)
        if match["turn"].lower() == "past":
            return Period(first=moved(day, -1, unit), last=day)
        if part.startswith("earlier") and turns == 0:
            return Period(first=whole.first, last=day)
        if part.startswith("later") and turns == 0:
            return Period(first=day, last=whole.last)
        if not part or part.startswith(("earlier", "later")):
            return whole
        return part_of(whole, part_named(part) or "late")

    reading = against_publication(anchor, granularity_of(unit), read)
    is_cut = part.startswith("earlier") and anchor.published is not None
    return (
        replace(reading, ends=(whole_unit(anchor.published, unit, turns),)) if is_cut and anchor.published else reading
    )


def _is_weekly(anchor: Anchor) -> bool:
    """Whether the text is a weekly bulletin: its "this week" is the one that it covers."""
    length = anchor.covered.length_days if anchor.covered else None
    return length is not None and 5 <= length <= 8


def _read_part_of_unit(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the end of the month": of the one that runs."""
    unit, part = unit_of(match["unit"]), part_named(match["part"])

    def read(day: date) -> Period:
        whole = whole_unit(day, unit, 0)
        return part_of(whole, part or "late")

    return against_publication(anchor, granularity_of(unit), read)


def _read_units_end(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "year-end" and "month's end": the last day of the one that runs."""
    unit = "year" if "year" in match.group() else "month"

    def read(day: date) -> Period:
        whole = whole_unit(day, unit, 0)
        return Period.day(whole.last) if whole.last else whole

    return against_publication(anchor, Granularity.DAY, read)


def _read_before_out(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "before the year is out": from publication to its end."""
    unit = unit_of(match["unit"])
    return against_publication(
        anchor, Granularity.SPAN, lambda day: Period(first=day, last=whole_unit(day, unit, 0).last)
    )


def _read_past_stretch(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the past 24 hours", "in the last three months": from then to the day of publication."""
    unit, number = unit_of(match["unit"]), how_many(match["number"] or "a")

    def read(day: date) -> Period:
        first = shift(day, -max(1, round(number / 24))) if unit == "hour" else moved(day, -number, unit)
        return Period(first=first, last=day)

    return against_publication(anchor, Granularity.SPAN, read)


def _read_hours_to(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the 24 hours to 18:00" and "the three days to Monday": to the day named, covered or of publication."""
    unit, number = unit_of(match["unit"]), how_many(match["number"])

    def read(day: date) -> Period:
        last = weekday_before(day, WEEKDAYS[match["day"][:3].lower()]) if match["day"] else day
        if match.group().endswith("yesterday"):
            last = shift(day, -1)
        return Period(first=shift(last, -max(1, round(number * DAYS_A_UNIT[unit]))), last=last)

    if anchor.covered is not None and anchor.covered.last is not None and not match["day"]:
        return Reading(period=read(anchor.covered.last), granularity=Granularity.SPAN, basis=Basis.NARRATIVE)
    return against_publication(anchor, Granularity.SPAN, read)


def _read_recent(match: re.Match[str], anchor: Anchor) -> Reading | None:
    unit = unit_of(match["unit"])
    sign = 1 if match["turn"].lower() in {"coming", "next", ""} else -1
    if unit == "year" and sign < 0:
        # "in recent years": nobody says since when.
        return against_publication(anchor, Granularity.SPAN, lambda day: Period(first=None, last=day))

    def read(day: date) -> Period:
        other = moved(day, sign * LEAST_OF_SEVERAL, unit)
        return Period(first=min(day, other), last=max(day, other))

    return against_publication(anchor, Granularity.SPAN, read)


def _read_ago(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "three weeks ago": to the day for days, and about then for what is longer."""
    unit, number = unit_of(match["unit"]), how_many(match["number"])

    def read(day: date) -> Period:
        there = moved(day, -number, unit)
        match unit:
            case "year" if number == 1:
                return Period(first=shift(there, -_ABOUT_DAYS), last=shift(there, _ABOUT_DAYS))
            case "year" | "decade":
                return Period.year(there.year)
            case "month":
                return month_of(there)
            case _:
                return Period.day(there)

    return against_publication(anchor, granularity_of(unit), read)


PUBLISHED_RULES = (
    _fixed("day before yesterday", "the day before yesterday", -2),
    _fixed("day after tomorrow", "the day after tomorrow", 2),
    _fixed("yesterday", rf"yesterday(?: {OF_DAY})?|last night", -1),
    _fixed(
        "today",
        r"(?:(?:earlier|later) )?(?:today|tonight|good (?:morning|afternoon|evening)"
        r"|this (?:very )?(?:day|morning|afternoon|evening)|just now|as we speak|at this (?:hour|moment)|right now)",
        0,
    ),
    _fixed("tomorrow", rf"tomorrow(?: {OF_DAY})?", 1),
    _fixed(
        "overnight",
        r"overnight(?! (?:stay|train|bus|flight|(?:on |from )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
        r"|(?:during|through|throughout) the night(?! of)",
        -1,
        0,
    ),
    _fixed("past day", r"(?:the )?(?:past|last|preceding) (?:day|24 hours|24-hour period|twenty-four hours)", -1, 0),
    make_rule(
        "weekday",
        r"\b(?:(?P<turn>(?i:last|past|next|this coming|coming|this past|this|the previous|the following)) )?"
        rf"(?P<day>{WEEKDAY})\b(?: {OF_DAY})?",
        _read_weekday,
    ),
    make_rule(
        "weekday put off",
        rf"\b(?P<day>{WEEKDAY}) (?P<behind>last(?! (?:week|month|year))|week(?!ly|end|s)"
        rf"|(?:of )?(?:last|this|next) week)\b",
        _weekday_put_off,
    ),
    make_rule(
        "all week",
        r"\b(?:(?i:all|all through the|throughout the|in the)(?: whole)? (?P<whole>week|month|year)"
        r"(?! (?:of|to|ending|that|since|before"
        r"|after|ahead|from|up|following|and|or|since|leading|preceding)\b)"
        r"|(?P<part>(?i:earlier|later)) in the (?P<unit>day|week|month|year))\b",
        _read_all_week,
    ),
    make_rule(
        "weekend",
        r"\b(?:(?P<turn>(?i:last|past|next|this|coming|the|over the|at the)) )?weekend\b",
        _read_weekend,
    ),
    make_rule(
        "last, this, next",
        rf"\b(?:(?P<part>(?i:{PART}|earlier|later))[ -])?(?:(?i:the) )?"
        r"(?P<turn>(?i:last|past|this past|this|next|coming|current)) "
        r"(?P<unit>(?i:week|month|quarter|year|decade|century))\b(?!-)",
        _read_turn,
    ),
    make_rule(
        "part of the running week, month or year",
        rf"\b(?P<part>(?i:{PART})) the (?P<unit>week|month|year|decade)\b",
        _read_part_of_unit,
    ),
    make_rule("year's end", r"\b(?:the )?(?:(?:year|month)(?:['’]s)? ?-? ?end)\b", _read_units_end),
    make_rule("before it is out", r"\bbefore the (?P<unit>week|month|year) is out\b", _read_before_out),
    make_rule(
        "hours or days to",
        rf"\b(?:(?i:in|over|during) )?(?i:the) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>hours|days|weeks) (?:up )?to "
        rf"(?:(?P<day>{WEEKDAY})(?: {OF_DAY})?|\d{{1,2}}[:.]\d{{2}}|noon|midnight|midday"
        r"|(?:this )?(?:morning|evening)|yesterday)\b",
        _read_hours_to,
    ),
    make_rule(
        "past stretch",
        r"\b(?i:the|these|in|over|within|for|during) (?:(?i:the) )?(?i:past|last|preceding|previous) "
        rf"(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>{UNIT})\b",
        _read_past_stretch,
    ),
    make_rule(
        "recent or coming days",
        r"\b(?P<turn>(?i:recent|coming|next|past|last)) (?:few )?(?P<unit>hours|days|weeks|months|years)\b",
        _read_recent,
    ),
    make_rule("days ahead", r"\bthe (?P<unit>days|weeks|months|years) (?P<turn>)ahead\b", _read_recent),
    make_rule(
        "ago",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>{UNIT}) (?:ago|back)\b",
        _read_ago,
    ),
)

"""Lengths of time: for weeks, within 60 days, a 90-day period.

A length wants a beginning. Its reading ahead begins with publication; where the text told of a time before, the day on
which the length ran out from then stands among the alternatives.
"""

import re

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_rule import Reading, make_rule
from trucewatch.read.date_units import DAYS_A_UNIT, LEAST_OF_SEVERAL, how_many, moved, unit_of
from trucewatch.read.date_words import SMALL_NUMBER

_LEAST_OF_SOME = 2
"""What "for weeks" comes to at least."""
_HOURS_A_DAY = 24


def _read_for(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "for three days", and "for weeks" as at least two of them, up to the day of publication.

    "For six hours" tells how long a thing took, and not on which day.
    """
    number = how_many(match["number"]) if match["number"] else _LEAST_OF_SOME
    past = None
    is_within_day = unit_of(match["unit"]) == "hour" and number < _HOURS_A_DAY
    if anchor.published is not None and not is_within_day:
        past = Period(first=moved(anchor.published, -number, unit_of(match["unit"])), last=anchor.published)
    return _length(number, unit_of(match["unit"]), anchor, past=past, modifier=Modifier.FOR)


def _read_within(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "within 60 days": there is no reading towards the past."""
    number = how_many(match["number"]) if match["number"] else LEAST_OF_SEVERAL
    return _length(number, unit_of(match["unit"]), anchor, past=None, modifier=Modifier.WITHIN)


def _length(number: int, unit: str, anchor: Anchor, *, past: Period | None, modifier: Modifier) -> Reading:
    ahead = None
    if anchor.published is not None:
        ahead = Period(first=anchor.published, last=moved(anchor.published, number, unit))
    told = anchor.narrative.first if anchor.narrative else None
    return Reading(
        period=past,
        ahead=ahead,
        granularity=Granularity.DURATION,
        basis=Basis.PUBLISHED if ahead else Basis.OPEN,
        modifier=modifier,
        days=max(1, round(number * DAYS_A_UNIT[unit])),
        alternatives=(Period.day(moved(told, number, unit)),) if told else (),
    )


_UNITS = r"(?P<unit>hours|days|weeks|months|years|hour|day|week|month|year)"
_HEDGE = r"(?:(?i:at least|more than|over|about|some|nearly|almost|up to|a period of|the) )?"

LENGTH_RULES = (
    make_rule(
        "for so long",
        rf"\b(?i:for) {_HEDGE}(?P<number>(?i:{SMALL_NUMBER})) {_UNITS}\b",
        _read_for,
    ),
    make_rule(
        "for long",
        rf"\b(?i:for) {_HEDGE}(?P<number>)(?P<unit>days|weeks|months|years|decades)\b",
        _read_for,
    ),
    make_rule(
        "within",
        rf"\b(?i:within|inside) (?:(?i:the next) )?{_HEDGE}(?:(?P<number>(?i:{SMALL_NUMBER})) )?{_UNITS}\b",
        _read_within,
    ),
    make_rule("up to so long", rf"\b(?i:up to) (?P<number>(?i:{SMALL_NUMBER})) {_UNITS}\b(?! ago\b)", _read_within),
    # "for the first time in a week" tells when it was not.
    make_rule(
        "in so long",
        r"(?<!time )\b(?i:in) (?!(?:one|a) day\b)"
        rf"(?P<number>(?i:{SMALL_NUMBER})) {_UNITS}(?:['’]s?)?(?: time)?\b(?! of\b)",
        _read_within,
    ),
    make_rule("next so many", rf"\b(?i:the (?:next|coming)) (?P<number>(?i:{SMALL_NUMBER})) {_UNITS}\b", _read_within),
    make_rule(
        "period of so long",
        rf"\b(?P<number>(?i:{SMALL_NUMBER}))-{_UNITS} (?:period|deadline|window|timetable|timeline|limit)\b",
        _read_within,
    ),
)

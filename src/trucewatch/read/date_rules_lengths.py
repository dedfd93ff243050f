"""Lengths of time: for weeks, within 60 days, a 90-day period."""

import re

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_rule import Reading, make_rule, open_reading
from trucewatch.read.date_units import DAYS_A_UNIT, LEAST_OF_SEVERAL, how_many, moved, unit_of
from trucewatch.read.date_words import SMALL_NUMBER


def _read_for(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "for three days", and "for weeks" as at least two of them, up to the day of publication."""
    unit = unit_of(match["unit"])
    number = how_many(match["number"]) if match["number"] else 2
    if anchor.published is None:
        return open_reading(Granularity.DURATION, days=round(number * DAYS_A_UNIT[unit]))
    return Reading(
        period=Period(first=moved(anchor.published, -number, unit), last=anchor.published),
        ahead=Period(first=anchor.published, last=moved(anchor.published, number, unit)),
        granularity=Granularity.DURATION,
        basis=Basis.PUBLISHED,
        modifier=Modifier.FOR,
        days=round(number * DAYS_A_UNIT[unit]),
    )


def _read_within(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "within 60 days": a length that wants a beginning; ahead it begins with publication."""
    unit = unit_of(match["unit"])
    number = how_many(match["number"]) if match["number"] else LEAST_OF_SEVERAL
    ahead = None
    if anchor.published is not None:
        ahead = Period(first=anchor.published, last=moved(anchor.published, number, unit))
    return Reading(
        period=None,
        ahead=ahead,
        granularity=Granularity.DURATION,
        basis=Basis.PUBLISHED if ahead else Basis.OPEN,
        modifier=Modifier.WITHIN,
        days=max(1, round(number * DAYS_A_UNIT[unit])),
    )


LENGTH_RULES = (
    make_rule(
        "for so long",
        rf"\b(?i:for) (?:(?i:at least|more than|over|about|some|nearly|almost|the) )?(?:(?P<number>(?i:{SMALL_NUMBER})) )?"
        r"(?P<unit>days|weeks|months|years|decades|day|week|month|year)\b(?<!for day)(?<!for week)(?<!for month)(?<!for year)",
        _read_for,
    ),
    make_rule(
        "within",
        rf"\b(?i:within|inside) (?:(?i:the next|a period of|about|some) )?(?:(?P<number>(?i:{SMALL_NUMBER})) )?"
        r"(?P<unit>hours|days|weeks|months|years|hour|day|week|month|year)\b",
        _read_within,
    ),
    make_rule(
        "in so long",
        rf"\b(?i:in) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days|weeks|months|years|week|month|year)(?:['’]s?)?(?: time)?\b(?! of\b)",
        _read_within,
    ),
    make_rule(
        "next so many",
        rf"\b(?i:the (?:next|coming)) (?P<number>(?i:{SMALL_NUMBER})) (?P<unit>hours|days|weeks|months|years)\b",
        _read_within,
    ),
)

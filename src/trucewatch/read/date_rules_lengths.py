"""Lengths of time: for weeks, within 60 days, a 90-day period.

A length wants a beginning. Its reading ahead begins with publication; where the text told of a time before, the day on
which the length ran out from then stands among the alternatives.
"""

import re
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_parts import number_in
from trucewatch.read.date_rule import Reading, against_publication, make_rule
from trucewatch.read.date_units import DAYS_A_UNIT, LEAST_OF_SEVERAL, how_many, moved, unit_of
from trucewatch.read.date_words import DAY_IN_WORDS, SMALL_NUMBER, WEEKDAY
from trucewatch.read.days import WEEKDAYS, weekday_before

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


_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|would|must|should|may|could|can|(?:is|are|was|were|be|been) (?:to|due)|has to|have to|had to"
    r"|due|deadline"
    r"|promis|pledg|agree|undert|vow|order|demand|call|urge|expect|plan|ultimatum|term|clause|oblig|bound|give|gave"
    r"|begin|start|hold|resum|meet|talk)",
    re.IGNORECASE,
)


def _read_in(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "in nine days": of what has happened, up to the day of publication; else from then on."""
    number, unit = how_many(match["number"]), unit_of(match["unit"])
    is_within_day = unit == "hour" and number < _HOURS_A_DAY
    is_of = match.string[match.end() :].startswith(" of ")
    is_ahead = match.group().endswith("time") or _LOOKS_AHEAD.search(match.string) is not None
    if is_ahead or is_within_day or anchor.published is None:
        return None if is_of or is_within_day else _read_within(match, anchor)
    past = Period(first=moved(anchor.published, -number, unit), last=anchor.published)
    return _length(number, unit, anchor, past=past, modifier=Modifier.FOR)


def _read_nth_in_a_row(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "for the third day running" and "for a fifth day on Saturday": from the first of them."""
    number, unit = number_in(match["nth"]), unit_of(match["unit"])

    def read(published: date) -> Period:
        last = weekday_before(published, WEEKDAYS[match["day"][:3].lower()]) if match["day"] else published
        return Period(first=moved(last, 1 - number, unit), last=last)

    return against_publication(anchor, Granularity.SPAN, read)


def _read_running(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "three days running" and "six consecutive days"."""
    return against_publication(
        anchor,
        Granularity.SPAN,
        lambda day: Period(
            first=moved(day, 1 - how_many(match["number"]), unit_of(match["unit"] or match["unit_behind"])), last=day
        ),
    )


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


_UNITS = (
    r"(?P<unit>hours|days|nights|weeks|fortnights|months|years|decades|hour|day|night|week|fortnight|month|year|decade)"
)
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
        rf"(?<!time )\b(?i:in) (?:(?:just|only|about|some|barely|under|over) )?(?P<number>(?i:{SMALL_NUMBER})) {_UNITS}"
        r"(?:['’]s?)?(?: time)?\b",
        _read_in,
    ),
    make_rule(
        "nth in a row",
        rf"\b(?i:for|into|entered|enters) (?i:the|a|an|its|their) (?P<nth>(?i:{DAY_IN_WORDS})|\d{{1,3}}(?:st|nd|rd|th))"
        rf" (?:straight |consecutive |successive |running )?(?P<unit>day|night|week|month)\b"
        rf"(?: running| in a row| in succession)?(?:,? (?:on )?(?P<day>{WEEKDAY}))?",
        _read_nth_in_a_row,
    ),
    make_rule(
        "so many in a row",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?:(?:straight|consecutive|successive) (?P<unit>days|nights|weeks|months)"
        r"|(?P<unit_behind>days|nights|weeks|months) (?:running|in a row|in succession|on end|at a stretch))\b",
        _read_running,
    ),
    make_rule("next so many", rf"\b(?i:the (?:next|coming)) (?P<number>(?i:{SMALL_NUMBER})) {_UNITS}\b", _read_within),
    make_rule(
        "period of so long",
        rf"\b(?P<number>(?i:{SMALL_NUMBER}))-{_UNITS} (?:period|deadline|window|timetable|timeline|limit)\b",
        _read_within,
    ),
)

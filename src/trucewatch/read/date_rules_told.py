"""Times against what was told last: the day before, two weeks later, the reporting period."""

import re
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_rule import Reading, against_narrative, make_rule
from trucewatch.read.date_units import granularity_of, how_many, moved, unit_of, whole_unit
from trucewatch.read.date_words import SMALL_NUMBER
from trucewatch.read.days import shift


def _read_told_distance(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "two days earlier" and "a week later" against the time told of last."""
    unit, number = unit_of(match["unit"]), how_many(match["number"] or "a")
    sign = 1 if match["way"].lower() in {"later", "on"} else -1

    def read(day: date) -> Period:
        there = moved(day, sign * number, unit)
        return whole_unit(there, unit, 0) if unit in {"month", "year", "decade"} else Period.day(there)

    return against_narrative(anchor, granularity_of(unit), read)


def _read_told_unit(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the day before", "the following week", "that month" against the time told of last."""
    unit = unit_of(match["unit"])
    words = match.group().lower()
    if match["which"].lower() == "the" and not match["side"]:
        return None  # "the day" alone tells no time
    step = -1 if re.search(r"before|previous|preceding|earlier", words) else 1
    step = 0 if re.search(r"same|^that \w+$", words) else step

    def read(day: date) -> Period:
        if unit in {"day", "night", "morning", "evening", "afternoon"}:
            return Period.day(shift(day, step))
        return whole_unit(day, unit, step)

    granularity = Granularity.DAY if unit in {"morning", "evening", "afternoon"} else granularity_of(unit)
    return against_narrative(anchor, granularity, read)


def _read_told_time(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "at the time": the time told of last."""
    if anchor.narrative is None:
        return None
    return Reading(period=anchor.narrative, granularity=Granularity.SPAN, basis=Basis.NARRATIVE)


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
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(words.lower()) or how_many(words)
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


TOLD_RULES = (
    make_rule(
        "earlier or later",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days|weeks|months|years|day|week|month|year) (?P<way>earlier|later|before|on(?=[,.]))\b(?! (?:than|this|that|on)\b)",
        _read_told_distance,
    ),
    make_rule(
        "after it",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days?|weeks?|months?|years?) (?P<way>after)\b",
        _read_told_distance,
    ),
    make_rule(
        "day told of",
        r"\b(?i:(?P<which>(?:the|that) (?:very )?(?:same|previous|preceding|following|next)|the|that)) "
        r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b(?P<side> (?:before|after)\b(?! (?:yesterday|tomorrow)))?",
        _read_told_unit,
    ),
    make_rule(
        "then", r"\b(?i:at (?:the|that|this) time|by (?:then|that time)|during (?:that|this) time)\b", _read_told_time
    ),
    make_rule("since then", r"\b(?i:since) (?i:then)\b", _read_then),
    make_rule(
        "numbered week",
        rf"\b(?i:the )?(?P<before>(?i:first|second|third|fourth|fifth)) week\b(?! of)|\b(?i:week) (?P<after>(?i:{SMALL_NUMBER}))\b",
        _read_numbered_week,
    ),
    make_rule(
        "reporting period",
        r"\b(?i:(?:the|this) (?:(?:reporting|previous|preceding) )?(?:reporting )?period|this reporting (?:week|month))\b"
        r"|\b(?i:previous|preceding) (?:reporting )?period\b",
        _read_covered,
    ),
)

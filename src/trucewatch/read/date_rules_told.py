"""Times against what was told last: the day before, two weeks later, the reporting period."""

import re
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity, Modifier
from trucewatch.read.date_rule import Reading, against_narrative, against_publication, make_rule
from trucewatch.read.date_units import granularity_of, how_many, moved, unit_of, whole_unit
from trucewatch.read.date_words import SMALL_NUMBER
from trucewatch.read.days import shift

_EVENING_TO_EVENING = 2
_RECENT_DAYS = 2


def _read_told_distance(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "two days earlier" and "a week later" against the time told of last.

    "Two days after" tells when that was after which what is told came; where it opens a sentence, that is told before.
    """
    unit, number = unit_of(match["unit"]), how_many(match["number"] or "a")
    opens = match["way"].lower() == "after" and not match.string[: match.start()].strip()
    sign = 1 if opens or match["way"].lower() in {"later", "on"} else -1
    told = anchor.narrative
    last = None if told is None else told.last
    if opens and last is not None and anchor.published is not None and moved(last, number, unit) > anchor.published:
        return None  # what comes after is no news yet: another time is meant

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
        return _read_week_of_year(match, anchor)
    words = match["after"] or match["before"] or match["number"]
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(words.lower()) or how_many(words)
    first = shift(anchor.covered.first, 7 * (number - 1))
    if anchor.covered.last is not None and first > anchor.covered.last:
        return None
    return Reading(
        period=Period(first=first, last=shift(first, 6)), granularity=Granularity.WEEK, basis=Basis.NARRATIVE
    )


def _read_week_of_year(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "week 28" of a bulletin: that of the year, up to the day of publication."""
    words = match["number"]
    if not words or anchor.published is None:
        return None
    year = anchor.published.isocalendar().year
    for one in (year, year - 1):
        try:
            first = date.fromisocalendar(one, int(words), 1)
        except ValueError:
            return None
        if first <= anchor.published:
            last = min(shift(first, 6), anchor.published)
            return Reading(period=Period(first=first, last=last), granularity=Granularity.WEEK, basis=Basis.PUBLISHED)
    return None


def _read_covered(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the reporting period", and "this period" of what the text told of."""
    told = anchor.covered or anchor.narrative
    if told is None:
        return None
    return Reading(period=told, granularity=Granularity.SPAN, basis=Basis.NARRATIVE)


def _read_period_before(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the previous period": as long as that told of, or covered; from one evening to the next counts one day."""
    told = anchor.narrative if anchor.narrative and (anchor.narrative.length_days or 0) > 1 else anchor.covered
    if told is None or told.first is None or told.last is None:
        return None
    length = told.length_days or 1
    step = 1 if length == _EVENING_TO_EVENING else length
    before = Period(first=shift(told.first, -step), last=shift(told.last, -step))
    return Reading(period=before, granularity=Granularity.SPAN, basis=Basis.NARRATIVE)


def _read_clock(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "at 12:30" and "since dawn": of the day told of if it is recent, of that covered, or of publication."""
    told, published = anchor.narrative, anchor.published
    if told is not None and told.first is not None and told.first == told.last:
        is_recent = published is None or shift(published, -_RECENT_DAYS) <= told.first <= published
        if is_recent:
            return Reading(period=told, granularity=Granularity.CLOCK, basis=Basis.NARRATIVE)
    if anchor.covered is not None and anchor.covered.last is not None:
        return Reading(period=Period.day(anchor.covered.last), granularity=Granularity.CLOCK, basis=Basis.NARRATIVE)
    return against_publication(anchor, Granularity.CLOCK, Period.day)


def _read_soon(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "within hours", "minutes later", "the same hour": of the day told of."""
    told = anchor.narrative
    if told is None or told.first is None or told.first != told.last:
        return None
    return Reading(period=told, granularity=Granularity.CLOCK, basis=Basis.NARRATIVE)


def _read_in_the_night(_: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "in the night": that before the day told of, or else before publication."""
    return against_narrative(anchor, Granularity.DAY, lambda day: Period(first=shift(day, -1), last=day))


def _read_head_clock(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read the hour at the head of an entry, "14:05 Troops ...": of the day of publication."""
    is_year = match["hour"].isdigit() and 1900 <= int(match["hour"]) < 2060
    return None if is_year else against_publication(anchor, Granularity.CLOCK, Period.day)


def _read_since_deal(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "since the truce" and "has gone on after the signing": from the day on which the deal took hold."""
    goes_on = _GOES_ON.search(match.string[: match.start()])
    if anchor.begun is None or (match["word"].lower() == "after" and goes_on is None):
        return None
    return Reading(period=anchor.begun, granularity=Granularity.SPAN, basis=Basis.NARRATIVE, modifier=Modifier.SINCE)


def _read_just_ago(_: re.Match[str], anchor: Anchor) -> Reading:
    """Read "ten minutes ago" and "a moment ago": of the day of publication."""
    return against_publication(anchor, Granularity.CLOCK, Period.day)


_GOES_ON = re.compile(
    r"\b(?:gone|went|going|go|goes) on (?:even )?$|\b(?:continu|persist)\w+ (?:even )?$", re.IGNORECASE
)
_DEAL = (
    r"(?:truce|cease-?fire|armistice|deal|agreement|accord|pact|signing|signature|cessation of hostilities"
    r"|(?:its|their) entry into force)"
)
_TAKES_HOLD = (
    r"(?: (?:took|takes|came|comes|went|goes) (?:hold|effect|into (?:force|effect))"
    r"| (?:was|were) (?:signed|agreed|reached)| (?:began|started|entered into force))?"
)
_HOURS = r"(?:an|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|some|several|\d{1,2})"

TOLD_RULES = (
    make_rule(
        "soon",
        rf"\b(?i:within|in) (?:{_HOURS} )?(?:hours?|minutes?)\b(?! of the)"
        rf"|\b(?:(?i:{_HOURS}) )?(?i:hours?|minutes?|moments?|shortly|soon) (?:later|after(?:wards?)?|earlier)\b"
        r"|\b(?i:shortly thereafter|thereupon|at the same (?:hour|time|moment)|the same hour)\b",
        _read_soon,
    ),
    make_rule("in the night", r"\b(?i:in) the (?:small hours|night|dead of night)\b(?! of\b)", _read_in_the_night),
    make_rule(
        "hour at the head",
        r"^\W*(?P<hour>\d{1,2}[:.h]\d{2}|[0-2]\d[0-5]\d)(?= ?(?:[-–—:]|[A-Z“\"]|GMT|UTC|hrs|hours|local))",
        _read_head_clock,
    ),
    make_rule(
        "earlier or later",
        rf"\b(?P<number>(?i:{SMALL_NUMBER})) (?P<unit>days|weeks|months|years|day|week|month|year) "
        r"(?P<way>earlier|later|before|on(?=[,.]))\b(?! (?:than|this|that|on)\b)",
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
        r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b"
        r"(?P<side> (?:before|after)\b(?! (?:yesterday|tomorrow)))?",
        _read_told_unit,
    ),
    make_rule(
        "then", r"\b(?i:at (?:the|that|this) time|by (?:then|that time)|during (?:that|this) time)\b", _read_told_time
    ),
    make_rule(
        "since then",
        r"\b(?i:(?:ever )?since) (?i:then)\b|\b(?:ever )?since(?=[.;,]|$)|\bfrom then on\b|\bthereafter\b",
        _read_then,
    ),
    make_rule(
        "since the deal",
        rf"\b(?:(?i:ever )?(?P<word>(?i:since|after))) (?:(?i:the|that|this|its|their) )(?:[\w-]+ )?"
        rf"(?i:{_DEAL})(?i:{_TAKES_HOLD})"
        r"(?=[.,;:)\"”]| (?:and|but|by|with|against|says|said)\b|$"
        r"| (?:at|to) (?:least )?\d| (?:the|an?|more|some|no|nobody|at least|over|\d+|[A-Z]\w+)\b)",
        _read_since_deal,
    ),
    make_rule(
        "just ago",
        r"\b(?:(?i:a (?:few|couple of)|some|several|\w+|\d{1,2}) (?:minutes?|seconds?)|(?i:a )?moments?) ago\b",
        _read_just_ago,
    ),
    make_rule(
        "numbered week",
        r"\b(?i:the )?(?P<before>(?i:first|second|third|fourth|fifth)) week\b(?! of)"
        r"|\b(?i:wk|week)\.? (?P<number>\d{1,2})\b(?! (?:of|after|into)\b)"
        rf"|\b(?i:week) (?P<after>(?i:{SMALL_NUMBER}))\b",
        _read_numbered_week,
    ),
    make_rule("reporting period", r"\b(?i:(?:the|this) (?:reporting )?period)\b(?! before)", _read_covered),
    make_rule(
        "period before",
        r"\b(?:(?i:the) )?(?i:previous|preceding) (?i:reporting )?(?i:period|24 hours)\b|\b(?i:the) period before\b",
        _read_period_before,
    ),
    make_rule(
        "time of day",
        r"\b(?i:at|since|by|before|after|around|about|from|between|until) (?:(?i:about|around) )?"
        r"(?:\d{1,2}[:.]\d{2}(?: (?:and|to) \d{1,2}[:.]\d{2})?(?! ?(?:million|billion|per cent|percent|%|km))"
        r"|\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|(?:\w+|\d{1,2}) o['’]clock|(?:early|late|mid)[- ](?:morning|afternoon)"
        r"|dawn|daybreak|sunrise|noon|midday|dusk|sunset"
        r"|nightfall|midnight|first light)",
        _read_clock,
    ),
)

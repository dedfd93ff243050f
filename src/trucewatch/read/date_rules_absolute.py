"""Times by the calendar: days, months, seasons and years, with their year or without."""

import re
from collections.abc import Callable
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity
from trucewatch.read.date_rule import Reading, Rule, absolute, against_publication, yearless
from trucewatch.read.date_words import DASH, DAY, MONTH, PART, PLAIN_MONTH, SEASON, SHORT_WEEKDAY, WEEKDAY, YEAR
from trucewatch.read.days import MONTHS, make_day, part_of, season, shift, shift_months

_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "first": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
    "last": "late",
}
_YEAR_BEHIND = rf"(?:,? (?P<year>{YEAR})(?![\d,]\d)\b|,? (?:of )?(?P<told_year>last|this|next|the same|that) year\b)"
_HALF_YEAR_MONTHS = 6


def _day_period(year: int, month: int, day: int, last_day: int | None = None) -> Period | None:
    first = make_day(year, month, day)
    last = make_day(year, month, last_day) if last_day is not None else first
    if first is None or last is None or first > last:
        return None
    return Period(first=first, last=last)


def _month_number(words: str) -> int:
    return MONTHS[words[:3].lower()]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _in_year(
    match: re.Match[str], anchor: Anchor, granularity: Granularity, make: Callable[[int], Period | None]
) -> Reading | None:
    """Read a time in the year that stands behind it, or find its year."""
    if match["year"]:
        return absolute(make(int(match["year"])), granularity)
    told = match["told_year"]
    if not told:
        return yearless(anchor, granularity, make)
    if told in {"the same", "that"}:
        first = anchor.narrative.first if anchor.narrative else None
        return absolute(make(first.year), granularity) if first else yearless(anchor, granularity, make)
    if anchor.published is None:
        return yearless(anchor, granularity, make)
    period = make(anchor.published.year + {"last": -1, "this": 0, "next": 1}[told])
    return absolute(period, granularity)


def _read_day(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, day = _month_number(match["month"]), _number(match["day"])
    return _in_year(match, anchor, Granularity.DAY, lambda year: _day_period(year, month, day))


def _read_days(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Two days of one month are a range, but "10 and 17 October" are two days."""
    month, day, last = _month_number(match["month"]), _number(match["day"]), _number(match["last"])
    is_range = match["joint"].strip() not in {"and", "&", "or"} or bool(match["between"]) or last == day + 1
    if not is_range:
        return None
    return _in_year(match, anchor, Granularity.SPAN, lambda year: _day_period(year, month, day, last))


def _read_iso(match: re.Match[str], _: Anchor) -> Reading | None:
    year, month = int(match["year"]), int(match["month"])
    if match["day"]:
        return absolute(_day_period(year, month, int(match["day"])), Granularity.DAY)
    return absolute(Period.month(year, month), Granularity.MONTH) if 1 <= month <= 12 else None


def _read_slashed(match: re.Match[str], _: Anchor) -> Reading | None:
    """Day before month, as most of the world writes it, unless only the other order makes a day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    period = _day_period(year, second, first) or _day_period(year, first, second)
    return absolute(period, Granularity.DAY)


def _read_nth(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "on the 19th": of the month told of, or of that of publication and its neighbours."""
    number = _number(match["day"])

    def in_month(day: date, months: int = 0) -> Period | None:
        there = shift_months(day.replace(day=1), months)
        return _day_period(there.year, there.month, number)

    told = anchor.narrative.first if anchor.narrative else None
    near = None if told is None else in_month(told)
    if near is not None:
        return Reading(period=near, granularity=Granularity.DAY, basis=Basis.NARRATIVE)
    published = anchor.published
    if published is None:
        return None
    past = [period for period in (in_month(published, -step) for step in range(3)) if period and period.first]
    past = [period for period in past if period.first is not None and period.first <= published]
    return Reading(period=past[0], granularity=Granularity.DAY, basis=Basis.PUBLISHED) if past else None


def part_named(words: str | None) -> str | None:
    """Return the part (early, mid, late) that words before a month or a year name."""
    if not words:
        return None
    found = next((word for word in re.findall(r"[a-z]+", words.lower()) if word in _PARTS), None)
    return _PARTS[found] if found else "late"


def _read_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, part = _month_number(match["month"]), part_named(match["part"])
    days = re.search(r"first (week|half)", match["part"] or "", re.IGNORECASE)

    def make(year: int) -> Period:
        whole = Period.month(year, month)
        if days and whole.first:
            return Period(first=whole.first, last=whole.first.replace(day=7 if days[1].lower() == "week" else 15))
        return part_of(whole, part) if part else whole

    return _in_year(match, anchor, Granularity.MONTH, make)


def _read_turned_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "last June" and "next June": the one that began before publication, and the one after it."""
    month = _month_number(match["month"])
    past = yearless(anchor, Granularity.MONTH, lambda year: Period.month(year, month))
    if past is None or anchor.published is None or match["turn"].lower() != "next":
        return past

    def following(published: date) -> Period:
        return Period.month(published.year + (1 if month <= published.month else 0), month)

    return against_publication(anchor, Granularity.MONTH, following)


def _read_year(match: re.Match[str], _: Anchor) -> Reading | None:
    year, part = int(match["year"]), part_named(match["part"])
    half = re.search(r"(first|second) half", match["part"] or "", re.IGNORECASE)
    if half:
        first_month = 1 if half[1].lower() == "first" else 1 + _HALF_YEAR_MONTHS
        last = Period.month(year, first_month + _HALF_YEAR_MONTHS - 1).last
        return absolute(Period(first=date(year, first_month, 1), last=last), Granularity.SEASON)
    return absolute(part_of(Period.year(year), part) if part else Period.year(year), Granularity.YEAR)


def _read_years(match: re.Match[str], _: Anchor) -> Reading | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 100:
        return None
    return absolute(Period(first=date(first, 1, 1), last=date(last, 12, 31)), Granularity.SPAN)


def _read_decade(match: re.Match[str], _: Anchor) -> Reading | None:
    first, part = int(match["year"]), part_named(match["part"])
    start, length = {"early": (0, 4), "mid": (4, 3), "late": (6, 4), None: (0, 10)}[part]
    return absolute(
        Period(first=date(first + start, 1, 1), last=date(first + start + length - 1, 12, 31)), Granularity.DECADE
    )


def _read_century(match: re.Match[str], _: Anchor) -> Reading | None:
    century, part = _number(match["number"]), part_named(match["part"])
    if not 1 <= century <= 30:
        return None
    start, length = {"early": (0, 33), "mid": (33, 34), "late": (66, 34), None: (0, 100)}[part]
    first = max((century - 1) * 100 + start, 1)
    return absolute(
        Period(first=date(first, 1, 1), last=date((century - 1) * 100 + start + length - 1, 12, 31)), Granularity.DECADE
    )


def _read_season(match: re.Match[str], anchor: Anchor) -> Reading | None:
    name, turn = match["season"].lower(), (match["turn"] or "").lower()
    if match["year"]:
        return absolute(season(int(match["year"]), name), Granularity.SEASON)
    if turn == "next":
        reading = yearless(anchor, Granularity.SEASON, lambda year: season(year, name))
        if reading is None or reading.ahead is None:
            return reading
        return against_publication(anchor, Granularity.SEASON, lambda _: reading.ahead or season(1, name))
    return yearless(anchor, Granularity.SEASON, lambda year: season(year, name))


def _read_quarter(match: re.Match[str], anchor: Anchor) -> Reading | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[match["number"].lower()]

    def make(year: int) -> Period:
        return Period(first=date(year, 3 * number - 2, 1), last=Period.month(year, 3 * number).last)

    return _in_year(match, anchor, Granularity.SEASON, make)


def _read_feast(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read feasts that fall on the same day every year; the eastern churches keep Christmas on 7 January."""
    words = match.group().lower()
    is_eve = "eve" in words
    if "new year" in words:
        month, day = (12, 31) if is_eve else (1, 1)
    elif re.match("orthodox|ethiopian|coptic|eastern", words):
        month, day = 1, 7
    else:
        month, day = 12, 25

    def make(year: int) -> Period | None:
        feast = make_day(year, month, day)
        if feast is None:
            return None
        return Period.day(shift(feast, -1) if (is_eve and month != 12) or (is_eve and day == 25) else feast)

    return _in_year(match, anchor, Granularity.DAY, make)


_WEEKDAY_BEFORE = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
_JOINT = rf"(?P<joint> ?{DASH} ?| to (?:that of )?| and (?:that of )?| or | until | through | ?/ ?)"

ABSOLUTE_RULES = (
    Rule(
        name="ISO date",
        pattern=re.compile(rf"(?<![\d/.-])(?P<year>{YEAR})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?![\d-])"),
        read=_read_iso,
    ),
    Rule(
        name="slashed date",
        pattern=re.compile(rf"(?<![\d/.])(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{YEAR})(?![\d/])"),
        read=_read_slashed,
    ),
    Rule(
        name="day and month",
        pattern=re.compile(
            rf"(?<![\w/.:-]){_WEEKDAY_BEFORE}(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?![a-z])(?:{_YEAR_BEHIND})?"
        ),
        read=_read_day,
    ),
    Rule(
        name="first of two days",
        pattern=re.compile(
            rf"(?<![\w/.:-])(?P<day>{DAY})(?=(?:,| and| or)(?: {DAY}(?:,| and| or)){{0,3}} {DAY} (?P<month>{MONTH})(?:{_YEAR_BEHIND})?)"
        ),
        read=_read_day,
    ),
    Rule(
        name="day of the month told of",
        pattern=re.compile(
            r"(?<=[Oo]n the )(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b(?! (?:of|day|floor|anniversary|century)\b)"
        ),
        read=_read_nth,
    ),
    Rule(
        name="days of a month",
        pattern=re.compile(
            rf"(?<![\w/.:-])(?P<between>(?:[Bb]etween|[Ff]rom|[Nn]ight of) (?:the )?(?:evenings? of |morning of )?)?{_WEEKDAY_BEFORE}(?P<day>{DAY})"
            rf"{_JOINT}{_WEEKDAY_BEFORE}(?P<last>{DAY})(?: of)? (?P<month>{MONTH})(?![a-z])(?:{_YEAR_BEHIND})?"
        ),
        read=_read_days,
    ),
    Rule(
        name="month and day",
        pattern=re.compile(
            rf"\b{_WEEKDAY_BEFORE}(?P<month>{MONTH}) (?P<day>{DAY})(?![\w:]|,\d{{3}}|\.\d)(?:{_YEAR_BEHIND})?"
        ),
        read=_read_day,
    ),
    Rule(
        name="month and days",
        pattern=re.compile(
            rf"(?P<between>(?:[Bb]etween|[Ff]rom) )?\b(?P<month>{MONTH}) (?P<day>{DAY}){_JOINT}(?P<last>{DAY})(?![\w:])"
            rf"(?:{_YEAR_BEHIND})?"
        ),
        read=_read_days,
    ),
    Rule(
        name="month and year",
        pattern=re.compile(
            rf"\b(?:(?P<part>{PART})[ -](?:in )?)?(?P<month>{MONTH})(?![a-z]){_YEAR_BEHIND}",
        ),
        read=_read_month,
    ),
    Rule(
        name="month",
        pattern=re.compile(
            rf"\b(?:(?P<part>{PART})[ -](?:in )?)?(?P<month>{PLAIN_MONTH})(?![\w-]|\.\w)(?P<year>)(?P<told_year>)"
        ),
        read=_read_month,
    ),
    Rule(
        name="month that could be a verb",
        pattern=re.compile(
            rf"\b(?:(?P<part>{PART})[ -](?:in )?|(?<=[Ii]n )|(?<=[Ss]ince )|(?<=of )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=this )"
            r"|(?<=[Ff]rom )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Dd]uring )|(?<=and )|(?<=to ))"
            r"(?P<month>May|March)(?![\w-])(?P<year>)(?P<told_year>)"
        ),
        read=_read_month,
    ),
    Rule(
        name="month's",
        pattern=re.compile(r"\b(?P<part>)(?P<month>May|March)(?=['’]s )(?P<year>)(?P<told_year>)"),
        read=_read_month,
    ),
    Rule(
        name="last month of the name",
        pattern=re.compile(
            rf"\b(?P<turn>[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his(?: past| coming)?) (?P<month>{PLAIN_MONTH}|May|March)(?!\w)"
        ),
        read=_read_turned_month,
    ),
    Rule(
        name="year",
        pattern=re.compile(
            rf"(?<![\w/.,:$€£+-])(?:(?P<part>(?i:{PART}))[ -](?:in )?)?(?P<year>{YEAR})(?![\w/%+]|[.,:]\d|-\d|-[a-z]| ?(?:km|m|kg|metres|feet|GMT)\b)"
            r"(?! (?:people|persons|men|women|children|civilians|fighters|soldiers|troops|rebels|militants|refugees|families|houses"
            r"|homes|homes|buildings|trucks|rounds|shells|violations|others|more|dead|miles|kilomet|meters|metres|tons|tonnes|hours)\b)"
        ),
        read=_read_year,
    ),
    Rule(
        name="years",
        pattern=re.compile(rf"(?<![\w/.,:-])(?P<year>{YEAR}) ?(?:{DASH}|/) ?(?P<last>{YEAR}|\d{{2}})(?![\w/-])"),
        read=_read_years,
    ),
    Rule(
        name="decade",
        pattern=re.compile(rf"\b(?:(?P<part>(?i:{PART}))[ -](?:the )?)?(?P<year>(?:1\d|20)\d0)['’]?s\b"),
        read=_read_decade,
    ),
    Rule(
        name="century",
        pattern=re.compile(
            rf"\b(?:(?P<part>(?i:{PART}))[ -](?:the )?)?(?P<number>\d{{1,2}}(?:st|nd|rd|th))[ -]centur(?:y|ies)\b"
        ),
        read=_read_century,
    ),
    Rule(
        name="season",
        pattern=re.compile(
            rf"\b(?:(?P<turn>(?i:last|this|next|in the|of the|the|during the)) )?(?P<season>(?i:{SEASON})|fall(?= of {YEAR}))\b"
            rf"(?:(?: of|,)? (?P<year>{YEAR}))?(?! (?:offensive|camp|school|war|coat|break|olympics|games)\b)"
        ),
        read=_read_season,
    ),
    Rule(
        name="quarter",
        pattern=re.compile(
            rf"\b(?:the )?(?P<number>(?i:first|second|third|fourth|last)) quarter(?: of)?(?:{_YEAR_BEHIND})"
        ),
        read=_read_quarter,
    ),
    Rule(
        name="feast",
        pattern=re.compile(
            rf"\b(?:(?:Orthodox|Ethiopian|Coptic|Eastern) )?(?:Christmas(?: (?:Eve|Day))?|New Year['’]?s? (?:Eve|Day))(?:{_YEAR_BEHIND})?"
        ),
        read=_read_feast,
    ),
)

"""Days and months by the calendar, with their year or without."""

import re
from dataclasses import replace
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Basis, Granularity
from trucewatch.read.date_parts import YEAR_BEHIND, in_year, number_in, part_named
from trucewatch.read.date_rule import Reading, absolute, against_publication, make_rule, yearless
from trucewatch.read.date_words import (
    DASH,
    DAY,
    DAY_IN_WORDS,
    MONTH,
    ORDINALS,
    PART,
    PLAIN_MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
)
from trucewatch.read.days import MONTHS, make_day, part_of, shift, shift_months

_WEEKDAY_BEFORE = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
_JOINT = rf"(?P<joint> ?{DASH} ?| to (?:that of )?| and (?:that of )?| or | until | through | ?/ ?)"


def _day_period(year: int, month: int, day: int, last_day: int | None = None) -> Period | None:
    first = make_day(year, month, day)
    last = make_day(year, month, last_day) if last_day is not None else first
    if first is None or last is None or first > last:
        return None
    return Period(first=first, last=last)


def _read_day(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, day = _month_number(match), number_in(match["day"])
    return in_year(match, anchor, Granularity.DAY, lambda year: _day_period(year, month, day))


def _read_days(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Two days of one month are a range, but "10 and 17 October" are two days."""
    month, day, last = _month_number(match), number_in(match["day"]), number_in(match["last"])
    is_range = match["joint"].strip() not in {"and", "&", "or"} or bool(match["between"]) or last == day + 1
    if not is_range:
        return None
    reading = in_year(match, anchor, Granularity.SPAN, lambda year: _day_period(year, month, day, last))
    if reading is None or reading.period is None or reading.period.first is None or reading.period.last is None:
        return reading
    return replace(reading, ends=(Period.day(reading.period.first), Period.day(reading.period.last)))


def _read_iso(match: re.Match[str], _: Anchor) -> Reading | None:
    year, month = int(match["year"]), int(match["month"])
    if match["day"]:
        return absolute(_day_period(year, month, int(match["day"])), Granularity.DAY)
    return absolute(Period.month(year, month), Granularity.MONTH) if 1 <= month <= 12 else None


def _read_slashed(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Day before month, as most of the world writes it, unless only the other order makes a day."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        latest = anchor.published.year if anchor.published else 2050
        year += 2000 if 2000 + year <= latest + 1 else 1900
    period = _day_period(year, second, first) or _day_period(year, first, second)
    return absolute(period, Granularity.DAY)


def _read_slashed_day(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "(25/7)" and "from 29/7 to 3/8": a fraction is none, since no month has that number."""
    first, second = int(match["first"]), int(match["second"])
    if second > 12 and first > 12:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return yearless(anchor, Granularity.DAY, lambda year: _day_period(year, month, day))


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _read_roman(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read "12.X.1991"."""
    if match["month"] not in _ROMAN:
        return None
    period = _day_period(int(match["year"]), _ROMAN.index(match["month"]) + 1, int(match["first"]))
    return absolute(period, Granularity.DAY)


def _read_nth(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "on the 19th": of the month told of, or of that of publication and its neighbours."""
    number = number_in(match["day"])

    def in_month(day: date, months: int = 0) -> Period | None:
        there = shift_months(day.replace(day=1), months)
        return _day_period(there.year, there.month, number)

    told = anchor.narrative.first if anchor.narrative else None
    near = None if told is None else in_month(told)
    published = anchor.published
    if near is not None and (published is None or _is_past_month(told, published)):
        return Reading(period=near, granularity=Granularity.DAY, basis=Basis.NARRATIVE)
    if published is None:
        return None
    past = [period for period in (in_month(published, -step) for step in range(3)) if period and period.first]
    past = [period for period in past if period.first is not None and period.first <= published]
    ahead = [period for period in (in_month(published, step) for step in range(3)) if period and period.first]
    ahead = [period for period in ahead if period.first is not None and period.first >= published]
    if not past:
        return None
    return Reading(
        period=past[0],
        ahead=ahead[0] if ahead and ahead[0] != past[0] else None,
        granularity=Granularity.DAY,
        basis=Basis.PUBLISHED,
    )


def _is_past_month(told: date | None, published: date) -> bool:
    """Tell whether what was told lies in another month: "the 6th" may else be this month's or the next one's."""
    return told is not None and (told.year, told.month) != (published.year, published.month)


def _read_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, part = _month_number(match), part_named(match["part"])
    days = re.search(
        r"(first|second|third|fourth|last|final) (week|half|fortnight)", match["part"] or "", re.IGNORECASE
    )

    def make(year: int) -> Period:
        whole = Period.month(year, month)
        if days and whole.first and whole.last:
            return _stretch_of(whole.first, whole.last, days[1].lower(), days[2].lower())
        return part_of(whole, part) if part else whole

    return in_year(match, anchor, Granularity.MONTH, make)


def _stretch_of(first: date, last: date, which: str, unit: str) -> Period:
    """Return the first, second or last week or half of the month between two days."""
    if unit in {"half", "fortnight"}:
        middle = first.replace(day=15)
        return Period(first=first, last=middle) if which == "first" else Period(first=shift(middle, 1), last=last)
    if which in {"last", "final"}:
        return Period(first=shift(last, -6), last=last)
    start = shift(first, 7 * ["first", "second", "third", "fourth"].index(which))
    return Period(first=start, last=shift(start, 6))


def _read_turned_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "last June" and "next June": the one that began before publication, and the one after it."""
    month = _month_number(match)
    past = yearless(anchor, Granularity.MONTH, lambda year: Period.month(year, month))
    if past is None or anchor.published is None or match["turn"].lower() != "next":
        return past

    def following(published: date) -> Period:
        return Period.month(published.year + (1 if month <= published.month else 0), month)

    return against_publication(anchor, Granularity.MONTH, following)


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"][:3].lower()]


_NOT_IN_A_WORD = r"(?<![\w/.:-])"
_MAYBE_YEAR = rf"(?:{YEAR_BEHIND})?"
_NO_YEAR = r"(?P<year>)(?P<told_year>)"
_MAYBE_PART = rf"(?:(?P<part>(?i:{PART}))[ -](?:in )?)?"

_THE_NTH = (
    r"(?:(?<=[Oo]n the )|(?<=[Bb]y the )|(?<=[Uu]ntil the )|(?<=till the )|(?<=[Ss]ince the )"
    r"|(?<=[Ff]rom the )|(?<= to the )"
    r"|(?<=[Bb]efore the )|(?<=[Aa]fter the )|(?<=ight of the )|(?<=vening of the )|(?<=orning of the )|(?<= and the )"
    r"|(?<=[Bb]etween the )|(?<=[Tt]hrough the ))"
)
"""What asks for the number of a day behind it."""
_SURELY_DAYS = "|".join(word for number, word in enumerate(ORDINALS, start=1) if number > 6)

DAY_RULES = (
    make_rule(
        "ISO date",
        rf"(?<![\d/.-])(?P<year>{YEAR})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?![\d-])",
        _read_iso,
    ),
    make_rule(
        "slashed date",
        rf"(?<![\d/.])(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{YEAR}|\d\d)(?![\d/])",
        _read_slashed,
    ),
    make_rule(
        "slashed day",
        r"(?:(?<=\()|(?<=[Oo]n )|(?<=from )|(?<= to )|(?<=of ))(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\d/])",
        _read_slashed_day,
    ),
    make_rule(
        "roman month",
        r"(?<![\d/.])(?P<first>\d{1,2})[./ ]"
        rf"(?P<month>X{{0,1}}(?:I{{1,3}}|I?V|VI{{1,3}}|IX|X|XI{{1,2}}))[./ ](?P<year>{YEAR})\b",
        _read_roman,
    ),
    make_rule(
        "day and month",
        rf"(?:{_NOT_IN_A_WORD}|(?<=[A-Za-z][-–]))"
        rf"{_WEEKDAY_BEFORE}(?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?![a-z]){_MAYBE_YEAR}",
        _read_day,
    ),
    make_rule(
        "day in words and month",
        rf"{_NOT_IN_A_WORD}{_WEEKDAY_BEFORE}(?P<day>(?i:{DAY_IN_WORDS})) (?:of|day of) (?P<month>{MONTH})"
        rf"(?![a-z]){_MAYBE_YEAR}",
        _read_day,
    ),
    make_rule(
        "first of two days",
        rf"{_NOT_IN_A_WORD}(?<!no\. )(?<!No\. )(?P<day>{DAY})"
        rf"(?=(?:, {DAY}){{0,3}},? (?:and|or) {DAY} (?P<month>{MONTH}){_MAYBE_YEAR})",
        _read_day,
    ),
    make_rule(
        "day of the month told of",
        rf"{_THE_NTH}(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th)|(?:{DAY_IN_WORDS})(?= of (?:the|this|that|last) month)"
        rf"|(?:{_SURELY_DAYS})(?=[,.;]| (?:at|to|until)\b))"
        r"\b(?! (?:of (?!(?:the|this|that|last) month)|day|time|year|week|month|floor|anniversary|century|[A-Z]"
        r"|[a-z]*(?:ion|ment|ade|ery|any|oon|ies|ime|our)s?\b))"
        r"(?: of (?:the|this|that|last) month)?",
        _read_nth,
    ),
    make_rule(
        "days of a month",
        rf"{_NOT_IN_A_WORD}(?P<between>(?:[Bb]etween|[Ff]rom|[Nn]ight of) (?:the )?"
        rf"(?:(?:evening|morning|night)s? of )?)?{_WEEKDAY_BEFORE}(?P<day>{DAY}){_JOINT}"
        rf"{_WEEKDAY_BEFORE}(?P<last>{DAY})(?: of)? (?P<month>{MONTH})(?![a-z])"
        rf"{_MAYBE_YEAR}",
        _read_days,
    ),
    make_rule(
        "month and day",
        rf"\b{_WEEKDAY_BEFORE}(?P<month>{MONTH}) (?P<day>{DAY})(?![\w:]|,\d{{3}}|\.\d){_MAYBE_YEAR}",
        _read_day,
    ),
    make_rule(
        "month and days",
        rf"(?P<between>(?:[Bb]etween|[Ff]rom) )?\b(?P<month>{MONTH}) (?P<day>{DAY}){_JOINT}(?P<last>{DAY})(?![\w:])"
        rf"{_MAYBE_YEAR}",
        _read_days,
    ),
    make_rule("month and year", rf"\b{_MAYBE_PART}(?P<month>{MONTH})(?![a-z]){YEAR_BEHIND}", _read_month),
    make_rule("month", rf"\b{_MAYBE_PART}(?P<month>{PLAIN_MONTH})(?![\w-]|\.\w){_NO_YEAR}", _read_month),
    make_rule(
        "month that could be a verb",
        rf"\b(?:(?P<part>(?i:{PART}))[ -](?:in )?"
        r"|(?<=[Ii]n )|(?<=[Ss]ince )|(?<=of )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=this )"
        r"|(?<=[Ff]rom )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Dd]uring )|(?<=and )|(?<=to ))"
        rf"(?P<month>May|March|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![\w-]){_NO_YEAR}",
        _read_month,
    ),
    make_rule("month's", rf"\b(?P<part>)(?P<month>May|March)(?=['’]s ){_NO_YEAR}", _read_month),
    make_rule(
        "last month of the name",
        rf"\b(?P<turn>[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his(?: past| coming)?) (?P<month>{PLAIN_MONTH}|May|March)(?!\w)",
        _read_turned_month,
    ),
)

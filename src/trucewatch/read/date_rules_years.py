"""Years and what is longer or comes once a year: seasons, quarters, decades, centuries."""

import re
from dataclasses import replace
from datetime import date

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Granularity
from trucewatch.read.date_parts import YEAR_BEHIND, in_year, number_in, part_named
from trucewatch.read.date_rule import Reading, absolute, against_publication, make_rule, yearless
from trucewatch.read.date_words import DASH, PART, SEASON, YEAR
from trucewatch.read.days import part_of, season
from trucewatch.read.numbers import value_of

_HALF_YEAR_MONTHS = 6
_TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip


_FIRST_OF_OURS = 1700
_ASKS_FOR_YEAR = re.compile(r"\b(?:in|since|of|by|until|from|year|after|before|about|around) $", re.IGNORECASE)


def _read_year(match: re.Match[str], _: Anchor) -> Reading | None:
    # "At 1130 the convoy left": an old year needs a word that asks for one.
    if int(match["year"]) < _FIRST_OF_OURS and not _ASKS_FOR_YEAR.search(match.string[: match.start("year")]):
        return None
    year, part = int(match["year"]), part_named(match["part"])
    half = re.search(r"(first|second) half", match["part"] or "", re.IGNORECASE)
    if half:
        first_month = 1 if half[1].lower() == "first" else 1 + _HALF_YEAR_MONTHS
        last = Period.month(year, first_month + _HALF_YEAR_MONTHS - 1).last
        return absolute(Period(first=date(year, first_month, 1), last=last), Granularity.SEASON)
    return absolute(part_of(Period.year(year), part) if part else Period.year(year), Granularity.YEAR)


def _read_era(match: re.Match[str], _: Anchor) -> Reading | None:
    year = int(match["year"] or match["year_first"])
    return absolute(Period.year(year), Granularity.YEAR) if year >= 1 else None


def _read_years(match: re.Match[str], _: Anchor) -> Reading | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last <= first + 200:
        return None
    reading = absolute(Period(first=date(first, 1, 1), last=date(last, 12, 31)), Granularity.SPAN)
    return replace(reading, ends=(Period.year(first), Period.year(last))) if reading else None


def _read_decade(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read "the 1980s", "the sixties" (of the last century), and "the 1600s", which are a whole century."""
    digits, part = match["year"], part_named(match["part"])
    first = (
        int(digits)
        if digits and len(digits) == 4
        else 1900 + (number_in(digits) if digits else _TENS[match["words"].lower()])
    )
    length = 100 if first % 100 == 0 and first < 2000 else 10
    start, last = {"early": (0, 5), "mid": (3, 7), "late": (5, 10), None: (0, 10)}[part]
    scale = length // 10
    return absolute(
        Period(first=date(first + start * scale, 1, 1), last=date(first + last * scale - 1, 12, 31)), Granularity.DECADE
    )


def _read_century(match: re.Match[str], _: Anchor) -> Reading | None:
    century, part = number_in(match["number"]), part_named(match["part"])
    if not 1 <= century <= 30:
        return None
    start, length = {"early": (0, 33), "mid": (33, 34), "late": (66, 34), None: (0, 100)}[part]
    first = max((century - 1) * 100 + start, 1)
    return absolute(
        Period(first=date(first, 1, 1), last=date((century - 1) * 100 + start + length - 1, 12, 31)), Granularity.DECADE
    )


_ASKS_FOR_SEASON = re.compile(
    r"\b(?:in|since|by|until|till|from|before|after|through|over|early|late|mid|of|a|that|every|each|to)[ -](?:the )?$",
    re.IGNORECASE,
)


def _read_season(match: re.Match[str], anchor: Anchor) -> Reading | None:
    name, turn = (match["season"] or match["capital"]).lower(), (match["turn"] or "").lower()
    if not turn and not match["year"] and not _ASKS_FOR_SEASON.search(match.string[: match.start()]):
        return None  # "winter clothes", "they spring up"
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

    return in_year(match, anchor, Granularity.SEASON, make)


def _read_months(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "the first five months of the year", of 2018 or of last year."""
    number = value_of(match["number"])
    if number is None or not 1 <= number < 12:
        return None
    count = int(number)

    def make(year: int) -> Period:
        start = 1 if match["which"].lower() == "first" else 13 - count
        return Period(first=date(year, start, 1), last=Period.month(year, start + count - 1).last)

    if match["year"]:
        return absolute(make(int(match["year"])), Granularity.SPAN)
    back = 1 if match["told"] == "last" else 0
    return against_publication(anchor, Granularity.SPAN, lambda published: make(published.year - back))


_MAYBE_PART = rf"(?:(?P<part>(?i:{PART}))[ -](?:in |the )?)?"
_COUNTED = (
    r"people|persons|men|women|children|civilians|fighters|soldiers|troops|rebels|militants|refugees|families|houses|homes"
    r"|buildings|trucks|rounds|shells|violations|others|more|dead|km|kilomet\w+|miles|met(?:re|er)s|kg|tons|tonnes|hours|feet"
    r"|GMT|UTC|hrs|hr|h|Z|local time"
)

YEAR_RULES = (
    make_rule(
        "year",
        rf"(?<![\w/.,:$€£+-]){_MAYBE_PART}(?P<year>{YEAR})(?![\w/%+]|[.,:]\d|-\d|-[a-z]| ?(?:{_COUNTED})\b)",
        _read_year,
    ),
    make_rule(
        "year of the era",
        r"\b(?P<part>)(?:(?:AD|A\.D\.) (?P<year>\d{1,4})|(?P<year_first>\d{1,4}) (?:AD|CE)\b)",
        _read_era,
    ),
    make_rule(
        "years", rf"(?<![\w/.,:-])(?P<year>{YEAR}) ?(?:{DASH}|/) ?(?P<last>{YEAR}|\d{{2}})(?![\w/-])", _read_years
    ),
    make_rule(
        "decade",
        rf"\b{_MAYBE_PART}(?:(?P<year>(?:1\d|20)\d0|(?<=the )['’]?[2-9]0)['’]?s\b"
        r"|(?<=[Tt]he )(?P<words>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)",
        _read_decade,
    ),
    make_rule(
        "century",
        rf"\b{_MAYBE_PART}(?P<number>\d{{1,2}}(?:st|nd|rd|th)) ?-? ?(?i:centur(?:y|ies))\b",
        _read_century,
    ),
    # A season in capitals without a year is a name: "Peace Spring".
    make_rule(
        "season",
        rf"\b(?:(?P<turn>(?i:last|this|next|in the|of the|the|during the)) )?"
        rf"(?:(?P<season>{SEASON})|(?P<capital>(?i:{SEASON}|fall)(?=(?: of|,)? {YEAR})))\b"
        rf"(?:(?: of|,)? (?P<year>{YEAR}))?"
        r"(?! (?:offensive|camp|school|war|coats?|break|olympics|games|water"
        r"|cloth\w+|supplies|aid|fuel|uniforms?|gear|kits?|tents?|heating|crops?|rains?)\b)",
        _read_season,
    ),
    make_rule(
        "quarter",
        rf"\b(?:the )?(?P<number>(?i:first|second|third|fourth|last)) quarter(?: of)?(?:{YEAR_BEHIND})",
        _read_quarter,
    ),
    make_rule(
        "first months of a year",
        r"\b(?:(?i:in|during|over) )?(?:[Tt]he )?(?P<which>(?i:first|last)) "
        r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})"
        rf" months (?:of|in) (?:(?:the|(?P<told>this|last)) year\b|(?P<year>{YEAR})(?![\w/]))",
        _read_months,
    ),
)

"""The year behind a time, and the part of a month or year before it."""

import re
from collections.abc import Callable

from trucewatch.model.period import Period
from trucewatch.read.date_mention import Anchor, Granularity
from trucewatch.read.date_rule import Reading, absolute, yearless
from trucewatch.read.date_words import ORDINALS, YEAR

_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "first": "early",
    "opening": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
    "last": "late",
    "final": "late",
    "closing": "late",
}
YEAR_BEHIND = rf"(?:,? (?P<year>{YEAR})(?![\d,]\d)\b|,? (?:of )?(?P<told_year>last|this|next|the same|that) year\b)"


def in_year(
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


def part_named(words: str | None) -> str | None:
    """Return the part (early, mid, late) that words before a month or a year name."""
    if not words:
        return None
    found = next((word for word in re.findall(r"[a-z]+", words.lower()) if word in _PARTS), None)
    return _PARTS[found] if found else "late"


def number_in(words: str) -> int:
    """Return the number in an ordinal: 19 in "19th" and in "nineteenth"."""
    if words.lower() in ORDINALS:
        return ORDINALS.index(words.lower()) + 1
    return int(re.sub(r"\D", "", words))

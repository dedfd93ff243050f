"""Times in a text: each mention, and the days that it comes to against publication and narrative.

Rules find single times, leftmost and longest first; times joined by "to" or "between ... and" then make a range, and
the words before a time ("since", "until", "by") are taken into it. Whatever is told sets the narrative for the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.period import Period
from trucewatch.model.text import Span
from trucewatch.read.date_mention import Anchor, Basis, DateMention, Granularity, Modifier
from trucewatch.read.date_prefixes import HOUR, is_compared, prefix_before
from trucewatch.read.date_rule import Reading, Rule
from trucewatch.read.date_rules_days import DAY_RULES
from trucewatch.read.date_rules_feasts import feast_rules
from trucewatch.read.date_rules_lengths import LENGTH_RULES
from trucewatch.read.date_rules_named import named_rules
from trucewatch.read.date_rules_published import PUBLISHED_RULES
from trucewatch.read.date_rules_told import TOLD_RULES
from trucewatch.read.date_rules_years import YEAR_RULES
from trucewatch.read.date_units import how_many, moved, unit_of
from trucewatch.read.date_words import SMALL_NUMBER
from trucewatch.read.days import shift
from trucewatch.read.sieve import Sieve

__all__ = ["Anchor", "Basis", "DateMention", "Granularity", "Modifier", "find_dates"]

_RULES = (*named_rules(), *DAY_RULES, *YEAR_RULES, *feast_rules(), *PUBLISHED_RULES, *LENGTH_RULES, *TOLD_RULES)
_SIEVE = Sieve((rule.pattern, number) for number, rule in enumerate(_RULES))
_RANGE_OPENING = re.compile(r"\b(?:between|from)(?: the)? $", re.IGNORECASE)
_JOINT = re.compile(rf"(?:,? (?:and )?(?:to|until|till|through|up to|into){HOUR}(?: the)? |,? ?[-–—] ?)", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:\w+ of )?$", re.IGNORECASE)
_END_OF = re.compile(r"\b(?:end|close) of\b", re.IGNORECASE)
_LOOK_BACK = 40
_OF_HOUR = re.compile(r",? (?:(?:on|of)(?: the)? )?")
_MODIFIERS = {"by": Modifier.BY, "until": Modifier.UNTIL, "since": Modifier.SINCE}
_NAMED_FOR_DAY = re.compile(
    r" (?:Road|Street|Bridge|Square|Avenue|Boulevard|Brigades?|Movement|Front|Battalion|Hospital|University"
    r"|Party|Revolution"
    r"|Martyrs|Coalition|Stadium|Camp|Dam|(?:street|district|quarter|bridge|neighbourhood)\b)"
)
"""What is named for a day and tells no time: "the Third of October Road"."""
_STRETCH_TO = re.compile(
    rf"\b(?:(?:in|over|during|for) )?(?:the|this) (?:(?P<number>{SMALL_NUMBER}) )?"
    rf"(?P<unit>hours|days|weeks|months|week|fortnight|month|year)"
    rf" (?:up )?(?:to|ending|ended|through|until|before){HOUR}(?: the)? $",
    re.IGNORECASE,
)
"""What makes a day the last of a stretch: "the week to", "the 24 hours ending"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Atom:
    """One rule's match and its reading, in places of the stretch itself."""

    start: int
    end: int
    reading: Reading
    name: str
    """Of the rule, or rules."""
    rule: Rule
    match: re.Match[str]


def find_dates(text: str, *, offset: int = 0, anchor: Anchor) -> list[DateMention]:
    """Return the mentions of time in the text, in its order.

    Args:
        text: A sentence or a longer stretch.
        offset: Where the stretch begins in the kept text, so that spans point into that.
        anchor: The days against which relative times are read; its narrative is that before the stretch.

    Example:
        >>> from datetime import date
        >>> anchor = Anchor(published=date(2019, 2, 8))
        >>> [str(mention.period.first) for mention in find_dates("on Thursday, late last month", anchor=anchor)]
        ['2019-02-07', '2019-01-21']
    """
    atoms = _joined(list(_atoms(text, anchor)), text)
    return [replace(_mention(atom, offset, anchor), is_compared=is_compared(text, atom.end)) for atom in atoms]


def narrative_after(mentions: list[DateMention], before: Period | None) -> Period | None:
    """Return the time told of last once these mentions are read, for the stretch that follows them."""
    told = [mention.period for mention in mentions if mention.period and _tells(mention.granularity, mention.modifier)]
    return told[-1] if told else before


def _atoms(text: str, anchor: Anchor) -> Iterator[_Atom]:
    """Yield the matches that count, leftmost and longest first, each read against what was told before it."""
    at = floor = 0
    for match, rule in _matches(text):
        if match.start() < at:
            continue
        if _NAMED_FOR_DAY.match(text, match.end()):
            at = match.end()
            continue
        reading = rule.read(match, anchor)
        if reading is None:
            continue
        start, reading = _with_prefix(match, reading, text, after=floor)
        at = match.end()
        if reading.granularity is not Granularity.CLOCK:
            floor = at  # "since the truce began at midnight on Monday": the word before reaches over the hour
        yield _Atom(start=start, end=at, reading=reading, name=rule.name, rule=rule, match=match)
        if reading.period is not None and _tells(reading.granularity, reading.modifier):
            anchor = replace(anchor, narrative=reading.period)


def _with_prefix(match: re.Match[str], reading: Reading, text: str, *, after: int) -> tuple[int, Reading]:
    """Take the words before a time into it; "by the end of May" is by its last day."""
    if reading.modifier is not None or reading.granularity is Granularity.SPAN:
        return match.start(), reading
    stretch = _STRETCH_TO.search(text[: match.start()])
    if stretch is not None and reading.period is not None and reading.period.last is not None:
        return stretch.start(), replace(
            reading, period=_stretch(stretch, reading.period.last), ahead=None, granularity=Granularity.SPAN
        )
    prefix = prefix_before(text, match.start(), match.end())
    if prefix is None or prefix[0] < after:
        return match.start(), reading
    start, modifier = prefix
    reading = replace(reading, modifier=modifier)
    if modifier in {Modifier.BY, Modifier.UNTIL, Modifier.BEFORE} and _END_OF.search(match.group()):
        reading = replace(reading, period=_last_day(reading.period), ahead=_last_day(reading.ahead))
    return start, reading


def _stretch(words: re.Match[str], last: date) -> Period:
    """Return what "the week to Friday" and "the 24 hours to 18:00 on 6 May" come to."""
    unit = unit_of(words["unit"])
    if words["number"]:
        return Period(first=moved(last, -how_many(words["number"]), unit), last=last)
    return Period(first=shift(moved(last, -1, unit), 1), last=last)


def _last_day(period: Period | None) -> Period | None:
    return Period.day(period.last) if period is not None and period.last is not None else period


def _tells(granularity: Granularity, modifier: Modifier | None) -> bool:
    """Whether a mention moves the narrative: lengths of time and the bounds of what goes on do not."""
    is_bound = modifier in {Modifier.SINCE, Modifier.UNTIL}
    return granularity not in {Granularity.DURATION, Granularity.CLOCK} and not is_bound


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    found = [
        (match.start(), -match.end(), number, match)
        for pattern, number in _SIEVE.likely(text)
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    found.sort(key=lambda entry: entry[:3])
    return [(match, _RULES[number]) for _, _, number, match in found]


def _joined(atoms: list[_Atom], text: str) -> list[_Atom]:
    """Join neighbours into ranges: "from 3 May to 5 June", "between Monday and Wednesday", "27 Nov - 26 Dec 2024"."""
    joined: list[_Atom] = []
    for read in atoms:
        atom = read
        while joined and joined[-1].start >= atom.start:
            joined.pop()
        if joined and (dayed := _day_of_hour(joined[-1], atom, text)):
            joined.pop()
            atom = dayed
        whole = _range(joined[-1], atom, text) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(atom)
    return joined


def _day_of_hour(hour: _Atom, day: _Atom, text: str) -> _Atom | None:
    """Return the day of "by noon on Sunday" with the word before its hour; None where they do not belong together."""
    if hour.reading.granularity is not Granularity.CLOCK or day.reading.granularity is not Granularity.DAY:
        return None
    word = hour.match.group().split(" ", 1)[0].lower()
    if word not in _MODIFIERS or not _OF_HOUR.fullmatch(text[hour.end : day.start]) or day.reading.modifier:
        return None
    return replace(day, start=hour.start, reading=replace(day.reading, modifier=_MODIFIERS[word]))


def _range(left: _Atom, right: _Atom, text: str) -> _Atom | None:
    gap = text[left.end : right.match.start()]
    before = text[max(0, left.start - _LOOK_BACK) : left.start]
    if len(gap) > _LOOK_BACK or not (_JOINT.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(before))):
        return None
    first, last = left.reading, right.reading
    if Granularity.DURATION in {first.granularity, last.granularity} or first.granularity is Granularity.SPAN:
        return None
    begun = _begun(left, last)
    period = _spanning(begun, last.period)
    if period is None:
        return None
    opening = _RANGE_OPENING.search(before)
    start = left.start - len(opening.group()) if opening else left.start
    reading = Reading(
        period=period,
        ahead=_ahead(first, last, is_weekly=left.name == right.name == "weekday"),
        granularity=Granularity.SPAN,
        basis=last.basis,
        ends=tuple(end for end in (begun, last.period) if end is not None),
        names_year=last.names_year,
    )
    name = f"range of {left.name} and {right.name}"
    return replace(right, start=start, reading=reading, name=name)


def _ahead(first: Reading, last: Reading, *, is_weekly: bool) -> Period | None:
    """Return a range to come: "from Thursday until Saturday", told on a Friday, ends in the week in which it begins."""
    start, end = first.ahead or first.period, last.ahead
    if is_weekly and start and end and start.first and end.last and start.first > end.last:
        end = Period.day(shift(end.last, 7))
    return _spanning(start, end)


def _spanning(first: Period | None, last: Period | None) -> Period | None:
    if first is None or last is None or first.first is None or last.last is None or first.first > last.last:
        return None
    return Period(first=first.first, last=last.last)


def _begun(left: _Atom, last: Reading) -> Period | None:
    """A range's beginning takes its year from its end, "27 Nov - 26 Dec 2024": it is the nearest before that.

    And so does its week: "from Monday until Thursday", told on a Tuesday.
    """
    end = last.period.last if last.period is not None else None
    begun = left.reading.period
    is_late = begun is not None and end is not None and begun.first is not None and begun.first > end
    if left.reading.names_year or end is None or not (last.names_year or is_late):
        return begun
    again = left.rule.read(left.match, Anchor(published=end))
    return again.period if again is not None else left.reading.period


def _mention(atom: _Atom, offset: int, anchor: Anchor) -> DateMention:
    reading = atom.reading
    period, ends = reading.period, reading.ends
    if reading.modifier is Modifier.SINCE and period is not None and anchor.published is not None:
        ends = (period,)
        period = _spanning(period, Period.day(anchor.published)) or period
    return DateMention(
        span=Span(start=offset + atom.start, end=offset + atom.end),
        period=period,
        ahead=reading.ahead,
        granularity=reading.granularity,
        modifier=reading.modifier,
        basis=reading.basis,
        rule=atom.name,
        days=reading.days,
        alternatives=reading.alternatives,
        ends=ends,
        names_year=reading.names_year,
    )

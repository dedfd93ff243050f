"""What a mention of time is, and the days against which it is read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.period import Period
from trucewatch.model.text import Span


class Granularity(StrEnum):
    """How finely the words tell the time, whatever period they come to."""

    CLOCK = "clock"
    """A time of day alone: "at 12:30", "since dawn"; a day named beside it is surer."""
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    SPAN = "span"
    """From one time to another."""
    DURATION = "duration"
    """A length of time: "within 60 days", "for weeks"."""


class Modifier(StrEnum):
    """What stands before a time and changes what it says."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FOR = "for"
    WITHIN = "within"


class Basis(StrEnum):
    """Against what a mention was read."""

    ABSOLUTE = "absolute"
    """Against nothing: it names its year."""
    PUBLISHED = "published"
    """Against the day of publication."""
    NARRATIVE = "narrative"
    """Against the time told of last in the text."""
    OPEN = "open"
    """Against nothing, since no anchor was known: its period is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The days against which relative times are read."""

    published: date | None
    """The day of publication; None where nobody knows it."""
    narrative: Period | None = None
    """The time that the text told of last before this stretch."""
    covered: Period | None = None
    """The period that a bulletin reports on: "11-17 March 2019" in its title."""
    begun: Period | None = None
    """The day on which the deal took hold that the text tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time where it stands in the text, and the readings of it."""

    span: Span
    """From its modifier to its last word: "since the end of April"."""
    period: Period | None
    """The reading towards the past, that of what has happened; None where no anchor is known."""
    ahead: Period | None = None
    """The reading towards the future, where it differs: the next Friday, the next September."""
    granularity: Granularity
    modifier: Modifier | None = None
    basis: Basis
    rule: str
    """Which rule read it."""
    days: int | None = None
    """The length of a duration, in days: 60 in "within 60 days"."""
    alternatives: tuple[Period, ...] = ()
    """Readings against another anchor, where they differ."""
    ends: tuple[Period, ...] = ()
    """The times at both ends of a range, or the beginning of what lasts: March 2011 in "since March 2011"."""
    names_year: bool = False
    """Whether its words name the year."""
    is_compared: bool = False
    """Whether it only tells since when there was nothing like it: "the worst since 2014" dates nothing."""

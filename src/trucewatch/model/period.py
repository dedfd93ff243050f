"""Stretches of days, as people write them: both ends belong to the stretch."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days, both ends included; an end that nobody gave is None."""

    first: date | None
    """First day, inclusive; None when the start is open."""
    last: date | None
    """Last day, inclusive; None when the end is open."""

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"a period ends on {self.last}, before it begins on {self.first}")

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return the period of one day."""
        return cls(first=day, last=day)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return the period of a calendar month."""
        length = calendar.monthrange(year, month)[1]
        return cls(first=date(year, month, 1), last=date(year, month, length))

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the period of a calendar year."""
        return cls(first=date(year, 1, 1), last=date(year, 12, 31))

    @property
    def length_days(self) -> int | None:
        """How many days the period holds; None when an end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def overlaps(self, other: "Period", *, slack_days: int = 0) -> bool:
        """Tell whether the two share a day, each widened by `slack_days` at both ends."""
        slack = timedelta(days=slack_days)
        starts_in_time = self.first is None or other.last is None or self.first <= other.last + slack
        ends_in_time = self.last is None or other.first is None or other.first <= self.last + slack
        return starts_in_time and ends_in_time

    def as_json(self) -> list[str | None]:
        """Return `[first, last]` as ISO days, the form of `docs/reference/claims.md`."""
        return [day.isoformat() if day else None for day in (self.first, self.last)]

    @classmethod
    def from_json(cls, ends: list[str | None]) -> "Period":
        """Return the period that `as_json` wrote."""
        first, last = (date.fromisoformat(end) if end else None for end in ends)
        return cls(first=first, last=last)

"""The calendar of an agreement: what it sets, and what was announced, day by day, months at a time."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trucewatch.model.period import Period
from trucewatch.views.timeline import Event, Lane, TimelineView, event_as_json

_ON_THE_CALENDAR = (Lane.DEAL, Lane.MEETING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a month's sheet."""

    day: date
    is_of_month: bool
    """False for the days of the months before and after that fill the first and last week."""
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month as a sheet of weeks, Monday first."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What stands on an agreement's calendar."""

    entries: tuple[Event, ...]
    """Deadlines, reports, the deal's own days, and meetings, by day; those without a day are not here."""
    months: tuple[Month, ...]
    """Every month in which something stands, in order."""


def make_calendar(view: TimelineView) -> Calendar:
    """Return the calendar of a timeline: its deal and its meetings."""
    entries = tuple(event for event in view.events if event.lane in _ON_THE_CALENDAR)
    months = sorted({day_of(event).replace(day=1) for event in entries})
    return Calendar(entries=entries, months=tuple(_month(first, entries) for first in months))


def day_of(event: Event) -> date:
    """Return the day on which an event stands: its first, or, where only its end is told, its last."""
    period = event.period or Period(first=None, last=None)
    return period.first or period.last or date.max


def calendar_as_json(made: Calendar) -> dict[str, Any]:
    """Return the calendar in its published form."""
    return {"entries": [event_as_json(event) for event in made.entries]}


def _month(first: date, entries: Iterable[Event]) -> Month:
    length = calendar.monthrange(first.year, first.month)[1]
    start = first - timedelta(days=first.weekday())
    weeks = -(-(first.weekday() + length) // 7)
    on_day: dict[date, list[Event]] = {}
    for event in entries:
        on_day.setdefault(day_of(event), []).append(event)
    days = [start + timedelta(days=number) for number in range(7 * weeks)]
    sheet = [
        Day(day=day, is_of_month=day.month == first.month, events=tuple(on_day.get(day, ())))
        if day.month == first.month
        else Day(day=day, is_of_month=False, events=())
        for day in days
    ]
    return Month(first=first, weeks=tuple(tuple(sheet[week * 7 : week * 7 + 7]) for week in range(weeks)))

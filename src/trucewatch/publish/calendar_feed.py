"""Write a calendar as iCalendar (RFC 5545), for a monitor's own calendar to subscribe to.

Nothing is taken from the clock: an entry's stamp is the day as of which the calendar was made, so that the same
question gives the same bytes.
"""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar as ICalendar
from icalendar import Event as IEvent

from trucewatch.model.agreement import Agreement
from trucewatch.model.ids import content_id
from trucewatch.views.calendar import Calendar, day_of
from trucewatch.views.timeline import Event

MIME_TYPE = "text/calendar"


def write_calendar(calendar: Calendar, agreement: Agreement, *, as_of: date, address: str) -> bytes:
    """Return the calendar as a file: one entry a day or stretch of days.

    Args:
        address: Where the agreement's board is read, as an absolute address.
    """
    out = ICalendar()
    out.add("prodid", "-//Trucewatch//Calendar of an agreement//EN")
    out.add("version", "2.0")
    out.add("method", "PUBLISH")
    out.add("x-wr-calname", agreement.title)
    for event in calendar.entries:
        out.add_component(_entry(event, agreement, as_of, address))
    return bytes(out.to_ical())


def _entry(event: Event, agreement: Agreement, as_of: date, address: str) -> IEvent:
    first = day_of(event)
    last = (event.period.last if event.period else None) or first
    entry = IEvent()
    entry.add("uid", f"{content_id(agreement.id, _what(event))}@trucewatch.invalid")
    entry.add("dtstamp", datetime.combine(as_of, time.min, UTC))
    entry.add("dtstart", first)
    # The end of a stretch of days is the day after it (3.6.1).
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", event.title)
    entry.add("categories", [str(event.lane)])
    entry.add("transp", "TRANSPARENT")
    entry.add("url", f"{address}/obligations/{event.obligation}" if event.obligation else address)
    if event.place:
        entry.add("location", event.place)
    return entry


def _what(event: Event) -> list[object]:
    """What tells one entry from another: it stays the same when a claim more announces the same meeting."""
    return [str(event.lane), event.period.as_json() if event.period else None, event.title, event.obligation]

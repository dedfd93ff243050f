"""Write a timeline as an iCalendar file, so that a monitor's own calendar shows what falls due.

Source: RFC 5545, Internet Calendaring and Scheduling Core Object Specification, above all 3.1 (lines and their
folding), 3.3.11 (escapes in text), 3.6.1 (events) and 3.8.7.2 (DTSTAMP), https://www.rfc-editor.org/rfc/rfc5545.
Nothing is taken from the clock: the same agreement gives the same bytes.
"""

from collections.abc import Iterator
from datetime import timedelta

from trucewatch.agreements.timeline import Moment, MomentKind, Timeline
from trucewatch.model.ids import content_id

_MOST_OCTETS = 75
"""Octets in a line before it is folded, its line break not counted (3.1)."""


def to_icalendar(timeline: Timeline) -> bytes:
    """Return the calendar: one event a moment, each of one whole day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Trucewatch//Timeline of an agreement//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(timeline.agreement.title)}",
    ]
    for moment in timeline.moments:
        lines.extend(_event(moment, timeline))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(moment: Moment, timeline: Timeline) -> Iterator[str]:
    agreement = timeline.agreement
    day, next_day = moment.day, moment.day + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(moment, agreement.id)}@trucewatch.invalid"
    # When this copy was made (3.8.7.2); the day of signing stands in, since a clock would make each copy another.
    yield f"DTSTAMP:{agreement.signed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{next_day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(_summary(moment))}"
    yield f"DESCRIPTION:{_escaped(_description(moment, timeline))}"
    yield f"CATEGORIES:{_escaped(moment.kind.replace('_', ' ').upper())}"
    # A deadline keeps nobody busy.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(moment: Moment, agreement_id: str) -> str:
    """Return an id that stays when a deadline's title is reworded: its obligation and its days tell which it is."""
    is_owed = moment.kind in (MomentKind.DEADLINE, MomentKind.BEGINS)
    about = moment.obligation if is_owed else moment.title
    return content_id(agreement_id, [str(moment.kind), moment.period.as_json(), about])


def _summary(moment: Moment) -> str:
    return f"Due: {moment.title}" if moment.kind is MomentKind.DEADLINE else moment.title


def _description(moment: Moment, timeline: Timeline) -> str:
    parts = [timeline.agreement.title]
    if moment.obligation:
        parts.append(f"{timeline.agreement.id}/{moment.obligation}")
    if moment.period.first != moment.period.last:
        first, last = moment.period.first or "…", moment.period.last or "…"
        parts.append(f"{first} to {last}")
    if moment.note:
        parts.append(moment.note)
    return "\n".join(parts)


def _escaped(text: str) -> str:
    """Escape what has a meaning in a text value (3.3.11)."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """Fold a line after at most 75 octets, never within a character: each further part begins with a space (3.1)."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _MOST_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part])

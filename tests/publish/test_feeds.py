"""Feeds: well formed, the same for the same ledger, and leading back to the pages."""

from datetime import date
from xml.etree import ElementTree

from icalendar import Calendar as ICalendar

from fakes import report, shelling, verdict
from trucewatch.model.claim import About, Verdict
from trucewatch.publish.atom import write_atom
from trucewatch.publish.calendar_feed import write_calendar
from trucewatch.views.calendar import make_calendar
from trucewatch.views.changes import BoardChanges, find_changes
from trucewatch.views.timeline import make_timeline_view
from views.boards import ACTORS, TRUCE, scene

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "http://127.0.0.1:8000/agreements/vale-truce"


def changes() -> BoardChanges:
    early = report("2001-06-10", verdict("Northland", Verdict.FULFILLED, About.OPEN_ROUTES))
    late = report("2001-07-10", verdict("Vale Monitor", Verdict.NOT_FULFILLED, About.OPEN_ROUTES), source="agency")
    return find_changes(scene(early).board, scene(early, late, as_of="2001-07-12").board)


def test_each_change_is_an_entry_with_an_address() -> None:
    """A feed reader is led to the obligation on the day of the change."""
    feed = ElementTree.fromstring(write_atom([changes()], TRUCE, address=ADDRESS))
    entries = feed.findall(f"{ATOM}entry")

    assert entries
    links = [link.get("href", "") for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert any(link.startswith(f"{ADDRESS}/obligations/open-routes?as_of=2001-07-12") for link in links)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_a_feed_takes_nothing_from_the_clock() -> None:
    """The same ledger gives the same bytes, also when nothing changed."""
    assert write_atom([changes()], TRUCE, address=ADDRESS) == write_atom([changes()], TRUCE, address=ADDRESS)
    assert b"2001-05-04T00:00:00Z" in write_atom([], TRUCE, address=ADDRESS)


def test_a_calendar_can_be_read_back() -> None:
    """Every entry has its day, and ends on the day after."""
    made = scene(report("2001-06-10", shelling("Ash")))
    calendar = make_calendar(make_timeline_view(made.board, made.evidence, actors=ACTORS))

    written = write_calendar(calendar, TRUCE, as_of=date(2001, 6, 20), address=ADDRESS)

    entries = list(ICalendar.from_ical(written).walk("VEVENT"))
    assert [str(entry["SUMMARY"]) for entry in entries] == [event.title for event in calendar.entries]
    days = [(str(entry["DTSTART"].to_ical()), str(entry["DTEND"].to_ical())) for entry in entries]
    assert all(first < end for first, end in days)
    due = next(entry for entry in entries if str(entry["SUMMARY"]).startswith("Due:"))
    assert str(due["URL"]) == f"{ADDRESS}/obligations/open-routes"
    assert written == write_calendar(calendar, TRUCE, as_of=date(2001, 6, 20), address=ADDRESS)

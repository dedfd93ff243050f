"""The calendar: months as sheets of weeks, Monday first."""

from datetime import date

from fakes import report, shelling, tell
from trucewatch.model.claim import ClaimKind, State
from trucewatch.views.calendar import Calendar, make_calendar
from trucewatch.views.timeline import Lane, make_timeline_view
from views.boards import ACTORS, scene


def calendar() -> Calendar:
    made = scene(
        report(
            "2001-06-15",
            shelling("Ash"),
            tell(ClaimKind.MEETING, participants=("Northland",), state=State.PLANNED, place="Ash", date="2001-06-25"),
        )
    )
    return make_calendar(make_timeline_view(made.board, made.evidence, actors=ACTORS))


def test_only_deadlines_and_meetings_stand_on_it() -> None:
    """Incidents and words are the timeline's."""
    assert {event.lane for event in calendar().entries} <= {Lane.DEAL, Lane.MEETING}
    assert any(event.lane is Lane.MEETING for event in calendar().entries)


def test_a_month_is_whole_weeks() -> None:
    """Every week begins on a Monday and has seven days; each day of the month is there once."""
    for month in calendar().months:
        cells = [cell for week in month.weeks for cell in week]
        own = [cell.day for cell in cells if cell.is_of_month]

        assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in month.weeks)
        assert own[0].day == 1
        assert len(own) == len(set(own)) >= 28


def test_only_months_with_something_are_shown() -> None:
    """June has the meeting, July the deadline, May the signing."""
    assert [month.first for month in calendar().months] == [date(2001, 5, 1), date(2001, 6, 1), date(2001, 7, 1)]

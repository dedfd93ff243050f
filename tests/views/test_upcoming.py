"""What lies ahead."""

import pytest

from fakes import Telling, report, tell
from trucewatch.model.claim import About, ClaimKind, State
from trucewatch.model.reading import Reading
from trucewatch.views.upcoming import Upcoming, upcoming_as_json
from views.test_board import board_of

ROUTES = About.OPEN_ROUTES


def meeting(
    *participants: str, date: str = "2001-06-25", place: str | None = None, state: State = State.PLANNED
) -> Telling:
    """Return a planned meeting."""
    return tell(ClaimKind.MEETING, participants=participants, date=date, place=place, state=state)


def told(published: str, *tellings: Telling, source: str = "agency") -> Reading:
    """Return a report about the truce."""
    return report(published, *tellings, source=source)


def meetings(*readings: Reading) -> list[Upcoming]:
    """Return the meetings that lie ahead on 20 June."""
    return [one for one in board_of(*readings).upcoming if one.kind == "meeting"]


def test_one_meeting_of_several_reports() -> None:
    """Reports that share days, and whose places and parties do not shut each other out, announce one meeting."""
    [found] = meetings(
        told("2001-06-15", meeting("Anna North", "Southland", date="2001-06-25/2001-06-30", place="Ash")),
        told("2001-06-16", meeting("Northland", "Bert South", date="2001-06-26"), source="wire"),
    )

    assert found.title == "Meeting of Anna North (Northland) and Bert South (Southland) in Ash"
    assert upcoming_as_json(found)["date"] == ["2001-06-26", "2001-06-26"]
    assert upcoming_as_json(found)["participants"] == [
        {"name": "Anna North", "party": "Northland"},
        {"name": "Bert South", "party": "Southland"},
    ]
    assert len(found.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        meeting("Northland", "Southland", date="2001-06-28", place="Ash"),
        meeting("Northland", "Southland", place="Birch"),
        meeting("Reds", "Vale Monitor", place="Ash"),
    ],
    ids=["another day", "another place", "other parties"],
)
def test_meetings_that_are_not_one(other: Telling) -> None:
    """Another day, another place or other parties make another meeting."""
    first = told("2001-06-15", meeting("Northland", "Southland", place="Ash"))

    assert len(meetings(first, told("2001-06-16", other, source="wire"))) == 2


def test_a_meeting_called_off() -> None:
    """Whoever says later that it is off takes it from the calendar; announced anew, it is back."""
    first = told("2001-06-15", meeting("Northland", "Southland", place="Ash"))
    off = told("2001-06-16", meeting("Northland", "Southland", state=State.POSTPONED), source="wire")
    again = told("2001-06-17", meeting("Northland", "Southland"), source="gazette")

    assert meetings(first, off) == []
    assert len(meetings(first, off, again)) == 1


def test_a_meeting_of_nobody_named() -> None:
    """A meeting of which no participant is told is announced by its place."""
    [found] = meetings(told("2001-06-15", meeting(place="Ash")))

    assert found.title == "Meeting in Ash"


@pytest.mark.parametrize(
    ("deadline", "shown"),
    [("2001-06-25", 1), ("2001-06-19", 0), ("2001-12-12", 1), ("2001-12-13", 0)],
)
def test_only_what_was_said_to_lie_ahead(deadline: str, shown: int) -> None:
    """A deadline counts if it lay ahead when it was named, near enough to be meant so, and still does."""
    claim = tell(ClaimKind.COMMITMENT, by="Southland", about=(ROUTES,), deadline=deadline)

    ahead = [one for one in board_of(told("2001-06-15", claim)).upcoming if one.claims]

    assert len(ahead) == shown


def test_a_deadline_that_somebody_repeats() -> None:
    """Who names the day that the agreement sets is named beside it, in one entry."""
    claim = tell(ClaimKind.COMMITMENT, by="Southland", about=(ROUTES,), deadline="2001-07-01")

    [found] = [one for one in board_of(told("2001-06-15", claim)).upcoming if one.obligation == "open-routes"]

    assert found.title == "Duty: open routes"
    assert len(found.claims) == 1
    assert found.is_set


def test_a_day_that_nobody_but_a_party_names() -> None:
    """A deadline that the agreement does not set stands on the words of whoever names it."""
    claim = tell(ClaimKind.COMMITMENT, by="Southland", about=(ROUTES,), deadline="2001-06-25")

    [found] = [one for one in board_of(told("2001-06-15", claim)).upcoming if one.claims]

    assert not found.is_set

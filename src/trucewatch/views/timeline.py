"""The timeline of an agreement: what was said, what happened, who was kept out, who met, and what fell due.

A thing known only to the week is drawn a week wide; what nobody dates is listed beside the line, not dropped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.agreements.timeline import MomentKind, make_timeline
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import About, Claim, ClaimKind, IncidentType, State, Verdict
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Way
from trucewatch.model.incident import Incident
from trucewatch.model.period import Period
from trucewatch.model.wording import as_sentence, say_claim, say_incident, say_teller
from trucewatch.views.board import Board
from trucewatch.views.meetings import find_meetings

_ACCESS = frozenset({About.FREE_MOVEMENT_OF_MONITORS, About.HUMANITARIAN_ACCESS})
_BROKEN = (Verdict.NOT_FULFILLED, Verdict.VIOLATED)
_DUE = {MomentKind.DEADLINE, MomentKind.REPORT, MomentKind.ENDS}


class Lane(StrEnum):
    """What sort of thing stands on a line of the timeline."""

    CLAIM = "claim"
    INCIDENT = "incident"
    ACCESS = "access"
    """Monitors or aid kept out."""
    MEETING = "meeting"
    DEAL = "deal"
    """What the agreement itself sets: signing, deadlines, reports, its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing on the timeline."""

    lane: Lane
    period: Period | None
    """The days on which it may have been; None where nobody tells."""
    title: str
    place: str | None = None
    incident: str | None = None
    """Incident id."""
    obligation: str | None = None
    """Obligation id."""
    claims: tuple[str, ...] = ()
    """Claim ids it rests on; empty where the agreement itself sets it."""
    way: Way | None = None
    """Of a claim: which way it bears on the agreement, where it bears at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """All events within a period, and those that nobody dates."""

    period: Period
    """From the first day to the last of what is shown; open where nothing is."""
    events: tuple[Event, ...]
    """By first day, then lane, then title."""
    undated: tuple[Event, ...]
    """By lane, then title."""

    def in_lane(self, lane: Lane) -> tuple[Event, ...]:
        """Return the dated events of one lane, in order."""
        return tuple(event for event in self.events if event.lane is lane)

    @property
    def days_of_claims(self) -> Mapping[date, Counter[Way | None]]:
        """How many claims were made on each day, by the way they bear."""
        days: dict[date, Counter[Way | None]] = {}
        for event in self.in_lane(Lane.CLAIM):
            day = event.period.first if event.period else None
            if day:
                days.setdefault(day, Counter())[event.way] += 1
        return days


_EVER = Period(first=None, last=None)


def make_timeline_view(board: Board, evidence: Evidence, *, actors: ActorIndex, period: Period = _EVER) -> TimelineView:
    """Return the timeline of a board: its incidents and deadlines, and the claims that bear on it or stand on them.

    Args:
        evidence: What the board was made of.
        period: Only what may lie in it; what nobody dates is there all the same.
    """
    found = [
        *_claims(board, evidence),
        *_incidents(board),
        *_denied_access(board, evidence),
        *_meetings(board, evidence, actors),
        *_of_the_deal(board.agreement, board.times.as_of),
    ]
    dated = [event for event in found if event.period and event.period.overlaps(period)]
    return TimelineView(
        period=_reach(dated, period),
        events=tuple(sorted(dated, key=_order)),
        undated=tuple(sorted((event for event in found if event.period is None), key=_order)),
    )


def timeline_view_as_json(view: TimelineView) -> dict[str, Any]:
    """Return the timeline in its published form."""
    return {
        "period": view.period.as_json(),
        "events": [event_as_json(event) for event in view.events],
        "undated": [event_as_json(event) for event in view.undated],
    }


def event_as_json(event: Event) -> dict[str, Any]:
    """Return one event in its published form."""
    return {
        "lane": str(event.lane),
        "date": event.period.as_json() if event.period else None,
        "title": event.title,
        "place": event.place,
        "incident": event.incident,
        "obligation": event.obligation,
        "way": str(event.way) if event.way else None,
        "claims": list(event.claims),
    }


def _claims(board: Board, evidence: Evidence) -> Iterator[Event]:
    """Every claim that bears on an obligation, on the day on which it was said; incidents have a lane of their own."""
    ways: dict[str, Way] = {}
    for bearing in board.bearings:
        ways.setdefault(bearing.claim, bearing.way)
    for claim in evidence.claims:
        if claim.id in ways and claim.kind is not ClaimKind.INCIDENT:
            said = evidence.said_on(claim)
            yield Event(
                lane=Lane.CLAIM,
                period=Period.day(said) if said else None,
                title=_sentence(claim, evidence),
                place=_place(claim),
                claims=(claim.id,),
                way=ways[claim.id],
            )


def _incidents(board: Board) -> Iterator[Event]:
    """An incident without a day has none here either: the day on which it was told is not when it happened."""
    for incident in board.incidents:
        if not _is_denied_access(incident):
            yield Event(
                lane=Lane.INCIDENT,
                period=incident.date,
                title=say_incident(incident),
                place=incident.place.name if incident.place else None,
                incident=incident.id,
                claims=incident.claims,
            )


def _denied_access(board: Board, evidence: Evidence) -> Iterator[Event]:
    for incident in board.incidents:
        if _is_denied_access(incident):
            yield Event(
                lane=Lane.ACCESS,
                period=incident.date,
                title=say_incident(incident),
                place=incident.place.name if incident.place else None,
                incident=incident.id,
                claims=incident.claims,
            )
    bearing = {one.claim for one in board.bearings}
    for claim in evidence.claims:
        is_broken = claim.verdict in _BROKEN and not claim.denied
        if claim.id in bearing and is_broken and _ACCESS & set(claim.about):
            said = evidence.said_on(claim)
            yield Event(
                lane=Lane.ACCESS,
                period=claim.date or (Period.day(said) if said else None),
                title=_sentence(claim, evidence),
                place=_place(claim),
                claims=(claim.id,),
            )


def _is_denied_access(incident: Incident) -> bool:
    return incident.type is IncidentType.OBSTRUCTION


def _meetings(board: Board, evidence: Evidence, actors: ActorIndex) -> Iterator[Event]:
    """Meetings held or planned, each once; those of other deals are told by other reports."""
    bearing = {one.claim for one in board.bearings}
    subjects = {claim.document for claim in evidence.claims if claim.id in bearing}
    named = [
        claim
        for claim in evidence.claims
        if claim.kind is ClaimKind.MEETING
        and claim.state in (State.HELD, State.PLANNED)
        and not claim.denied
        and claim.document in subjects
    ]
    for meeting in find_meetings(named, evidence, actors):
        yield Event(
            lane=Lane.MEETING,
            period=meeting.date if meeting.date != _EVER else None,
            title=meeting.title,
            place=meeting.places[0] if meeting.places else None,
            claims=meeting.claims,
        )


def _of_the_deal(agreement: Agreement, as_of: date) -> Iterator[Event]:
    """What the deal sets, as it stood on the day: a later deal that changes it was not made yet."""
    made = [change for change in agreement.amended_by if change.period.first is None or change.period.first <= as_of]
    for moment in make_timeline(replace(agreement, amended_by=tuple(made))).moments:
        title = f"Due: {moment.title}" if moment.kind is MomentKind.DEADLINE else moment.title
        day = moment.day
        yield Event(
            lane=Lane.DEAL,
            period=Period.day(day) if moment.kind in _DUE and day != date.max else moment.period,
            title=title,
            obligation=moment.obligation,
        )


def _sentence(claim: Claim, evidence: Evidence) -> str:
    return as_sentence(say_claim(claim, teller=say_teller(evidence.documents[claim.document])))


def _place(claim: Claim) -> str | None:
    return claim.place[0].name if claim.place else None


def _reach(events: Iterable[Event], asked: Period) -> Period:
    """From the first day of all that is shown to the last, as far as the question leaves them open."""
    ends = [day for event in events if event.period for day in (event.period.first, event.period.last) if day]
    first, last = asked.first or min(ends, default=None), asked.last or max(ends, default=None)
    return Period(first=first, last=max(first, last) if first and last else last)


def _order(event: Event) -> tuple[date, int, str]:
    day = (event.period.first or event.period.last) if event.period else None
    return (day or date.max, list(Lane).index(event.lane), event.title)

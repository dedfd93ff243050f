"""What lies ahead: deadlines, planned meetings and expected reports after the day asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.assess.involved import ids_of, involved
from trucewatch.assess.territory import Territory
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import Claim, ClaimKind, State
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding, Status
from trucewatch.model.period import Period
from trucewatch.settings import Settings
from trucewatch.views.meetings import Participant, calls_off, find_meetings

_SETTLED = (Status.DONE, Status.SUPERSEDED)
_NAMING = {ClaimKind.COMMITMENT: "promised", ClaimKind.DEMAND: "demanded"}
"""Kinds of claim that name a deadline, each with the word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """One thing that lies ahead."""

    kind: str
    """`deadline`, `meeting` or `report`."""
    date: Period
    title: str
    obligation: str | None = None
    """Obligation id."""
    participants: tuple[Participant, ...] = ()
    """Of a meeting, in the order in which they are named."""
    claims: tuple[str, ...] = ()
    """Claim ids, in ascending order; none where the agreement itself sets the date and nobody repeats it."""
    is_set: bool = False
    """Whether the agreement itself sets the date, whoever repeats it."""


def find_upcoming(  # noqa: PLR0913 - what a board has, handed on part by part
    agreement: Agreement,
    evidence: Evidence,
    findings: Sequence[Finding],
    *,
    actors: ActorIndex,
    territory: Territory,
    settings: Settings,
) -> tuple[Upcoming, ...]:
    """Return what lies ahead, soonest first: whatever was said to lie ahead when it was said, and still does."""
    promised = _promised(agreement, evidence, territory, settings)
    ahead = [
        *_deadlines(agreement, findings, evidence.times.as_of, promised),
        *_meetings(agreement, evidence, actors, territory, settings),
        *_reports(agreement, evidence.times.as_of),
    ]
    return tuple(sorted(ahead, key=lambda one: (_when(one), one.kind, one.title)))


def may_be_upcoming(claim: Claim, evidence: Evidence, settings: Settings) -> bool:
    """Tell whether `find_upcoming` needs the claim: it names a day ahead, or calls a meeting off."""
    if claim.kind in _NAMING:
        return _lies_ahead(claim, claim.deadline, evidence, settings)
    is_meeting = claim.kind is ClaimKind.MEETING
    return is_meeting and (calls_off(claim) or _lies_ahead(claim, claim.date, evidence, settings))


def upcoming_as_json(one: Upcoming) -> dict[str, Any]:
    """Return it in its published form."""
    return {
        "kind": one.kind,
        "date": one.date.as_json(),
        "title": one.title,
        "obligation": one.obligation,
        "participants": [{"name": each.name, "party": each.party} for each in one.participants],
        "claims": list(one.claims),
    }


def _reports(agreement: Agreement, as_of: date) -> Iterator[Upcoming]:
    for report in agreement.expected_reports:
        if _is_ahead(report.due, as_of):
            yield Upcoming(
                kind="report", date=report.due, title=report.title, obligation=report.obligation, is_set=True
            )


def _promised(
    agreement: Agreement, evidence: Evidence, territory: Territory, settings: Settings
) -> dict[tuple[str, ClaimKind, Period], list[str]]:
    """Days that somebody gave himself, or another: the claims that name them, by obligation, sort and day."""
    named: dict[tuple[str, ClaimKind, Period], list[str]] = {}
    for claim in evidence.claims:
        if claim.kind not in _NAMING or claim.denied or not _lies_ahead(claim, claim.deadline, evidence, settings):
            continue
        if claim.deadline and _concerns(claim, evidence, territory):
            for obligation in agreement.obligations:
                if obligation.about in claim.about and obligation.kind is not ObligationKind.DECLARATORY:
                    named.setdefault((obligation.id, claim.kind, claim.deadline), []).append(claim.id)
    return named


def _deadlines(
    agreement: Agreement,
    findings: Sequence[Finding],
    as_of: date,
    promised: Mapping[tuple[str, ClaimKind, Period], Sequence[str]],
) -> Iterator[Upcoming]:
    """Those that the agreement sets, with whoever names the same day, then those that somebody else names."""
    status = {finding.obligation: finding.status for finding in findings}
    ahead = [one for one in agreement.obligations if one.due and _is_ahead(one.due, as_of)]
    due = {one.id: one.due for one in ahead if one.due and status[one.id] not in _SETTLED}
    titles = {obligation.id: obligation.title for obligation in agreement.obligations}
    for obligation_id, period in due.items():
        claims = [
            claim_id
            for (name, _, deadline), claim_ids in promised.items()
            if name == obligation_id and deadline.last == period.last
            for claim_id in claim_ids
        ]
        yield Upcoming(
            kind="deadline",
            date=period,
            title=titles[obligation_id],
            obligation=obligation_id,
            claims=tuple(sorted(claims)),
            is_set=True,
        )
    for (name, kind, deadline), claim_ids in promised.items():
        if name not in due or due[name].last != deadline.last:
            yield Upcoming(
                kind="deadline",
                date=deadline,
                title=f"{titles[name]} ({_NAMING[kind]})",
                obligation=name,
                claims=tuple(sorted(claim_ids)),
            )


def _meetings(
    agreement: Agreement, evidence: Evidence, actors: ActorIndex, territory: Territory, settings: Settings
) -> Iterator[Upcoming]:
    planned = [
        claim
        for claim in evidence.claims
        if claim.kind is ClaimKind.MEETING
        and claim.state is State.PLANNED
        and not claim.denied
        and _lies_ahead(claim, claim.date, evidence, settings)
        and (ids_of(claim.participants, actors) & involved(agreement) or _concerns(claim, evidence, territory))
    ]
    for meeting in find_meetings(planned, evidence, actors):
        yield Upcoming(
            kind="meeting",
            date=meeting.date,
            title=meeting.title,
            participants=meeting.participants,
            claims=meeting.claims,
        )


def _lies_ahead(claim: Claim, period: Period | None, evidence: Evidence, settings: Settings) -> bool:
    """Tell whether it lay ahead when it was said, near enough to be meant so, and still does.

    "Agreed in September", read as the next September, lies farther ahead than people fix days.
    """
    if period is None or not _is_ahead(period, evidence.times.as_of):
        return False
    said, begins = evidence.said_on(claim), period.first or period.last
    if said is None or begins is None:
        return True
    return _is_ahead(period, said) and (begins - said).days <= settings.upcoming_within_days


def _when(one: Upcoming) -> date:
    """A deadline counts for its last day, all else for its first."""
    ends = (one.date.last, one.date.first) if one.kind == "deadline" else (one.date.first, one.date.last)
    return ends[0] or ends[1] or date.max


def _is_ahead(period: Period | None, as_of: date) -> bool:
    return period is not None and (period.last is None or period.last > as_of)


def _concerns(claim: Claim, evidence: Evidence, territory: Territory) -> bool:
    return territory.is_subject_of(evidence.documents[claim.document])

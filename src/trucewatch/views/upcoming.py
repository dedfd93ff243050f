"""What lies ahead: deadlines, planned meetings and expected reports after the day asked about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.assess.involved import ids_of, involved
from trucewatch.assess.territory import Territory
from trucewatch.model.actor import ActorIndex
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.claim import About, Claim, ClaimKind, State
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding, Status
from trucewatch.model.period import Period
from trucewatch.model.wording import say_names

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
    claims: tuple[str, ...] = ()
    """Claim ids, in ascending order; none where the agreement itself sets the date."""


def find_upcoming(
    agreement: Agreement,
    evidence: Evidence,
    findings: Sequence[Finding],
    *,
    actors: ActorIndex,
    territory: Territory,
) -> tuple[Upcoming, ...]:
    """Return what lies ahead, soonest first."""
    ahead = [
        *_deadlines(agreement, findings, evidence.times.as_of),
        *_promised(agreement, evidence, territory),
        *_meetings(agreement, evidence, actors, territory),
        *_reports(agreement, evidence.times.as_of),
    ]
    return tuple(sorted(ahead, key=lambda one: (one.date.first or one.date.last or date.max, one.kind, one.title)))


def upcoming_as_json(one: Upcoming) -> dict[str, Any]:
    """Return it in its published form."""
    return {
        "kind": one.kind,
        "date": one.date.as_json(),
        "title": one.title,
        "obligation": one.obligation,
        "claims": list(one.claims),
    }


def _deadlines(agreement: Agreement, findings: Sequence[Finding], as_of: date) -> Iterator[Upcoming]:
    status = {finding.obligation: finding.status for finding in findings}
    for obligation in agreement.obligations:
        if _is_ahead(obligation.due, as_of) and obligation.due and status[obligation.id] not in _SETTLED:
            yield Upcoming(kind="deadline", date=obligation.due, title=obligation.title, obligation=obligation.id)


def _reports(agreement: Agreement, as_of: date) -> Iterator[Upcoming]:
    for report in agreement.expected_reports:
        if _is_ahead(report.due, as_of):
            yield Upcoming(kind="report", date=report.due, title=report.title, obligation=report.obligation)


def _promised(agreement: Agreement, evidence: Evidence, territory: Territory) -> Iterator[Upcoming]:
    """Deadlines that somebody gave himself, or another: one entry for each day, with all the claims that name it."""
    named: dict[tuple[Period, ClaimKind, About], list[str]] = {}
    for claim in evidence.claims:
        if claim.kind not in _NAMING or claim.denied or claim.deadline is None:
            continue
        if _is_ahead(claim.deadline, evidence.times.as_of) and _concerns(claim, evidence, territory):
            for about in claim.about:
                named.setdefault((claim.deadline, claim.kind, about), []).append(claim.id)
    for (deadline, kind, about), claim_ids in named.items():
        for obligation in agreement.obligations:
            if obligation.about is about and obligation.kind is not ObligationKind.DECLARATORY:
                yield Upcoming(
                    kind="deadline",
                    date=deadline,
                    title=f"{obligation.title} ({_NAMING[kind]})",
                    obligation=obligation.id,
                    claims=tuple(sorted(claim_ids)),
                )


def _meetings(agreement: Agreement, evidence: Evidence, actors: ActorIndex, territory: Territory) -> Iterator[Upcoming]:
    """One entry for each planned meeting, with all the claims that announce it."""
    planned: dict[tuple[Period, tuple[str, ...]], list[Claim]] = {}
    for claim in evidence.claims:
        if claim.kind is not ClaimKind.MEETING or claim.state is not State.PLANNED or claim.denied:
            continue
        if not _is_ahead(claim.date, evidence.times.as_of) or claim.date is None:
            continue
        taking_part = ids_of(claim.participants, actors)
        if taking_part & involved(agreement) or _concerns(claim, evidence, territory):
            places = tuple(place.name for place in claim.place)
            planned.setdefault((claim.date, places), []).append(claim)
    for (period, places), claims in planned.items():
        names = tuple(dict.fromkeys(name for claim in claims for name in claim.participants))
        where = f" in {say_names(places)}" if places else ""
        yield Upcoming(
            kind="meeting",
            date=period,
            title=f"Meeting of {say_names(names)}{where}",
            claims=tuple(sorted(claim.id for claim in claims)),
        )


def _is_ahead(period: Period | None, as_of: date) -> bool:
    return period is not None and (period.last is None or period.last > as_of)


def _concerns(claim: Claim, evidence: Evidence, territory: Territory) -> bool:
    return territory.is_subject_of(evidence.documents[claim.document])

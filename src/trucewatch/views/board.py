"""The board: how an agreement and each of its obligations stand on a day, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.assess.bear import bear
from trucewatch.assess.score import score_agreement, score_as_seen
from trucewatch.assess.territory import find_territory
from trucewatch.assess.voices import Scale
from trucewatch.assess.weigh import weigh
from trucewatch.assess.whole import levels_of_whole
from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.finding import Bearing, Finding, Score
from trucewatch.model.incident import Incident
from trucewatch.model.place import Gazetteer
from trucewatch.model.zone import ZoneMap
from trucewatch.reconcile.disagree import find_contradictions
from trucewatch.reconcile.disputes.matter import Matter
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.incidents import incident_as_json, on_the_ground
from trucewatch.views.upcoming import Upcoming, find_upcoming, upcoming_as_json

_LEVEL_DIGITS = 2
_SHARE_DIGITS = 3
_SCORE_DIGITS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One agreement on one day, from what was published and known by then."""

    agreement: Agreement
    times: Times
    score: Score
    as_seen_by: Mapping[str, float]
    """The score by each party's own word, by party name."""
    findings: tuple[Finding, ...]
    """One for each obligation, in the order in which they are coded."""
    bearings: tuple[Bearing, ...]
    incidents: tuple[Incident, ...]
    """Those where and while the agreement holds, in order of time."""
    contradictions: tuple[Contradiction, ...]
    """Most telling first."""
    upcoming: tuple[Upcoming, ...]
    """What lies ahead, in order of date."""


def make_board(  # noqa: PLR0913 - the libraries are handed in one by one, as the workspace holds them
    agreement: Agreement,
    evidence: Evidence,
    *,
    actors: ActorIndex,
    sources: SourceIndex,
    gazetteer: Gazetteer | None,
    settings: Settings,
    zones: ZoneMap | None = None,
) -> Board:
    """Return the agreement's board for the times of the evidence."""
    agreement = agreement.on(evidence.times.as_of)
    origins = find_origins(evidence, actors=actors, sources=sources)
    incidents = group_incidents(evidence, actors=actors, origins=origins)
    bearings = bear(agreement, evidence, actors=actors, settings=settings, gazetteer=gazetteer, zones=zones)
    scale = Scale(
        agreement=agreement,
        evidence=evidence,
        origins=origins,
        incidents=incidents,
        actors=actors,
        sources=sources,
        settings=settings,
    )
    territory = find_territory(agreement, gazetteer)
    findings = weigh(bearings, scale, territory=territory)
    here = on_the_ground(incidents, agreement, evidence, territory)
    matter = Matter(
        agreement=agreement,
        evidence=evidence,
        bearings=bearings,
        incidents=here,
        actors=actors,
        origins=origins,
        settings=settings,
        subjects=frozenset(sha256 for sha256, one in evidence.documents.items() if territory.is_subject_of(one)),
    )
    return Board(
        agreement=agreement,
        times=evidence.times,
        score=score_agreement(agreement, findings),
        as_seen_by=score_as_seen(agreement, findings, of_whole=levels_of_whole(bearings, scale)),
        findings=findings,
        bearings=bearings,
        incidents=here,
        contradictions=find_contradictions(matter),
        upcoming=find_upcoming(agreement, evidence, findings, actors=actors, territory=territory, settings=settings),
    )


def board_as_json(board: Board) -> dict[str, Any]:
    """Return the board as `docs/reference/board.md` has it: scores 0 to 100, levels 0 to 3, shares 0 to 1."""
    obligations = {obligation.id: obligation for obligation in board.agreement.obligations}
    return {
        "agreement": board.agreement.id,
        "title": board.agreement.title,
        "as_of": board.times.as_of.isoformat(),
        "published_by": board.times.published_by.isoformat(),
        "known_on": board.times.known_on.isoformat(),
        "score": _score_as_json(board.score),
        "as_seen_by": {party: round(score, _SCORE_DIGITS) for party, score in board.as_seen_by.items()},
        "obligations": [finding_as_json(finding, obligations[finding.obligation]) for finding in board.findings],
        "incidents": [incident_as_json(incident) for incident in board.incidents],
        "contradictions": [contradiction_as_json(contradiction) for contradiction in board.contradictions],
        "upcoming": [upcoming_as_json(one) for one in board.upcoming],
    }


def _score_as_json(score: Score) -> dict[str, Any]:
    return {
        "value": None if score.value is None else round(score.value, _SCORE_DIGITS),
        "low": round(score.low, _SCORE_DIGITS),
        "high": round(score.high, _SCORE_DIGITS),
        "unknown": round(score.unknown, _SHARE_DIGITS),
    }


def finding_as_json(finding: Finding, obligation: Obligation) -> dict[str, Any]:
    """Return how one obligation stands in its published form."""
    level = finding.level
    return {
        "id": obligation.id,
        "clause": obligation.clause,
        "title": obligation.title,
        "about": str(obligation.about),
        "debtors": list(obligation.debtors),
        "due": obligation.due.as_json() if obligation.due else None,
        "kind": str(obligation.kind),
        "status": str(finding.status),
        "contested": finding.contested,
        "level": {
            "value": None if level.value is None else round(level.value, _LEVEL_DIGITS),
            "low": round(level.low, _LEVEL_DIGITS),
            "high": round(level.high, _LEVEL_DIGITS),
        },
        "unknown": round(finding.unknown, _SHARE_DIGITS),
        "as_seen_by": {party: round(seen, _LEVEL_DIGITS) for party, seen in finding.as_seen_by},
        "claims_for": list(finding.claims_for),
        "claims_against": list(finding.claims_against),
        "reasons": [{"text": reason.text, "claims": list(reason.claims)} for reason in finding.reasons],
    }

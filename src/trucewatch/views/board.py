"""The board: how an agreement and each of its obligations stand on a day, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.assess.bear import bear
from trucewatch.assess.score import score_agreement, score_as_independents_see, score_as_seen
from trucewatch.assess.silence import find_silences
from trucewatch.assess.territory import find_territory
from trucewatch.assess.voices import Scale, Voice
from trucewatch.assess.weigh import weigh
from trucewatch.assess.whole import levels_of_whole
from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.finding import Bearing, Finding, Score
from trucewatch.model.incident import Incident
from trucewatch.model.place import Gazetteer
from trucewatch.model.silence import Silence
from trucewatch.model.zone import ZoneMap
from trucewatch.reconcile.disagree import find_contradictions
from trucewatch.reconcile.disputes.matter import Matter
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.figures.side_by_side import figures_as_json
from trucewatch.views.incidents import incident_as_json, on_the_ground
from trucewatch.views.rates import change_as_json
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
    silences: tuple[Silence, ...]
    """What ought to have been said by that day, and was not."""
    independent: float | None
    """The score by the words of those without a stake; None where none of them spoke."""
    scale: Scale
    """What the claims were weighed with, so that every weight can be asked for again."""

    def voices_on(self, obligation: Obligation) -> tuple[Voice, ...]:
        """Return the voices that stand on an obligation, weightiest first."""
        return self.scale.voices_on(obligation, (one for one in self.bearings if one.obligation == obligation.id))


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
    incidents = group_incidents(evidence, actors=actors, origins=origins, settings=settings)
    territory = find_territory(agreement, gazetteer)
    bearings = bear(agreement, evidence, actors=actors, settings=settings, zones=zones, territory=territory)
    scale = Scale(
        agreement=agreement,
        evidence=evidence,
        origins=origins,
        incidents=incidents,
        actors=actors,
        sources=sources,
        settings=settings,
    )
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
        silences=find_silences(scale, bearings),
        independent=score_as_independents_see(agreement, findings),
        scale=scale,
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
        "score": score_as_json(board.score),
        "as_seen_by": {party: round(score, _SCORE_DIGITS) for party, score in board.as_seen_by.items()},
        "independent": None if board.independent is None else round(board.independent, _SCORE_DIGITS),
        "obligations": [finding_as_json(finding, obligations[finding.obligation]) for finding in board.findings],
        "incidents": [incident_as_json(incident) for incident in board.incidents],
        "contradictions": [contradiction_as_json(contradiction) for contradiction in board.contradictions],
        "upcoming": [upcoming_as_json(one) for one in board.upcoming],
        "silences": [silence_as_json(one) for one in board.silences],
        "figures": figures_as_json(board),
    }


def silence_as_json(silence: Silence) -> dict[str, Any]:
    """Return the silence in its published form."""
    return {
        "kind": str(silence.kind),
        "period": silence.period.as_json(),
        "text": silence.text,
        "by": silence.by,
        "obligation": silence.obligation,
    }


def score_as_json(score: Score) -> dict[str, Any]:
    """Return a score in its published form, 0 to 100."""
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
        "opinion": {
            "belief": round(finding.opinion.belief, _SHARE_DIGITS),
            "disbelief": round(finding.opinion.disbelief, _SHARE_DIGITS),
            "ignorance": round(finding.opinion.ignorance, _SHARE_DIGITS),
            "conflict": round(finding.opinion.conflict, _SHARE_DIGITS),
        },
        "chance": round(finding.chance, _SHARE_DIGITS),
        "watched": round(finding.watched, _SHARE_DIGITS),
        "as_seen_by": {party: round(seen, _LEVEL_DIGITS) for party, seen in finding.as_seen_by},
        "independent": None if finding.independent is None else round(finding.independent, _LEVEL_DIGITS),
        "rate": change_as_json(finding.rate) if finding.rate else None,
        "claims_for": list(finding.claims_for),
        "claims_against": list(finding.claims_against),
        "reasons": [{"text": reason.text, "claims": list(reason.claims)} for reason in finding.reasons],
    }

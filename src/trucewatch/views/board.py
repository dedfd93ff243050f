"""The board: how an agreement and each of its obligations stand on a day, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from trucewatch.assess.voices import Scale, Voice
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Times
from trucewatch.model.finding import Bearing, Finding, Score
from trucewatch.model.incident import Incident
from trucewatch.model.silence import Silence
from trucewatch.views.pieces import whole, written
from trucewatch.views.rates import change_as_json
from trucewatch.views.upcoming import Upcoming, upcoming_as_json

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
    incidents: Sequence[Incident]
    """Those where and while the agreement holds, in order of time."""
    contradictions: Sequence[Contradiction]
    """Most telling first."""
    upcoming: tuple[Upcoming, ...]
    """What lies ahead, in order of date."""
    silences: tuple[Silence, ...]
    """What ought to have been said by that day, and was not."""
    independent: float | None
    """The score by the words of those without a stake; None where none of them spoke."""
    figures: Mapping[str, Any]
    """In the style of each house, in published form; long lists in it are ordered rows."""
    scale: Scale
    """What the claims were weighed with, so that every weight can be asked for again."""
    borne: Mapping[str, Sequence[Bearing]]
    """The bearings of claims, by claim id, each in order of obligation; it may grow by those of later boards."""
    known: dict[str, tuple[Bearing, ...]] = field(default_factory=dict, compare=False, repr=False)
    """All bearings, once somebody asked for them."""

    @property
    def bearings(self) -> tuple[Bearing, ...]:
        """All bearings, in order of obligation as coded, then of claim."""
        if "bearings" not in self.known:
            on_each: dict[str, list[Bearing]] = {obligation.id: [] for obligation in self.agreement.obligations}
            for claim in self.scale.evidence.claims:
                for bearing in self.borne.get(claim.id, ()):
                    on_each[bearing.obligation].append(bearing)
            self.known["bearings"] = tuple(chain.from_iterable(on_each.values()))
        return self.known["bearings"]

    def voices_on(self, obligation: Obligation) -> tuple[Voice, ...]:
        """Return the voices that stand on an obligation, weightiest first."""
        return self.scale.voices_on(obligation, (one for one in self.bearings if one.obligation == obligation.id))


def board_as_json(board: Board) -> dict[str, Any]:
    """Return the board as `docs/reference/board.md` has it: scores 0 to 100, levels 0 to 3, shares 0 to 1."""
    published: dict[str, Any] = whole(_in_pieces(board))
    return published


def board_as_text(board: Board) -> str:
    """Return the JSON text of the board: that of `board_as_json`, on one line, written anew only where it changed."""
    return written(_in_pieces(board))


def _in_pieces(board: Board) -> dict[str, Any]:
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
        "obligations": [_finding_in_pieces(finding, obligations[finding.obligation]) for finding in board.findings],
        "incidents": board.incidents,
        "contradictions": board.contradictions,
        "upcoming": [upcoming_as_json(one) for one in board.upcoming],
        "silences": [silence_as_json(one) for one in board.silences],
        "figures": board.figures,
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
    published: dict[str, Any] = whole(_finding_in_pieces(finding, obligation))
    return published


def _finding_in_pieces(finding: Finding, obligation: Obligation) -> dict[str, Any]:
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
        "claims_for": finding.claims_for,
        "claims_against": finding.claims_against,
        "reasons": [{"text": reason.text, "claims": reason.claims} for reason in finding.reasons],
    }

"""Why an obligation stands as it does: what it asks for, and every reason with the sentences that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from trucewatch.assess.change import Strongest, Turn, find_strongest, find_turn, find_turn_of_rate
from trucewatch.assess.rates import compare
from trucewatch.assess.status import status_of_rate
from trucewatch.assess.voices import Voice, standing
from trucewatch.assess.weigh import status_with
from trucewatch.model.agreement import Clause, Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding
from trucewatch.model.silence import Silence
from trucewatch.model.text import Document
from trucewatch.views.board import Board, finding_as_json, silence_as_json
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.figures.admiralty import admiralty_grade


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReason:
    """One reason, with the sentences that it rests on."""

    text: str
    sentences: tuple[tuple[Claim, Document], ...]
    """Claims with the reports that carry them, in the order of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One obligation on one day, with all that its finding rests on."""

    obligation: Obligation
    clause: Clause | None
    finding: Finding
    reasons: tuple[ToldReason, ...]
    """In the order of the finding: what both sides come to, then the single voices, admissions first."""
    contradictions: tuple[Contradiction, ...]
    """Those about this obligation, the most telling first."""
    voices: tuple[Voice, ...]
    """All that stand, weightiest first."""
    grades: Mapping[str, str]
    """The Admiralty grade of each claim among them, by claim id."""
    strongest: Strongest
    turn: Turn | None
    """The fewest claims whose rejection turns the status; None where no rejection does."""
    echoes: tuple[str, ...]
    """Ids of the echoes of those claims, in ascending order: they must be rejected with them, or take their place."""
    silences: tuple[Silence, ...]
    """What was not said of it."""


def explain(board: Board, obligation: Obligation, evidence: Evidence) -> Explanation:
    """Return why the obligation stands as the board has it.

    Args:
        evidence: What the board was made of.
    """
    finding = next(one for one in board.findings if one.obligation == obligation.id)
    voices = board.voices_on(obligation)
    turn = _what_would_change(board, obligation, finding)
    echo_of = board.scale.origins.echo_of
    return Explanation(
        obligation=obligation,
        clause=next((one for one in board.agreement.clauses if one.number == obligation.clause), None),
        finding=finding,
        reasons=_told(finding, evidence),
        contradictions=tuple(one for one in board.contradictions if obligation.id in (one.obligation, *one.also)),
        voices=voices,
        grades={voice.claim.id: admiralty_grade(voice, voices, board.scale.settings) for voice in reversed(voices)},
        strongest=find_strongest(voices),
        turn=turn,
        echoes=tuple(sorted(echo for echo, root in echo_of.items() if turn and root in turn.claims)),
        silences=tuple(one for one in board.silences if one.obligation == obligation.id),
    )


def _told(finding: Finding, evidence: Evidence) -> tuple[ToldReason, ...]:
    wanted = {claim_id for reason in finding.reasons for claim_id in reason.claims}
    found = {claim.id: (place, claim) for place, claim in enumerate(evidence.claims) if claim.id in wanted}
    return tuple(
        ToldReason(
            text=reason.text,
            sentences=tuple(
                (claim, evidence.documents[claim.document])
                for _, claim in sorted((found[one] for one in set(reason.claims) if one in found), key=itemgetter(0))
            ),
        )
        for reason in finding.reasons
    )


def _what_would_change(board: Board, obligation: Obligation, finding: Finding) -> Turn | None:
    """A status that others decide (a later deal, a party's own notice, a condition) no rejected claim on it turns."""
    scale = board.scale
    bearings = (one for one in board.bearings if one.obligation == obligation.id)
    voices = scale.all_voices_on(obligation, bearings)
    if status_with(standing(voices), finding, obligation, scale) is not finding.status:
        return None
    settings = scale.settings
    if finding.rate:
        return find_turn_of_rate(
            finding.rate,
            {incident.id: incident.claims for incident in scale.incidents},
            lambda before, after: compare(before, after, finding.rate.dispersion if finding.rate else 1.0, settings),
            lambda rate: status_of_rate(rate.level, settings),
        )
    return find_turn(
        voices,
        lambda left: status_with(left, finding, obligation, scale),
        trials=settings.change_trials,
    )


def explanation_as_json(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as `docs/reference/board.md` has it: an obligation of the board, with more to it."""
    obligation, clause = explanation.obligation, explanation.clause
    return {
        "agreement": obligation.agreement,
        **finding_as_json(explanation.finding, obligation),
        "clause_text": clause.text if clause else None,
        "done_when": obligation.done_when,
        "ambiguities": list(obligation.ambiguities),
        "reasons": [
            {
                "text": reason.text,
                "sentences": [_sentence_as_json(claim, document) for claim, document in reason.sentences],
            }
            for reason in explanation.reasons
        ],
        "contradictions": [contradiction_as_json(one) for one in explanation.contradictions],
        "voices": [_voice_as_json(one, explanation) for one in explanation.voices],
        "admissions": [one.claim.id for one in explanation.strongest.admissions],
        "strongest": {
            "for": explanation.strongest.for_it.claim.id if explanation.strongest.for_it else None,
            "against": explanation.strongest.against_it.claim.id if explanation.strongest.against_it else None,
        },
        "would_change": _turn_as_json(explanation.turn, explanation.echoes) if explanation.turn else None,
        "silences": [silence_as_json(one) for one in explanation.silences],
    }


def _voice_as_json(voice: Voice, explanation: Explanation) -> dict[str, Any]:
    return {
        "claim": voice.claim.id,
        "origin": voice.origin.name,
        "said": voice.on.isoformat() if voice.on else None,
        "way": str(voice.bearing.way),
        "level": round(voice.bearing.level, 2),
        "weight": round(voice.weight, 3),
        "interest": str(voice.interest),
        "grade": explanation.grades[voice.claim.id],
        "reason": voice.reason,
    }


def _turn_as_json(turn: Turn, echoes: Sequence[str]) -> dict[str, Any]:
    return {
        "claims": list(turn.claims),
        "echoes": list(echoes),
        "to": str(turn.to),
        "at_least": turn.at_least,
        "exact": turn.is_exact,
    }


def _sentence_as_json(claim: Claim, document: Document) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "document": document.sha256,
        "source": document.source,
        "published": document.published.day.isoformat() if document.published else None,
        "start": claim.sentence.span.start,
        "end": claim.sentence.span.end,
        "text": claim.sentence.text,
    }

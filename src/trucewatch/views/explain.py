"""Why an obligation stands as it does: what it asks for, and every reason with the sentences that it rests on."""

from dataclasses import dataclass
from typing import Any

from trucewatch.model.agreement import Clause, Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding
from trucewatch.model.text import Document
from trucewatch.views.board import Board, finding_as_json
from trucewatch.views.contradictions import contradiction_as_json


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


def explain(board: Board, obligation: Obligation, evidence: Evidence) -> Explanation:
    """Return why the obligation stands as the board has it.

    Args:
        evidence: What the board was made of.
    """
    finding = next(one for one in board.findings if one.obligation == obligation.id)
    return Explanation(
        obligation=obligation,
        clause=next((one for one in board.agreement.clauses if one.number == obligation.clause), None),
        finding=finding,
        reasons=tuple(
            ToldReason(
                text=reason.text,
                sentences=tuple(
                    (claim, evidence.documents[claim.document])
                    for claim in evidence.claims
                    if claim.id in reason.claims
                ),
            )
            for reason in finding.reasons
        ),
        contradictions=tuple(one for one in board.contradictions if obligation.id in (one.obligation, *one.also)),
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

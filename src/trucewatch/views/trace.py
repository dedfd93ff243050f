"""From any figure back to its sentences: the promise of the whole.

What can be traced: a claim, an incident, a contradiction, an obligation as `AGREEMENT/OBLIGATION`, an agreement's
board, a report by its sha256.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from trucewatch.errors import UnknownNameError
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.text import Document
from trucewatch.views.board import Board

_AROUND = 300
"""Code points of the passage shown on either side of a sentence."""
_SHORTEST_HASH = 8
"""Digits of a sha256 that name a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSentence:
    """One sentence on which something rests, in its passage."""

    claim: Claim
    document: Document
    before: str
    """The passage up to the sentence."""
    after: str
    """The passage from the sentence on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All sentences on which something rests."""

    id: str
    what: str
    """`claim`, `incident`, `contradiction`, `obligation`, `agreement` or `document`."""
    sentences: tuple[TracedSentence, ...]
    """In the order of the evidence."""


_LISTINGS = {"i-": "trucewatch incidents", "x-": "trucewatch contradictions AGREEMENT"}
"""What lists the ids that begin so."""


def trace(
    wanted_id: str, evidence: Evidence, *, boards: Iterable[Board] = (), incidents: Iterable[Incident] = ()
) -> Trace:
    """Return the sentences on which the claim, incident, contradiction, obligation, agreement or report rests.

    Args:
        boards: Looked through for what is neither claim nor report; each is made only when it is needed.
        incidents: All of them, on a board or not; like the boards, looked through only when needed.

    Raises:
        UnknownNameError: Nothing in the evidence has that id.
    """
    what, claim_ids = _resolve(wanted_id, evidence, boards, incidents)
    return Trace(
        id=wanted_id,
        what=what,
        sentences=tuple(
            in_passage(claim, evidence.documents[claim.document]) for claim in evidence.claims if claim.id in claim_ids
        ),
    )


def trace_as_json(found: Trace) -> dict[str, Any]:
    """Return the trace in its published form; `document` is the sha256 of the report's bytes."""
    return {
        "id": found.id,
        "what": found.what,
        "sentences": [
            {
                "claim": one.claim.id,
                "document": one.document.sha256,
                "source": one.document.source,
                "name": one.document.name,
                "published": one.document.published.day.isoformat() if one.document.published else None,
                "start": one.claim.sentence.span.start,
                "end": one.claim.sentence.span.end,
                "text": one.claim.sentence.text,
                "before": one.before,
                "after": one.after,
            }
            for one in found.sentences
        ],
    }


def _resolve(
    wanted_id: str, evidence: Evidence, boards: Iterable[Board], incidents: Iterable[Incident]
) -> tuple[str, frozenset[str]]:
    if any(claim.id == wanted_id for claim in evidence.claims):
        return "claim", frozenset({wanted_id})
    if _is_report(wanted_id, evidence):
        return "document", frozenset(claim.id for claim in evidence.claims if claim.document.startswith(wanted_id))
    known = [claim.id for claim in evidence.claims]
    for incident in incidents:
        if incident.id == wanted_id:
            return "incident", frozenset(incident.claims)
        known.append(incident.id)
    for board in boards:
        addresses = _addresses(board)
        if wanted_id in addresses:
            return addresses[wanted_id]
        known.extend(addresses)
    nearest = get_close_matches(wanted_id, known, n=1)
    listing = next((told for start, told in _LISTINGS.items() if wanted_id.startswith(start)), "trucewatch claims")
    raise UnknownNameError("id", wanted_id, nearest[0] if nearest else None, listing=listing)


def _is_report(wanted_id: str, evidence: Evidence) -> bool:
    if len(wanted_id) < _SHORTEST_HASH:
        return False
    return sum(sha256.startswith(wanted_id) for sha256 in evidence.documents) == 1


def _addresses(board: Board) -> dict[str, tuple[str, frozenset[str]]]:
    """All that can be traced on a board, with the claims that it rests on."""
    found = {
        f"{board.agreement.id}/{finding.obligation}": (
            "obligation",
            frozenset((*finding.claims_for, *finding.claims_against)),
        )
        for finding in board.findings
    }
    every = frozenset(claim_id for _, claim_ids in found.values() for claim_id in claim_ids)
    found[board.agreement.id] = ("agreement", every)
    for incident in board.incidents:
        found[incident.id] = ("incident", frozenset(incident.claims))
    for contradiction in board.contradictions:
        claim_ids = frozenset(claim_id for side in contradiction.sides for claim_id in side.claims)
        found[contradiction.id] = ("contradiction", claim_ids)
    return found


def in_passage(claim: Claim, document: Document) -> TracedSentence:
    """Return the sentence of a claim with the passage around it."""
    start, end = claim.sentence.span.start, claim.sentence.span.end
    before = document.text[max(0, start - _AROUND) : start]
    after = document.text[end : end + _AROUND]
    if start > _AROUND:
        before = before[before.find(" ") + 1 :]
    if end + _AROUND < len(document.text):
        after = after[: after.rfind(" ") + 1] or after
    return TracedSentence(claim=claim, document=document, before=before, after=after)

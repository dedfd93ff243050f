"""What must hold before anything is published: no figure without a claim, no claim without its very sentence."""

from collections.abc import Iterator, Sequence

from trucewatch.model.evidence import Evidence
from trucewatch.views.board import Board


def find_loose_ends(board: Board, evidence: Evidence) -> tuple[str, ...]:
    """Return one sentence for each figure or claim on the board that does not lead back to a sentence; none is well."""
    claims = {claim.id: claim for claim in evidence.claims}
    loose = []
    for what, claim_ids in _figures(board):
        if not claim_ids:
            loose.append(f"{what} rests on no claim")
        loose.extend(
            f"{what} rests on {claim_id}, which is not there" for claim_id in claim_ids if claim_id not in claims
        )
    return (*loose, *find_loose_claims(evidence))


def find_loose_claims(evidence: Evidence) -> tuple[str, ...]:
    """Return one sentence for each claim whose sentence does not stand where it says; none is well."""
    loose = []
    for claim in evidence.claims:
        span, text = claim.sentence.span, evidence.documents[claim.document].text
        if text[span.start : span.end] != claim.sentence.text:
            loose.append(f"{claim.id} quotes a sentence that is not at {span.start} in {claim.document}")
    return tuple(loose)


def _figures(board: Board) -> Iterator[tuple[str, Sequence[str]]]:
    """Every figure on the board, with the claims that it is said to rest on."""
    for finding in board.findings:
        name = f"the level of {finding.obligation}"
        claims = (*finding.claims_for, *finding.claims_against)
        if finding.level.value is not None:
            yield name, claims
        for party, _ in finding.as_seen_by:
            yield f"{name} as seen by {party}", claims
    for incident in board.incidents:
        yield f"incident {incident.id}", incident.claims
        for words, toll in (
            ("killed", incident.killed),
            ("civilians killed", incident.civilians_killed),
            ("injured", incident.injured),
            *((f"killed of {side.name}", side.killed) for side in incident.by_side),
            *((f"injured of {side.name}", side.injured) for side in incident.by_side),
        ):
            if toll:
                yield f"the {words} of incident {incident.id}", toll.claims
    for contradiction in board.contradictions:
        for side in contradiction.sides:
            yield f"a side of contradiction {contradiction.id}", side.claims

"""Keep back what is younger than a number of days; what nobody dates cannot be shown to be older."""

from dataclasses import replace
from datetime import timedelta

from trucewatch.model.evidence import Evidence, Times


def before_embargo(times: Times, days: int) -> Times:
    """Return the times at which nothing is told that was published within the last `days` days."""
    if not days:
        return times
    return replace(times, published_by=min(times.published_by, times.as_of - timedelta(days=days)))


def without_undated(evidence: Evidence) -> Evidence:
    """Return the evidence without reports of which nobody knows when they were published."""
    kept = {sha256: one for sha256, one in evidence.documents.items() if one.published}
    claims = tuple(claim for claim in evidence.claims if claim.document in kept)
    ids = {claim.id for claim in claims}
    return replace(
        evidence,
        documents=kept,
        claims=claims,
        judgements=tuple(one for one in evidence.judgements if one.left in ids and one.right in ids),
        copies=tuple(one for one in evidence.copies if one.copy in kept and one.original in kept),
        acts=tuple(act for act in evidence.acts if act.amended is None or act.amended.document in kept),
        set_aside=tuple(claim for claim in evidence.set_aside if claim.document in kept),
    )

"""What may be passed on: a report, or a source, may forbid it, and then nothing of it leaves in any format.

Where a pair of reports is of one that may leave and one that may not, nothing about the pair leaves either.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trucewatch.model.actor import SourceIndex
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.text import Document

_BY_THE_SOURCE = "its source does not let it be passed on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Claims that stay behind for one reason."""

    source: str
    """Id of the source whose word they are."""
    reason: str
    claims: int


def why_withheld(document: Document, sources: SourceIndex) -> str | None:
    """Return why nothing of the report may be passed on; None where nothing forbids that.

    A person who brought the report, or the form in which it came, goes before what is known of its source.
    """
    if document.withheld:
        return document.withheld
    source = sources.get(document.source)
    if source is None or source.pass_on:
        return None
    return f"{source.name}: {source.licence or _BY_THE_SOURCE}"


def may_leave(evidence: Evidence, sources: SourceIndex) -> Evidence:
    """Return the evidence without what may not be passed on."""
    kept_back = {sha256 for sha256, document in evidence.documents.items() if why_withheld(document, sources)}
    if not kept_back:
        return evidence
    claims = tuple(claim for claim in evidence.claims if claim.document not in kept_back)
    ids = {claim.id for claim in claims}
    return replace(
        evidence,
        documents={sha256: one for sha256, one in evidence.documents.items() if sha256 not in kept_back},
        claims=claims,
        judgements=tuple(one for one in evidence.judgements if one.left in ids and one.right in ids),
        copies=tuple(one for one in evidence.copies if one.copy not in kept_back and one.original not in kept_back),
        acts=tuple(act for act in evidence.acts if act.amended is None or act.amended.document not in kept_back),
        set_aside=tuple(claim for claim in evidence.set_aside if claim.document not in kept_back),
    )


def count_withheld(claims: Iterable[Claim], evidence: Evidence, sources: SourceIndex) -> tuple[Withheld, ...]:
    """Return how many of the claims may not be passed on, and why, in order of source."""
    reasons = {sha256: why_withheld(document, sources) for sha256, document in evidence.documents.items()}
    counted = Counter(
        (evidence.documents[claim.document].source, reason) for claim in claims if (reason := reasons[claim.document])
    )
    return tuple(
        Withheld(source=source, reason=reason, claims=number) for (source, reason), number in sorted(counted.items())
    )

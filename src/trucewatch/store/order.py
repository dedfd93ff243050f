"""Put what a store found in the one order that `model.evidence` states, and leave out what reaches beyond it."""

from collections.abc import Iterable
from datetime import date

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.judgement import Copy, Judgement
from trucewatch.model.text import Document


def in_order(
    times: Times,
    *,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    copies: Iterable[Copy],
) -> Evidence:
    """Return the evidence: claims of those documents, judgements of those claims, copies among those documents."""
    by_hash = {document.sha256: document for document in sorted(documents, key=_place_in_time)}
    places = {sha256: place for place, sha256 in enumerate(by_hash)}
    held = sorted(
        (claim for claim in claims if claim.document in places),
        key=lambda claim: (places[claim.document], claim.sentence.span, claim.id),
    )
    ids = {claim.id for claim in held}
    return Evidence(
        times=times,
        documents=by_hash,
        claims=tuple(held),
        judgements=tuple(
            sorted(
                (judgement for judgement in judgements if judgement.left in ids and judgement.right in ids),
                key=lambda judgement: (judgement.left, judgement.right, judgement.judge),
            )
        ),
        copies=tuple(
            sorted(
                (copy for copy in copies if copy.copy in places and copy.original in places),
                key=lambda copy: (copy.copy, copy.original),
            )
        ),
    )


def _place_in_time(document: Document) -> tuple[date, str]:
    """Documents without a day come last."""
    return (document.published.day if document.published else date.max, document.sha256)

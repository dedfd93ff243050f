"""Incidents that somebody denies, or that are laid to different culprits."""

from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import ContradictionType
from trucewatch.model.wording import say_incident
from trucewatch.reconcile.disputes.matter import Dispute, Matter


def on_denials(matter: Matter) -> Iterator[Dispute]:
    """Yield the incidents that one origin reports and another denies."""
    claims = matter.claims
    for incident in matter.incidents:
        if incident.denials:
            yield Dispute(
                type=ContradictionType.POLARITY,
                title=f"Whether it happened: {say_incident(incident)}",
                left=matter.crowd(claims[claim_id] for claim_id in incident.claims if claim_id not in incident.denials),
                right=matter.crowd(claims[claim_id] for claim_id in incident.denials),
                incident=incident.id,
            )


def on_culprits(matter: Matter) -> Iterator[Dispute]:
    """Yield the incidents of which claims name culprits that have nobody in common."""
    claims = matter.claims
    for incident in matter.incidents:
        accused = [
            (culprits, claim)
            for claim_id in incident.claims
            if (claim := claims[claim_id]).perpetrator
            and not claim.denied
            and not matter.origins.is_echo(claim_id)
            and (culprits := _culprits(claim, matter))
        ]
        one, other = _split(accused)
        if one and other:
            yield Dispute(
                type=ContradictionType.ATTRIBUTION,
                title=f"Who did it: {say_incident(incident)}",
                left=matter.crowd(one),
                right=matter.crowd(other),
                incident=incident.id,
            )


def _split(accused: Sequence[tuple[frozenset[str], Claim]]) -> tuple[list[Claim], list[Claim]]:
    """Those that share a culprit with the first claim, and those that share none."""
    if not accused:
        return [], []
    first = accused[0][0]
    return (
        [claim for culprits, claim in accused if culprits & first],
        [claim for culprits, claim in accused if not culprits & first],
    )


def _culprits(claim: Claim, matter: Matter) -> frozenset[str]:
    """Ids of the known culprits: an unknown name may be anybody, and contradicts nobody."""
    found = (matter.actors.principal(name) for name in claim.perpetrator)
    return frozenset(actor.id for actor in found if actor)

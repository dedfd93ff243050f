"""One word for different things: whom the parties mean by "radical groups", and who belongs to whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from trucewatch.model.actor import ActorKind
from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import About, Claim, ClaimKind, Relation
from trucewatch.model.contradiction import ContradictionType
from trucewatch.reconcile.disputes.matter import Dispute, Matter

_OF_GROUPS = frozenset({About.REMOVE_RADICAL_GROUPS, About.DISARM})
"""Duties that fall on groups which the texts of deals seldom name."""
_BELONGING = frozenset({Relation.AFFILIATED_WITH, Relation.PART_OF})


def names_groups(claim: Claim, obligation: Obligation, matter: Matter, *, bears: bool) -> bool:
    """Tell whether a known speaker names groups where he speaks of a duty that falls on groups.

    Args:
        bears: Whether the claim bears on the duty.
    """
    if obligation.about not in _OF_GROUPS or matter.origins.is_echo(claim.id):
        return False
    if not bears and not (obligation.about in claim.about and claim.document in matter.subjects):
        return False
    return bool(_groups(claim, obligation, matter)) and matter.is_of_known(claim)


def on_meaning(obligation: Obligation, claims: Sequence[Claim], matter: Matter) -> Iterator[Dispute]:
    """Yield the speakers who speak of groups that have none in common.

    Naming one group does not clear another; but who speaks of one alone, and who of another, mean two different things
    by one word, and both may find it fulfilled or broken without contradicting each other.

    Args:
        claims: In which groups are named.
    """
    left, right = _split(_groups_by_origin(obligation, claims, matter))
    if left and right:
        yield Dispute(
            type=ContradictionType.DEFINITION,
            title=f"Who is meant: {obligation.title}",
            left=matter.crowd(left),
            right=matter.crowd(right),
            obligation=obligation.id,
        )


def belonging(claim: Claim, matter: Matter) -> tuple[str, str] | None:
    """Return the ids of a group and of the one to which the claim counts it, or not to; None where it does neither."""
    if claim.kind is not ClaimKind.RELATION or claim.relation not in _BELONGING or matter.origins.is_echo(claim.id):
        return None
    subject, other = (matter.actors.find(name) if name else None for name in (claim.subject, claim.object))
    return (subject.id, other.id) if subject and other and claim.document in matter.subjects else None


def on_belonging(ids: tuple[str, str], claims: Sequence[Claim], matter: Matter) -> Iterator[Dispute]:
    """Yield whether a group is counted to another, where somebody counts it to it and somebody else does not.

    Args:
        ids: Of the group, and of the other.
        claims: That say so, or deny it.
    """
    left, right = [one for one in claims if not one.denied], [one for one in claims if one.denied]
    if left and right:
        names = [actor.name if (actor := matter.actors.get(one)) else one for one in ids]
        yield Dispute(
            type=ContradictionType.DEFINITION,
            title=f"Whether to count {names[0]} to {names[1]}",
            left=matter.crowd(left),
            right=matter.crowd(right),
        )


def _groups_by_origin(
    obligation: Obligation, all_claims: Sequence[Claim], matter: Matter
) -> dict[str, tuple[frozenset[str], list[Claim]]]:
    """Of whom each known speaker speaks where he speaks of the duty: ids of groups, with the claims that name them."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in all_claims:
        for origin in matter.origins.of(claim.id):
            named[origin.key].update(_groups(claim, obligation, matter))
            claims[origin.key].append(claim)
    return {key: (frozenset(named[key]), claims[key]) for key in sorted(named)}


def _groups(claim: Claim, obligation: Obligation, matter: Matter) -> frozenset[str]:
    """Ids of the armed groups that the claim names, but those that owe the duty themselves."""
    on = matter.evidence.said_on(claim)
    owing = (*obligation.debtors, *obligation.in_practice, *matter.agreement.parties, *matter.agreement.guarantors)
    found = (matter.actors.find(name, on=on) for name in (*claim.actor, *claim.of, *claim.by, *claim.perpetrator))
    return frozenset(
        actor.id for actor in found if actor and actor.kind is ActorKind.ARMED_GROUP and actor.id not in owing
    )


def _split(by_origin: dict[str, tuple[frozenset[str], list[Claim]]]) -> tuple[list[Claim], list[Claim]]:
    """The claims of the first speaker with whom another has no group in common, and those of all such others."""
    for key, (groups, claims) in by_origin.items():
        others = [
            claim
            for other, (others_groups, theirs) in by_origin.items()
            if other != key and not groups & others_groups
            for claim in theirs
        ]
        if others:
            return claims, others
    return [], []

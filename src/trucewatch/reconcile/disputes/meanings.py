"""One word for different things: whom the parties mean by "radical groups", and who belongs to whom."""

from collections import defaultdict
from collections.abc import Iterator

from trucewatch.model.actor import ActorKind
from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import About, Claim, ClaimKind, Relation
from trucewatch.model.contradiction import ContradictionType
from trucewatch.reconcile.disputes.matter import Dispute, Matter

_OF_GROUPS = frozenset({About.REMOVE_RADICAL_GROUPS, About.DISARM})
"""Duties that fall on groups which the texts of deals seldom name."""
_BELONGING = frozenset({Relation.AFFILIATED_WITH, Relation.PART_OF})


def on_meanings(matter: Matter) -> Iterator[Dispute]:
    """Yield, for each duty that falls on groups, the speakers who speak of groups that have none in common.

    Naming one group does not clear another; but who speaks of one alone, and who of another, mean two different things
    by one word, and both may find it fulfilled or broken without contradicting each other.
    """
    for obligation in matter.agreement.obligations:
        if obligation.about in _OF_GROUPS:
            left, right = _split(_groups_by_origin(obligation, matter))
            if left and right:
                yield Dispute(
                    type=ContradictionType.DEFINITION,
                    title=f"Who is meant: {obligation.title}",
                    left=matter.newest_first(left),
                    right=matter.newest_first(right),
                    obligation=obligation.id,
                )


def on_belonging(matter: Matter) -> Iterator[Dispute]:
    """Yield the groups that somebody counts to another, and somebody else does not."""
    said: defaultdict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    names: dict[tuple[str, str], str] = {}
    for claim in matter.evidence.claims:
        if claim.kind is not ClaimKind.RELATION or claim.relation not in _BELONGING or matter.origins.is_echo(claim.id):
            continue
        subject, other = (matter.actors.find(name) if name else None for name in (claim.subject, claim.object))
        if subject and other and claim.document in matter.subjects:
            said[subject.id, other.id][claim.id] = claim
            names[subject.id, other.id] = f"{subject.name} to {other.name}"
    for key in sorted(said):
        claims = list(said[key].values())
        left, right = [one for one in claims if not one.denied], [one for one in claims if one.denied]
        if left and right:
            yield Dispute(
                type=ContradictionType.DEFINITION,
                title=f"Whether to count {names[key]}",
                left=matter.newest_first(left),
                right=matter.newest_first(right),
            )


def _groups_by_origin(obligation: Obligation, matter: Matter) -> dict[str, tuple[frozenset[str], list[Claim]]]:
    """Of whom each known speaker speaks where he speaks of the duty: ids of groups, with the claims that name them."""
    bearing = {one.claim for one in matter.bearings if one.obligation == obligation.id}
    named: defaultdict[str, set[str]] = defaultdict(set)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in matter.evidence.claims:
        speaks_of_it = claim.id in bearing or (obligation.about in claim.about and claim.document in matter.subjects)
        groups = _groups(claim, obligation, matter) if speaks_of_it and not matter.origins.is_echo(claim.id) else ()
        if not groups or not matter.is_of_known(claim):
            continue
        for origin in matter.origins.of(claim.id):
            named[origin.key].update(groups)
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

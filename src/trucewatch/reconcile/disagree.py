"""Find contradictions, name their kind, and put the most telling first; never say who is right."""

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from trucewatch.model.contradiction import Contradiction, ContradictionType
from trucewatch.reconcile.disputes.events import on_culprits, on_denials
from trucewatch.reconcile.disputes.figures import on_changed_copies, on_shares, on_tolls
from trucewatch.reconcile.disputes.matter import Dispute, Matter
from trucewatch.reconcile.disputes.meanings import on_belonging, on_meanings
from trucewatch.reconcile.disputes.readings import on_readings
from trucewatch.reconcile.disputes.verdicts import on_changed_minds, on_obligations, on_the_whole

KINDS: tuple[Callable[[Matter], Iterator[Dispute]], ...] = (
    on_the_whole,
    on_obligations,
    on_readings,
    on_denials,
    on_culprits,
    on_tolls,
    on_changed_copies,
    on_shares,
    on_meanings,
    on_belonging,
    on_changed_minds,
)
"""All the ways in which claims are looked at for being at odds."""


def find_contradictions(matter: Matter) -> tuple[Contradiction, ...]:
    """Return all contradictions, the most telling first, then by id.

    A side on which nobody can be asked ("a source") is no side.
    """
    disputes = [dispute for find in KINDS for dispute in find(matter) if _has_two_sides(dispute, matter)]
    told = [(_telling(dispute, matter), dispute) for dispute in disputes]
    wholes = [(telling, dispute) for telling, dispute in told if _is_on_the_whole(dispute)]
    ranked = [
        (-max(telling, *_telling_of_whole(dispute, wholes, matter)), dispute.settle(matter))
        for telling, dispute in told
    ]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: (pair[0], _is_general(pair[1]), pair[1].id)))


def _telling_of_whole(dispute: Dispute, wholes: Sequence[tuple[float, Dispute]], matter: Matter) -> list[float]:
    """How telling it is that the same two speak first on either side of a dispute on the deal as a whole.

    Who finds the whole not kept, and says of which duty, is at odds over this duty with whoever finds the whole kept:
    that tells more than the two verdicts by themselves, and never less.
    """
    if dispute.type is not ContradictionType.POLARITY or dispute.obligation is None:
        return [0.0]
    mine = _first_voices(dispute, matter)
    return [
        telling
        for telling, whole in wholes
        if all(one & other for one, other in zip(mine, _first_voices(whole, matter), strict=True))
    ] or [0.0]


def _first_voices(dispute: Dispute, matter: Matter) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the origins whose claim is shown first on either side."""
    left, right = (
        frozenset(origin.key for origin in matter.origins.of(claims[0].id)) for claims in (dispute.left, dispute.right)
    )
    return left, right


def _is_on_the_whole(dispute: Dispute) -> bool:
    return dispute.type is ContradictionType.POLARITY and dispute.obligation is None and dispute.incident is None


def _is_general(contradiction: Contradiction) -> bool:
    """Of two that are equally telling, the one on a single duty or incident comes before that on the deal."""
    return contradiction.obligation is None and contradiction.incident is None


def _has_two_sides(dispute: Dispute, matter: Matter) -> bool:
    """Tell whether somebody can be asked on either side; a figure stands for itself, whoever gave it."""
    if dispute.type is ContradictionType.VALUE:
        return True
    return all(any(map(matter.is_of_named, claims)) for claims in (dispute.left, dispute.right))


def _telling(dispute: Dispute, matter: Matter) -> float:
    sides = (dispute.left, dispute.right)
    spoke = min(matter.newest(claims) for claims in sides)
    age_days = 0 if spoke == date.min else max(0, (matter.evidence.times.as_of - spoke).days)
    telling = (
        matter.settings.telling_by_kind[dispute.type]
        * dispute.directness
        * math.pow(2.0, -age_days / matter.settings.contradiction_half_life_days)
    )
    if all(matter.is_of_party(claims[0]) for claims in sides):
        telling *= matter.settings.telling_between_parties
    if any(claim.share is not None for claims in sides for claim in claims):
        telling *= matter.settings.telling_with_share
    return telling

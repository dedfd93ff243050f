"""Find contradictions, name their kind, and put the most telling first; never say who is right."""

import math
from collections.abc import Callable, Iterator
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

_TELLING = {
    ContradictionType.POLARITY: 1.0,
    ContradictionType.INTERPRETATION: 0.9,
    ContradictionType.ATTRIBUTION: 0.8,
    ContradictionType.VALUE: 0.8,
    ContradictionType.DEFINITION: 0.6,
    ContradictionType.SCOPE: 0.5,
    ContradictionType.TIME: 0.5,
}
"""How telling each kind is, against 1 for "done or not done"."""


def find_contradictions(matter: Matter) -> tuple[Contradiction, ...]:
    """Return all contradictions, the most telling first, then by id.

    A side on which nobody can be asked ("a source") is no side.
    """
    disputes = [dispute for find in KINDS for dispute in find(matter) if _has_two_sides(dispute, matter)]
    ranked = [(-_telling(dispute, matter), dispute.settle(matter)) for dispute in disputes]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: (pair[0], _is_general(pair[1]), pair[1].id)))


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
        _TELLING[dispute.type]
        * dispute.directness
        * math.pow(2.0, -age_days / matter.settings.contradiction_half_life_days)
    )
    if all(matter.is_of_party(claims[0]) for claims in sides):
        telling *= matter.settings.telling_between_parties
    if any(claim.share is not None for claims in sides for claim in claims):
        telling *= matter.settings.telling_with_share
    return telling

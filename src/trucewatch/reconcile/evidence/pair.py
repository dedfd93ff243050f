"""Two claims under comparison, with what is known of their reports and their actors."""

from dataclasses import dataclass

from trucewatch.model.actor import ActorIndex
from trucewatch.model.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two incident claims, the one with the smaller id on the left."""

    left: Claim
    right: Claim
    actors: ActorIndex

    @property
    def in_one_report(self) -> bool:
        """Whether one report carries both."""
        return self.left.document == self.right.document


def pair_of(one: Claim, other: Claim, actors: ActorIndex) -> Pair:
    """Return the pair in its fixed order, so that it does not matter which claim came first."""
    left, right = sorted((one, other), key=lambda claim: claim.id)
    return Pair(left=left, right=right, actors=actors)

"""How well claims are joined into incidents: B-cubed over the claims, and plain ways of joining to compare with.

Source:
    B-cubed: Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", 1998.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.worlds.world import World

from trucewatch.model.claim import Claim
from trucewatch.model.incident import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Figures from 0 to 1, each the mean over claims."""

    precision: float
    """Share of a claim's group that is truly about the same."""
    recall: float
    """Share of what is truly about the same that stands in the claim's group."""

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(truth: Mapping[str, int], group_of: Mapping[str, Hashable]) -> Joined:
    """Return how the groups stand to the truth; a claim without a group is one by itself."""
    groups = {claim_id: group_of.get(claim_id, claim_id) for claim_id in truth}
    of_truth, of_group = Counter(truth.values()), Counter(groups.values())
    of_both = Counter((truth[claim_id], groups[claim_id]) for claim_id in truth)
    shared = [of_both[truth[one], groups[one]] for one in truth]
    total = len(truth)
    return Joined(
        precision=sum(both / of_group[groups[one]] for one, both in zip(truth, shared, strict=True)) / total,
        recall=sum(both / of_truth[truth[one]] for one, both in zip(truth, shared, strict=True)) / total,
    )


def truth_of(world: World) -> dict[str, int]:
    """Return what is to be found out: the incident of every claim that was not copied."""
    return {claim_id: event for claim_id, event in world.event_of.items() if claim_id not in world.copied}


def by_incident(incidents: Sequence[Incident]) -> dict[str, str]:
    """Return the incident of every claim that has one."""
    return {claim_id: incident.id for incident in incidents for claim_id in incident.claims}


def by_key(claims: Mapping[str, Claim]) -> dict[str, Hashable]:
    """Join what has the very same date, place and type: what a table in a spreadsheet does."""
    return {
        claim_id: (claim.date, tuple(place.name for place in claim.place), claim.type)
        for claim_id, claim in claims.items()
    }


def by_day_and_place(claims: Mapping[str, Claim]) -> dict[str, Hashable]:
    """Join what has the very same date and place, whatever happened."""
    return {claim_id: (claim.date, tuple(place.name for place in claim.place)) for claim_id, claim in claims.items()}


def wrong_pairs(world: World, incidents: Sequence[Incident]) -> list[tuple[str, str]]:
    """Return pairs of claims that stand in one incident and are not about the same, one for each such group."""
    found = []
    for incident in incidents:
        by_event: defaultdict[int, list[str]] = defaultdict(list)
        for claim_id in incident.claims:
            if claim_id in world.event_of and claim_id not in world.copied:
                by_event[world.event_of[claim_id]].append(claim_id)
        firsts = [ids[0] for _, ids in sorted(by_event.items())]
        found.extend(pairwise(firsts))
    return found

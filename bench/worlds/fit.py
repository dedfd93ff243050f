"""Learn what the signs of likeness weigh: how much likelier each is seen among pairs that are the same than others."""

import math
from collections import Counter
from collections.abc import Iterator

from bench.worlds.conditions import Density
from bench.worlds.joining import truth_of
from bench.worlds.world import make_world, reconcile

from trucewatch.model.judgement import Reason
from trucewatch.settings import Settings

FIRST_SEED = 1000
"""First seed of the worlds that are learned on; they are never measured on."""
_HALF = 0.5
"""Added to every count, so that what was never seen is not taken for impossible."""


def tell_fit(settings: Settings, *, worlds: int) -> Iterator[str]:
    """Yield, for each density, each sign with how often it was seen, its weight now, and what was learned.

    Weights are relative to the pairs that were worth comparing; only their differences within one kind of sign, and
    the threshold on their sum, mean anything.
    """
    for density in Density:
        same: Counter[tuple[str, float]] = Counter()
        other: Counter[tuple[str, float]] = Counter()
        pairs = Counter[bool]()
        for seed in range(FIRST_SEED, FIRST_SEED + worlds):
            world = make_world(seed, density)
            truth = truth_of(world)
            for edge in reconcile(world, settings).judgements:
                if edge.left in truth and edge.right in truth and min(truth[edge.left], truth[edge.right]) >= 0:
                    is_same = truth[edge.left] == truth[edge.right]
                    pairs[is_same] += 1
                    (same if is_same else other).update({_key(reason) for reason in edge.reasons})
        yield f"{density}: {pairs[True]:,} pairs about the same, {pairs[False]:,} others"
        for sign in sorted(same.keys() | other.keys()):
            share, share_of_others = (
                (seen[sign] + _HALF) / (pairs[is_same] + 2 * _HALF) for is_same, seen in ((True, same), (False, other))
            )
            learned = math.log2(share / share_of_others)
            yield f"  {sign[0]:10} now {sign[1]:6.1f}  learned {learned:6.1f}  seen {same[sign]:6,} {other[sign]:6,}"


def _key(reason: Reason) -> tuple[str, float]:
    return reason.evidence, round(reason.weight, 1)

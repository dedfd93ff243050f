"""How likely each level is, from all that was said: what is said is likelier the nearer it lies to what is so.

A trusted, direct word of today by somebody without a stake is `odds_neutral` times as likely for each level that it
lies nearer to the truth. One that weighs w has these odds to the power of w, so that a word of no weight says nothing.
The odds of independent origins multiply. What one origin tells of several incidents is no string of independent
witnesses: the second weighs a half, the third a third, and so on.

Source:
    Bayes's rule with a flat prior over the four levels; a discrete Laplace kernel for what is said. The odds are those
    by which statements are weighed for interest (`trucewatch.assess.interest`).
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.assess.spoken import Spoken
from trucewatch.assess.voices import Voice
from trucewatch.model.rate import RateChange
from trucewatch.settings import Settings

Levels = tuple[float, float, float, float]
"""A figure for each of PAM's levels, 0 to 3."""

MET_FROM = 2
"""Level from which a duty counts as met, in full or nearly."""
_HALF = 0.5
"""How far a level reaches to either side when a range is made."""


def find_posterior(
    voices: Iterable[Voice], settings: Settings, *, rate: RateChange | None = None, share: float = 1.0
) -> Levels:
    """Return how likely each level is; the four add up to 1.

    Args:
        rate: How the rate of violations changed: it stands in the place of the incidents that it counts.
        share: How much of what was said is taken into account, 0 to 1.
    """
    counted = frozenset((*rate.before.incidents, *rate.after.incidents)) if rate else frozenset[str]()
    spoken = Spoken(voice for voice in voices if voice.event not in counted)
    return posterior_of(spoken, settings, rate=rate, share=share)


def posterior_of(spoken: Spoken, settings: Settings, *, rate: RateChange | None = None, share: float = 1.0) -> Levels:
    """Return the same of what was spoken besides the incidents that the rate counts."""
    weights, odds = spoken.weights(), math.log(settings.odds_neutral)
    logs = [
        -odds * sum(weight * abs(spoken_for - level) for spoken_for, weight in weights.items())
        + _log_rate(rate, level, settings)
        for level in range(4)
    ]
    return _normal([share * one for one in logs])


def mean_level(likely: Sequence[float]) -> float:
    """Return the mean of the levels."""
    return sum(level * probability for level, probability in enumerate(likely))


def chance_met(likely: Sequence[float], settings: Settings) -> float:
    """Return how likely the duty is met, in full or nearly: of `kept_from_level` or more."""
    return sum(probability for level, probability in enumerate(likely) if level >= settings.kept_from_level)


def find_range(likely: Sequence[float], settings: Settings) -> tuple[float, float]:
    """Return the ends of the shortest stretch that holds `range_mass`, each level spread half a step to either side.

    By `range_lean` and `range_sharpening`, ranges are fitted to hold what they say, whatever is so. What all levels
    have in common is not known, and is left as it is: where nothing was said, the range is the whole scale.
    """
    common = min(likely)
    leaning = [common + (one - common) * settings.range_lean[str(level)] for level, one in enumerate(likely)]
    sharp = _normal([settings.range_sharpening * math.log(one) if one > 0 else -math.inf for one in leaning])
    mass = settings.range_mass
    low, high = min(_stretches(sharp, mass), key=lambda ends: (ends[1] - ends[0], ends))
    return max(0.0, low), min(FULL_LEVEL, high)


def _stretches(likely: Sequence[float], mass: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches that hold so much and begin or end between two levels: the shortest is one of them."""
    below = list(accumulate(likely, initial=0.0))
    for step, share in enumerate(below):
        between = step - _HALF
        if share + mass <= 1.0:
            yield between, _quantile(likely, share + mass)
        if share >= mass:
            yield _quantile(likely, share - mass), between
    yield -_HALF, _quantile(likely, mass)


def _log_rate(rate: RateChange | None, level: int, settings: Settings) -> float:
    """Compared rates weigh `rate_weight` against what is known of each level to begin with."""
    if rate is None:
        return 0.0
    prior, weight = settings.prior_per_level, settings.rate_weight
    return math.log((weight * rate.mass[level] + prior) / (weight + 4 * prior))


def _normal(logs: Sequence[float]) -> Levels:
    top = max(logs)
    shares = [math.exp(one - top) for one in logs]
    total = sum(shares)
    return shares[0] / total, shares[1] / total, shares[2] / total, shares[3] / total


def _quantile(likely: Sequence[float], probability: float) -> float:
    """The place on the scale below which so much lies, half a step beyond its ends at most."""
    below = 0.0
    for level, share in enumerate(likely):
        if share > 0 and below + share >= probability:
            return level - _HALF + (probability - below) / share
        below += share
    return FULL_LEVEL + _HALF

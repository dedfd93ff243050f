"""Ranges in closed form: the mean level of a Dirichlet, matched by a beta distribution.

No draws are taken, so that the same evidence gives the same figures to the last digit.

Source:
    Moments of the Dirichlet and the continued fraction of the incomplete beta function: Press et al., Numerical
    Recipes, 3rd ed., 6.4.
"""

import math
from collections.abc import Sequence

_STEPS = 200
"""Terms of the continued fraction: it settles in fewer than 100 for every shape that weights of claims can give."""
_HALVINGS = 50
"""Halvings of the interval of 0 to 1 in the search for a quantile: exact to the last bit that JSON shows."""
_TINY = 1e-300
_EXACT = 1e-14


def mean_and_variance(counts: Sequence[float]) -> tuple[float, float]:
    """Return mean and variance of the mean level, where `counts[k]` are the Dirichlet's pseudo-claims on level k."""
    total = sum(counts)
    shares = [count / total for count in counts]
    mean = sum(level * share for level, share in enumerate(shares))
    square = sum(level * level * share for level, share in enumerate(shares))
    return mean, (square - mean * mean) / (total + 1)


def level_range(counts: Sequence[float], mass: float) -> tuple[float, float]:
    """Return the ends between which the mean level lies with probability `mass`, as much left out below as above.

    Example:
        >>> low, high = level_range([0.5, 0.5, 0.5, 0.5], 0.9)
        >>> round(low, 2), round(high, 2)
        (0.44, 2.56)
    """
    top = len(counts) - 1
    mean, variance = mean_and_variance(counts)
    share, spread = mean / top, variance / (top * top)
    scale = share * (1 - share) / spread - 1
    shape = (share * scale, (1 - share) * scale)
    return top * beta_quantile((1 - mass) / 2, *shape), top * beta_quantile((1 + mass) / 2, *shape)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """Return the value below which a beta(a, b) variable lies with that probability.

    Example:
        >>> round(beta_quantile(0.5, 1.0, 1.0), 6)
        0.5
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_share(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_share(x: float, a: float, b: float) -> float:
    """Return the probability that a beta(a, b) variable lies below `x`, which is between 0 and 1."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction, by Lentz's method."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS + 1):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + numerator * d)
            c = _away_from_zero(1 + numerator / c)
            value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY

"""Quantiles of the beta distribution, in closed form.

No draws are taken, so that the same evidence gives the same figures to the last digit.

Source:
    The continued fraction of the incomplete beta function: Press et al., Numerical Recipes, 3rd ed., 6.4.
"""

import math

_STEPS = 200
"""Terms of the continued fraction: it settles in fewer than 100 for every shape that weights of claims can give."""
_HALVINGS = 50
"""Halvings of the interval of 0 to 1 in the search for a quantile: exact to the last bit that JSON shows."""
_TINY = 1e-300
_EXACT = 1e-14


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

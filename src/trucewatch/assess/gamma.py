"""Quantiles of the gamma distribution: how often something happens, when so many cases were counted.

Source:
    Series and continued fraction of the incomplete gamma function: Press et al., Numerical Recipes, 3rd ed., 6.2.
"""

import math

_TERMS = 10_000
_EXACT = 1e-14
_HALVINGS = 100
_TINY = 1e-300


def gamma_quantile(probability: float, shape: float) -> float:
    """Return the value below which a gamma variable of that shape, and of scale 1, lies with that probability.

    Example:
        >>> round(gamma_quantile(0.5, 1.0), 6)
        0.693147
    """
    low, high = 0.0, max(1.0, 2 * shape)
    while gamma_share(high, shape) < probability:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if gamma_share(middle, shape) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def gamma_share(x: float, shape: float) -> float:
    """Return the probability that a gamma variable of that shape, and of scale 1, lies below `x`."""
    if x <= 0.0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    return front * _series(x, shape) if x < shape + 1 else 1 - front * _fraction(x, shape)


def _series(x: float, shape: float) -> float:
    term = total = 1 / shape
    for step in range(1, _TERMS):
        term *= x / (shape + step)
        total += term
        if term < total * _EXACT:
            break
    return total


def _fraction(x: float, shape: float) -> float:
    """The continued fraction, by Lentz's method."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for step in range(1, _TERMS):
        numerator = -step * (step - shape)
        b += 2
        d = 1 / _away_from_zero(numerator * d + b)
        c = _away_from_zero(b + numerator / c)
        value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY

"""Compare two rates of rare events: how many times as often something happens now as it did before.

With the prior of Jeffreys, a Poisson rate after y events in an exposure E is gamma distributed, with shape y + 1/2 and
rate E. The ratio of two such rates is, but for a factor, a beta prime variable, so that its quantiles are those of a
beta distribution. Where the months differ more than chance would have it, events come in bursts, and tell less than
their number: both shape and exposure are divided by the dispersion.

Source:
    H. Jeffreys, Theory of Probability (3rd ed., 1961), 3.1 (the prior); N. L. Johnson, S. Kotz, N. Balakrishnan,
    Continuous Univariate Distributions 2 (2nd ed., 1995), ch. 25 and 27 (beta prime); P. McCullagh, J. A. Nelder,
    Generalized Linear Models (2nd ed., 1989), 6.2.3 (dispersion by Pearson's chi-square).
"""

from collections.abc import Sequence

from trucewatch.assess.beta import beta_quantile, beta_share
from trucewatch.assess.gamma import gamma_quantile
from trucewatch.model.rate import Interval

_DAYS_A_MONTH = 30.0


def rate_per_month(events: float, exposure_days: float, *, prior: float, mass: float) -> Interval | None:
    """Return the events in 30 days on watch, with the ends that hold `mass`; None without exposure.

    Example:
        >>> rate = rate_per_month(10, 300, prior=0.5, mass=0.9)
        >>> round(rate.value, 2), round(rate.low, 2), round(rate.high, 2)
        (1.0, 0.58, 1.63)
    """
    if exposure_days <= 0:
        return None
    scale = _DAYS_A_MONTH / exposure_days
    low, high = (gamma_quantile((1 + side * mass) / 2, events + prior) * scale for side in (-1, 1))
    return Interval(value=events * scale, low=low, high=high)


class Ratio:
    """The rate since an event over the rate before it, with all that can be asked of it.

    Args:
        before: Events and exposure before.
        after: Events and exposure since; both exposures are above 0.
        prior: Events added to either side.
        dispersion: How many times more unevenly than by chance the events come, 1 or more.
    """

    def __init__(
        self, before: tuple[float, float], after: tuple[float, float], *, prior: float, dispersion: float = 1.0
    ) -> None:
        self._shape_before = before[0] / dispersion + prior
        self._shape_after = after[0] / dispersion + prior
        self._scale = before[1] / after[1]

    def quantile(self, probability: float) -> float:
        """Return the ratio below which the true one lies with that probability."""
        share = beta_quantile(probability, self._shape_after, self._shape_before)
        return self._scale * share / max(1 - share, 1e-12)

    def probability_up_to(self, ratio: float) -> float:
        """Return how likely the true ratio is no greater than this one."""
        odds = ratio / self._scale
        return beta_share(odds / (1 + odds), self._shape_after, self._shape_before)

    def interval(self, mass: float) -> Interval:
        """Return the median with the ends that hold `mass`."""
        return Interval(value=self.quantile(0.5), low=self.quantile((1 - mass) / 2), high=self.quantile((1 + mass) / 2))


def dispersion_of(counts: Sequence[tuple[int, float]]) -> float:
    """Return how many times more unevenly than by chance the events fall into stretches of time, 1 or more.

    Args:
        counts: Events and exposure of each stretch; those without exposure are left out.

    Example:
        >>> dispersion_of([(3, 30.0), (3, 30.0), (3, 30.0)])
        1.0
    """
    watched = [(events, exposure) for events, exposure in counts if exposure > 0]
    total = sum(events for events, _ in watched)
    if total == 0 or len(watched) <= 1:
        return 1.0
    rate = total / sum(exposure for _, exposure in watched)
    pearson = sum((events - rate * exposure) ** 2 / (rate * exposure) for events, exposure in watched)
    return max(1.0, pearson / (len(watched) - 1))

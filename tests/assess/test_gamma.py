"""Quantiles of the gamma distribution."""

import pytest

from trucewatch.assess.gamma import gamma_quantile, gamma_share


@pytest.mark.parametrize(
    ("probability", "shape", "expected"),
    [
        # Half of chi-square's: tables of 1 and 21 degrees of freedom, and of 2001 by Wilson and Hilferty.
        (0.95, 0.5, 1.9207),
        (0.05, 10.5, 5.7957),
        (0.95, 10.5, 16.3353),
        (0.95, 1000.5, 1053.09),
    ],
)
def test_quantiles(probability: float, shape: float, expected: float) -> None:
    """They are those of the tables of chi-square, halved."""
    assert gamma_quantile(probability, shape) == pytest.approx(expected, rel=1e-4)


def test_nothing_lies_below_nothing() -> None:
    """Shares run from 0 at 0 to nearly 1 far out."""
    assert gamma_share(0.0, 2.0) == 0.0
    assert gamma_share(100.0, 2.0) == pytest.approx(1.0)


@pytest.mark.parametrize("shape", [0.5, 3.0, 250.0])
def test_quantile_and_share_undo_each_other(shape: float) -> None:
    """The share below a quantile is the probability that was asked for."""
    assert gamma_share(gamma_quantile(0.3, shape), shape) == pytest.approx(0.3)

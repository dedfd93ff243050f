"""Quantiles of the beta distribution."""

import pytest

from trucewatch.assess.beta import beta_quantile, beta_share


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"),
    [
        (0.3, 1.0, 1.0, 0.3),
        (0.5, 2.0, 2.0, 0.5),
        (0.25, 0.5, 0.5, 1 / 3),
        (0.9, 2.0, 1.0, 0.81),
        (0.2, 1.0, 3.0, 1 - 0.8**3),
        (0.0, 2.0, 2.0, 0.0),
        (1.0, 2.0, 2.0, 1.0),
    ],
)
def test_share_below(x: float, a: float, b: float, expected: float) -> None:
    """The share below a value is that of the textbook where the textbook has a formula."""
    assert beta_share(x, a, b) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("shape", [(0.7, 2.0), (3.0, 0.4), (40.0, 60.0), (500.0, 3.0)])
def test_quantile_undoes_share(shape: tuple[float, float]) -> None:
    """The quantile is the value below which that share lies."""
    for probability in (0.05, 0.5, 0.95):
        assert beta_share(beta_quantile(probability, *shape), *shape) == pytest.approx(probability, abs=1e-9)

"""Ranges in closed form."""

import random

import pytest

from trucewatch.assess.beta import beta_quantile, beta_share, level_range, mean_and_variance


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


def test_the_range_holds_what_it_says() -> None:
    """Of levels drawn from the Dirichlet, about nine in ten lie within the range of ninety percent."""
    counts = [1.5, 0.5, 2.5, 4.5]
    low, high = level_range(counts, 0.9)
    drawn = random.Random(7)

    hits = 0
    for _ in range(4000):
        gammas = [drawn.gammavariate(shape, 1.0) for shape in counts]
        level = sum(number * gamma for number, gamma in enumerate(gammas)) / sum(gammas)
        hits += low <= level <= high

    assert 0.88 <= hits / 4000 <= 0.92


def test_moments() -> None:
    """Mean and variance are those of the mean level under a Dirichlet."""
    mean, variance = mean_and_variance([1.0, 0.0, 0.0, 1.0])

    assert mean == pytest.approx(1.5)
    assert variance == pytest.approx(0.75)

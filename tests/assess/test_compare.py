"""Comparing rates of rare events."""

import random

import pytest

from trucewatch.assess.compare import Ratio, dispersion_of, rate_per_month


def test_no_rate_without_exposure() -> None:
    """Where nobody watched, no rate can be told, not even nought."""
    assert rate_per_month(0, 0.0, prior=0.5, mass=0.9) is None


def test_nought_counted_is_not_nought_known() -> None:
    """With nothing counted in thirty days, the rate may still be well above nothing."""
    rate = rate_per_month(0, 30.0, prior=0.5, mass=0.9)

    assert rate
    assert rate.value == 0.0
    assert rate.high > 1.5


def test_the_median_of_equal_rates_is_one() -> None:
    """The same number in the same exposure gives a ratio of one, with the ends that are each other's inverse."""
    interval = Ratio((20, 100.0), (20, 100.0), prior=0.5).interval(0.9)

    assert interval.value == pytest.approx(1.0)
    assert interval.low * interval.high == pytest.approx(1.0)


def test_exposure_counts() -> None:
    """Half as many in half the time is the same rate."""
    assert Ratio((40, 400.0), (20, 200.0), prior=0.5).quantile(0.5) == pytest.approx(1.0, abs=0.03)


def test_uneven_months_widen_the_range() -> None:
    """Where events come in bursts, their number tells less."""
    even = Ratio((100, 100.0), (50, 100.0), prior=0.5).interval(0.9)
    uneven = Ratio((100, 100.0), (50, 100.0), prior=0.5, dispersion=10.0).interval(0.9)

    assert uneven.low < even.low < even.high < uneven.high


def test_probability_and_quantile_agree() -> None:
    """The ratio below which the true one lies nine times in ten is where the probability is nine tenths."""
    ratio = Ratio((30, 300.0), (9, 200.0), prior=0.5, dispersion=2.0)

    assert ratio.probability_up_to(ratio.quantile(0.9)) == pytest.approx(0.9)


def test_ranges_hold_what_they_say() -> None:
    """Of ranges that are said to hold 90 %, about that share holds the true ratio."""
    chance = random.Random(7)
    held = 0
    for _ in range(400):
        before, after = (sum(chance.random() < rate for _ in range(2000)) for rate in (0.02, 0.01))
        interval = Ratio((before, 2000.0), (after, 2000.0), prior=0.5).interval(0.9)
        held += interval.low <= 0.5 <= interval.high

    assert 0.86 <= held / 400 <= 0.94


@pytest.mark.parametrize("counts", [[], [(0, 30.0), (0, 30.0)], [(9, 30.0)], [(9, 30.0), (4, 0.0)]])
def test_dispersion_needs_months_to_compare(counts: list[tuple[int, float]]) -> None:
    """With nothing counted, or one month watched, the months are taken to differ by chance."""
    assert dispersion_of(counts) == 1.0


def test_bursts_show() -> None:
    """Months of nought and of many differ more than by chance."""
    assert dispersion_of([(0, 30.0), (30, 30.0), (0, 30.0), (30, 30.0)]) == pytest.approx(20.0)

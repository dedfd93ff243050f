"""The chart of days: one bar a day, or a few days a bar, and the days to step to."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from trucewatch.web.days import chart_days

FIRST = date(2018, 9, 10)


def published_on(days: Sequence[date]) -> Counter[date]:
    return Counter(days)


def test_no_report_makes_no_chart() -> None:
    """Without a day there is nothing to draw and nowhere to step to."""
    chart = chart_days(published_on([]), FIRST)

    assert chart.bars == ()
    assert chart.earlier is None
    assert chart.later is None


def test_steps_go_to_the_nearest_days_with_a_report() -> None:
    """From a day between two reports, one steps back to the one and on to the other."""
    chart = chart_days(published_on([date(2018, 10, 1), date(2018, 10, 20)]), date(2018, 10, 10))

    assert (chart.earlier, chart.later) == (date(2018, 10, 1), date(2018, 10, 20))


def test_from_a_day_with_a_report_one_steps_past_it() -> None:
    """The day shown is no step."""
    chart = chart_days(published_on([date(2018, 10, 1), date(2018, 10, 10), date(2018, 10, 20)]), date(2018, 10, 10))

    assert (chart.earlier, chart.later) == (date(2018, 10, 1), date(2018, 10, 20))


def test_the_busiest_day_is_the_tallest() -> None:
    """Heights are in proportion to the reports of the day."""
    chart = chart_days(published_on([FIRST, FIRST, date(2018, 9, 12)]), FIRST)

    assert [(bar.reports, bar.height) for bar in chart.bars] == [(2, 36.0), (1, 18.0)]


def test_days_after_the_day_shown_are_ahead() -> None:
    """What comes later is drawn otherwise."""
    chart = chart_days(published_on([FIRST, date(2018, 9, 12)]), FIRST)

    assert [bar.is_ahead for bar in chart.bars] == [False, True]


def test_many_years_share_bars() -> None:
    """A chart of ten years has no more bars than can be told apart, and loses no report."""
    chart = chart_days(published_on([FIRST + timedelta(days=step) for step in range(0, 3650, 3)]), FIRST)

    assert len(chart.bars) <= 240
    assert sum(bar.reports for bar in chart.bars) == 1217


def test_a_day_outside_has_no_mark() -> None:
    """A day after the last report lies outside the chart."""
    assert chart_days(published_on([FIRST]), date(2026, 1, 1)).now is None

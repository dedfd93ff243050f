"""Arithmetic on days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.period import Period
from trucewatch.read.days import (
    make_day,
    part_of,
    part_of_month,
    part_of_year,
    season,
    shift,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    weekend_of,
)

FRIDAY = date(2019, 2, 8)


def test_weeks_run_from_monday_to_sunday() -> None:
    """The week of a Friday begins on the Monday before it; its weekend ends it."""
    assert week_of(FRIDAY) == Period(first=date(2019, 2, 4), last=date(2019, 2, 10))
    assert week_of(FRIDAY, 1) == Period(first=date(2019, 2, 11), last=date(2019, 2, 17))
    assert weekend_of(FRIDAY) == Period(first=date(2019, 2, 9), last=date(2019, 2, 10))


@given(st.dates(), st.integers(min_value=0, max_value=6))
def test_weekday_is_the_nearest(day: date, weekday: int) -> None:
    """The nearest weekday on either side lies within a week, the day itself included."""
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)

    assert before <= day <= after
    assert (day - before).days < 7
    assert (after - day).days < 7


def test_months_end_where_they_end() -> None:
    """A month on from 31 January is the last day of February."""
    assert shift_months(date(2019, 1, 31), 1) == date(2019, 2, 28)
    assert shift_months(date(2019, 1, 31), -2) == date(2018, 11, 30)


def test_parts_of_a_month() -> None:
    """Early is to the 10th, mid to the 20th, late from the 21st."""
    month = Period.month(2019, 1)

    assert part_of_month(month, "early").last == date(2019, 1, 10)
    assert part_of_month(month, "mid") == Period(first=date(2019, 1, 11), last=date(2019, 1, 20))
    assert part_of_month(month, "late") == Period(first=date(2019, 1, 21), last=date(2019, 1, 31))


def test_parts_of_a_week_are_thirds() -> None:
    """The parts of what is neither month nor year are its thirds."""
    week = week_of(FRIDAY)

    assert part_of(week, "early") == Period(first=date(2019, 2, 4), last=date(2019, 2, 5))
    assert part_of(week, "late") == Period(first=date(2019, 2, 9), last=date(2019, 2, 10))


def test_unknown_part_is_an_error() -> None:
    """A part that no month or year has is told, not guessed."""
    with pytest.raises(ValueError, match="no part"):
        part_of_month(Period.month(2019, 1), "upper")
    with pytest.raises(ValueError, match="no part"):
        part_of_year(2019, "upper")


def test_winter_goes_over_the_turn_of_the_year() -> None:
    """A winter is named by the year in which it begins."""
    assert season(2018, "winter") == Period(first=date(2018, 12, 1), last=date(2019, 2, 28))


@given(st.dates(), st.integers(min_value=-(10**9), max_value=10**9))
def test_shift_stays_within_what_a_date_can_be(day: date, days: int) -> None:
    """A shift beyond the calendar ends at its edge."""
    assert date.min <= shift(day, days) <= date.max


def test_no_such_day() -> None:
    """The calendar has no 29 February 2019."""
    assert make_day(2019, 2, 29) is None
    assert make_day(2020, 2, 29) == date(2020, 2, 29)

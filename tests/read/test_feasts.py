"""When feasts fall."""

from datetime import date

import pytest

from trucewatch.read.feasts import easter, eastern_easter, feast_in


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(1991, "1991-03-31", "1991-04-07"), (2000, "2000-04-23", "2000-04-30"), (2024, "2024-03-31", "2024-05-05")],
)
def test_easter_has_two_reckonings(year: int, western: str, eastern: str) -> None:
    """The churches of the east keep Easter by the old calendar."""
    assert (easter(year), eastern_easter(year)) == (date.fromisoformat(western), date.fromisoformat(eastern))


@pytest.mark.parametrize(("year", "day"), [(1995, "1995-03-03"), (2012, "2012-08-19"), (2021, "2021-05-13")])
def test_the_feasts_of_islam_wander_through_the_year(year: int, day: str) -> None:
    """The end of the fast falls where the reckoned moon has it, give or take a day."""
    period = feast_in(year, {"hijri": [10, 1], "days": 3})

    assert period is not None
    assert period.first is not None
    assert abs((period.first - date.fromisoformat(day)).days) <= 1
    assert period.length_days == 3

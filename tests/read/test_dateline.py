"""What a report's first lines say of its own time."""

from datetime import date

import pytest

from trucewatch.model.period import Period
from trucewatch.read.dateline import day_in_head, reporting_period
from trucewatch.read.extract import extract

BODY = "\n\nThe monitors recorded twelve violations in the north, and none in the south.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Daily report 29/2020 of the mission issued on 8 December 2020", date(2020, 12, 8)),
        ("Update, 19 December 2024 (issued 20 December)", date(2024, 12, 20)),
        ("Weekly bulletin (11-17 March 2019)", date(2019, 3, 17)),
        ("Calm in Dresda\n\nRuvana, 4 November 2020 - The commission met in Ruvana today.", date(2020, 11, 4)),
        ("Calm in Dresda\n\nThe truce of 4 November 2020 still holds.", None),
        ("What was agreed in March 2019", None),
        ("Calm in Dresda on Monday", None),
    ],
)
def test_day_in_head(head: str, day: date | None) -> None:
    """A day in the title or dateline dates the report, the day of issue first; one in its prose does not."""
    document = extract((head + BODY).encode(), name="a")

    published = day_in_head(document.text, document.blocks)

    assert (published.day if published else None) == day


@pytest.mark.parametrize(
    ("head", "first", "last"),
    [
        ("Weekly bulletin no. 12 (11-17 March 2019)", date(2019, 3, 11), date(2019, 3, 17)),
        ("Truce monitor: the first month (27 Nov - 26 Dec 2018)", date(2018, 11, 27), date(2018, 12, 26)),
        ("Situation update, 22 October 2018", date(2018, 10, 22), date(2018, 10, 22)),
        (
            (
                "Daily report issued on 8 December 2018\n\n"
                "- Between the evenings of 6 and 7 December the mission recorded twelve violations."
            ),
            date(2018, 12, 6),
            date(2018, 12, 7),
        ),
    ],
)
def test_reporting_period(head: str, first: date, last: date) -> None:
    """A bulletin covers the range, or the day, that its head names; the day of issue is not what it covers."""
    document = extract((head + BODY).encode(), name="a", published=date(2019, 3, 18))

    assert reporting_period(document) == Period(first=first, last=last)


def test_news_covers_no_period() -> None:
    """A news story whose headline names a day is no bulletin."""
    document = extract(("Two killed in Dresda on 3 March" + BODY).encode(), name="a", published=date(2019, 3, 18))

    assert reporting_period(document) is None

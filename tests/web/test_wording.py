"""Figures, days and names as the pages say them."""

from datetime import date

import pytest

from trucewatch.model.period import Period
from trucewatch.web.wording import counted, due, level, period, share, whole, word


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2019, 1, 21), date(2019, 1, 21), "21 Jan 2019"),
        (date(2019, 1, 21), date(2019, 1, 31), "21–31 Jan 2019"),
        (date(2019, 1, 21), date(2019, 2, 3), "21 Jan – 3 Feb 2019"),
        (date(2018, 12, 30), date(2019, 1, 2), "30 Dec 2018 – 2 Jan 2019"),
        (date(2019, 1, 21), None, "from 21 Jan 2019"),
        (None, date(2019, 1, 21), "until 21 Jan 2019"),
        (None, None, "at some time"),
    ],
)
def test_a_period_is_said_as_short_as_it_can_be(first: date | None, last: date | None, words: str) -> None:
    """What both ends share is said once."""
    assert period(Period(first=first, last=last)) == words


def test_what_is_unknown_is_a_dash() -> None:
    """No figure is no nought."""
    assert (whole(None), level(None)) == ("–", "–")


def test_an_obligation_is_due_by_the_last_of_its_days() -> None:
    """The deadline is the end of the last day by which it is owed."""
    assert due(Period(first=date(2018, 9, 17), last=date(2018, 10, 15))) == "by 15 Oct 2018"
    assert due(None) == "no deadline"


def test_numbers_agree_with_their_nouns() -> None:
    """One claim, two claims, no claims."""
    assert [counted(number, "claim") for number in (0, 1, 2)] == ["0 claims", "1 claim", "2 claims"]
    assert share(0.384) == "38%"


def test_an_abbreviation_keeps_its_capitals() -> None:
    """Words of the vocabulary lose their underscores; the United Nations stay capital."""
    assert word("air_strike") == "air strike"
    assert word("un_body") == "UN body"

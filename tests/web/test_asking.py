"""What an address asks: times, filters, the page of a list."""

from datetime import date

import pytest

from trucewatch.errors import BackwardPeriodError, BadDateError, BadPageError, BadWordError
from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.period import Period
from trucewatch.web.asking import PAGE_LENGTH, ask_filter, read_day, turn_to


def test_an_empty_field_of_a_form_asks_nothing() -> None:
    """A browser sends the fields that were left empty as well."""
    claim_filter, said = ask_filter({"kind": "", "speaker": " ", "from": ""})

    assert said == {}
    assert claim_filter.period is None
    assert claim_filter.speaker is None


def test_filters_are_read_in_the_words_of_the_vocabulary() -> None:
    """Each field of the form becomes a part of the filter."""
    claim_filter, said = ask_filter(
        {"kind": "incident", "about": "cease_fire", "place": "Idlib", "from": "2018-10-01", "page": "2"}
    )

    assert claim_filter.kinds == (ClaimKind.INCIDENT,)
    assert claim_filter.about == (About.CEASE_FIRE,)
    assert claim_filter.place == "Idlib"
    assert claim_filter.period == Period(first=date(2018, 10, 1), last=None)
    assert "page" not in said


@pytest.mark.parametrize("key", ["kind", "about"])
def test_a_word_outside_the_vocabulary_is_told(key: str) -> None:
    """Silently showing everything instead would mislead."""
    with pytest.raises(BadWordError, match=f"{key}: expected one of"):
        ask_filter({key: "nonsense"})


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    """No day lies in it."""
    with pytest.raises(BackwardPeriodError, match=r"to: expected from \(2018-10-02\) or a later day, found 2018-10-01"):
        ask_filter({"from": "2018-10-02", "to": "2018-10-01"})


@pytest.mark.parametrize("text", ["2018-13-01", "20181001", "2018-W40-1", "yesterday", "２０１８-10-01"])
def test_a_date_that_is_none_is_told(text: str) -> None:
    """Only the one way of writing days that the documents name is taken."""
    with pytest.raises(BadDateError, match="as_of"):
        read_day({"as_of": text}, "as_of")


@pytest.mark.parametrize(
    ("page", "number", "length"), [(None, 1, PAGE_LENGTH), ("2", 2, PAGE_LENGTH), ("3", 3, 1), ("99", 3, 1)]
)
def test_a_list_is_shown_page_by_page(page: str | None, number: int, length: int) -> None:
    """A page beyond the last is the last."""
    turned = turn_to(range(2 * PAGE_LENGTH + 1), page)

    assert (turned.number, len(turned.entries), turned.pages, turned.total) == (number, length, 3, 101)


def test_an_empty_list_has_one_page() -> None:
    """There is always a page to show."""
    assert turn_to([], None).pages == 1


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "9" * 5000])
def test_a_page_number_that_is_none_is_told(page: str) -> None:
    """Pages count from one."""
    with pytest.raises(BadPageError):
        turn_to([1], page)

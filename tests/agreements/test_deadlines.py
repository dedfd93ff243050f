"""Tests of deadlines that are counted from something."""

from datetime import date
from pathlib import Path

import pytest

from agreements.files import TRUCE, written
from trucewatch.agreements.load import check, load_agreement
from trucewatch.model.agreement import Obligation, Reckoning
from trucewatch.model.period import Period

_DUE = "due: {within_days: 21, after: entry_into_force}"


def _guns_out(folder: Path, due: str, commission: str = "") -> Obligation:
    text = TRUCE.replace(_DUE, due).replace(
        "about: coordination_body, kind: one_off", f"about: coordination_body, kind: one_off{commission}"
    )
    return load_agreement(written(folder, text)).obligations[1]


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ("due: {within_days: 21, after: entry_into_force}", date(2001, 5, 10), date(2001, 5, 31)),
        ("due: {within_days: 1, after: signing}", date(2001, 5, 4), date(2001, 5, 5)),
        ("due: 2001-06-01", date(2001, 6, 1), date(2001, 6, 1)),
        ("due: {from: 2001-06-01, until: 2001-06-07}", date(2001, 6, 1), date(2001, 6, 7)),
    ],
)
def test_days_are_counted_from_the_event(tmp_path: Path, due: str, first: date, last: date) -> None:
    """Within N days of a day ends N days after it, and the last of them still belongs to the debtor."""
    assert _guns_out(tmp_path, due).due == Period(first=first, last=last)


def test_a_deadline_may_be_counted_from_another(tmp_path: Path) -> None:
    """What is owed after another obligation counts from the last day of that one's deadline."""
    guns_out = _guns_out(
        tmp_path, "due: {within_days: 5, after: commission}", ", due: {within_days: 10, after: signing}"
    )

    assert guns_out.due == Period(first=date(2001, 5, 14), last=date(2001, 5, 19))


def test_what_waits_for_no_day_has_none_and_says_so(tmp_path: Path) -> None:
    """The rule of the text is kept, and that it leads to no day is told in words."""
    guns_out = _guns_out(tmp_path, "due: {within_days: 5, after: commission}")

    assert (guns_out.due, guns_out.reckoning) == (None, Reckoning(within_days=5, after="commission"))
    assert guns_out.due_unclear == "It is owed within 5 days of 'commission', which has no day of its own."


def test_deadlines_that_wait_for_each_other_have_no_day(tmp_path: Path) -> None:
    """A circle is no deadline, and no endless loop."""
    guns_out = _guns_out(
        tmp_path, "due: {within_days: 5, after: commission}", ", due: {within_days: 5, after: guns-out}"
    )

    assert guns_out.due is None


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (
            "due: {within_days: 0, after: signing}",
            "due.within_days: expected a whole number of days, from 1, found '0'",
        ),
        ("due: {within_days: 2.5, after: signing}", "expected a whole number of days, from 1, found '2.5'"),
        ("due: {within_days: 3}", "due: expected the key 'after', found none"),
        ("due: {within_days: 3, after: signning}", "found 'signning'; did you mean signing?"),
        ("due: {within_days: 3, after: guns-out}", "or the id of another obligation, found 'guns-out'"),
        ("due: {within_days: 3, after: signing, from: 2001-06-01}", "expected one of the keys after, within_days"),
    ],
)
def test_a_deadline_that_cannot_be_counted_is_a_fault(tmp_path: Path, due: str, told: str) -> None:
    """Days, event and keys are checked."""
    faults = check([written(tmp_path, TRUCE.replace(_DUE, due))])

    assert [told in fault for fault in faults].count(True) == 1

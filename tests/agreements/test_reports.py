"""Tests of reports that are expected again and again."""

from datetime import date
from pathlib import Path

import pytest

from agreements.files import TRUCE, written
from trucewatch.agreements.load import check, load_agreement
from trucewatch.model.period import Period


def _with(report: str, text: str = TRUCE) -> str:
    return f"{text}expected_reports:\n  - {{title: Weekly report, by: commission, {report}}}\n"


def test_a_row_may_begin_on_a_day(tmp_path: Path) -> None:
    """A first day, a step and a last day make a row: each report is due by the last day of its stretch."""
    text = _with("every_days: 7, from: 2001-06-01, until: 2001-06-20, obligation: commission")

    reports = load_agreement(written(tmp_path, text)).expected_reports

    assert [report.due for report in reports] == [
        Period(first=date(2001, 6, 1), last=date(2001, 6, 7)),
        Period(first=date(2001, 6, 8), last=date(2001, 6, 14)),
    ]


def test_a_row_ends_with_the_agreement(tmp_path: Path) -> None:
    """Where no last day is given, the last day on which the agreement binds is it."""
    text = TRUCE.replace("in_force: {from: 2001-05-10}", "in_force: {from: 2001-05-10, until: 2001-05-25}")

    reports = load_agreement(written(tmp_path, _with("every_days: 5, from: 2001-05-11", text))).expected_reports

    assert [report.due.last for report in reports] == [date(2001, 5, 15), date(2001, 5, 20), date(2001, 5, 25)]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("obligation: commission", "expected either 'due' or 'from', found none"),
        ("due: 2001-06-01, from: 2001-06-01, every_days: 7, until: 2001-07-01", "either 'due' or 'from', found both"),
        ("from: 2001-06-01", "expected 'every_days' beside 'from', found none"),
        ("from: 2001-06-01, every_days: 7", "expected 'every_days' of 1 or more together with 'until'"),
        ("due: 2001-06-01, until: 2001-07-01", "expected 'every_days' of 1 or more together with 'until'"),
        ("from: 2001-06-01, every_days: 0, until: 2001-07-01", "expected a whole number of days, from 1, found '0'"),
    ],
)
def test_a_row_that_is_none_is_a_fault(tmp_path: Path, report: str, told: str) -> None:
    """Start, step and end must fit."""
    faults = check([written(tmp_path, _with(report))])

    assert any(told in fault for fault in faults)

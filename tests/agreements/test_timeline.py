"""Tests of the list of all days that matter under a deal."""

from datetime import date
from pathlib import Path

from agreements.files import TRUCE, both, written
from trucewatch.agreements.load import load_agreement, load_library
from trucewatch.agreements.timeline import MomentKind, make_timeline, timeline_as_json


def test_every_day_is_there_in_order(tmp_path: Path) -> None:
    """Signing, force, deadlines old and new, and each change, by the day that counts."""
    timeline = make_timeline(load_library([both(tmp_path)]).get("river-truce"))

    assert [(moment.day.isoformat(), moment.kind, moment.obligation) for moment in timeline.moments] == [
        ("2001-05-04", MomentKind.SIGNED, None),
        ("2001-05-10", MomentKind.IN_FORCE, None),
        ("2001-05-31", MomentKind.DEADLINE, "guns-out"),
        ("2001-06-02", MomentKind.CHANGE, None),
        ("2001-06-02", MomentKind.CHANGE, "guns-out"),
        ("2001-06-02", MomentKind.CHANGE, "commission"),
        ("2001-06-10", MomentKind.CHANGE, "no-shooting"),
        ("2001-07-15", MomentKind.DEADLINE, "guns-out"),
    ]
    assert timeline.moments[2].note == (
        "within 21 days of entry into force; extended from 2001-06-02 by river-protocol"
    )
    assert timeline.moments[-1].note == "as extended by river-protocol"


def test_reports_last_days_and_beginnings_are_there(tmp_path: Path) -> None:
    """A report counts by its last day, a duty to be kept up by its first."""
    text = TRUCE.replace("{from: 2001-05-10}", "{from: 2001-05-10, until: 2001-06-30}").replace(
        "kind: continuing,", "kind: continuing, due: {from: 2001-05-11, until: 2001-05-12},"
    )
    reports = "expected_reports:\n  - {title: Word, by: commission, from: 2001-05-10, every_days: 30}\n"

    moments = make_timeline(load_agreement(written(tmp_path, text + reports))).moments

    assert [(moment.day, moment.kind) for moment in moments][2:] == [
        (date(2001, 5, 11), MomentKind.BEGINS),
        (date(2001, 5, 31), MomentKind.DEADLINE),
        (date(2001, 6, 8), MomentKind.REPORT),
        (date(2001, 6, 30), MomentKind.ENDS),
    ]


def test_what_has_no_day_is_told_apart(tmp_path: Path) -> None:
    """A duty to be done once without a day is no moment, and is not dropped either."""
    text = TRUCE.replace("kind: one_off}", "kind: one_off, due_unclear: To be agreed.}")

    shown = timeline_as_json(make_timeline(load_agreement(written(tmp_path, text))))

    assert shown["undated"] == [{"obligation": "commission", "title": "Set up the commission", "why": "To be agreed."}]
    assert [moment["day"] for moment in shown["moments"]] == ["2001-05-04", "2001-05-10", "2001-05-31"]
    assert shown["moments"][-1]["date"] == ["2001-05-10", "2001-05-31"]

"""Tests of deals that change other deals, and of competing versions."""

from datetime import date
from pathlib import Path

import pytest

from agreements.files import PROTOCOL, TRUCE, both, written
from trucewatch.agreements.difference import compare
from trucewatch.agreements.load import check, load_agreement, load_library
from trucewatch.agreements.timeline import MomentKind, make_timeline
from trucewatch.model.change import ChangeBasis, ChangeKind
from trucewatch.model.period import Period

_VERSIONS = """\
versions:
  - id: draft
    title: The draft that leaked
    source: A newspaper of the north
    differences:
      - {clause: "2", text: Guns leave the banks within seven days.}
      - {obligation: guns-out, due: 2001-05-17}
      - {obligation: commission, missing: yes}
"""


def test_a_deal_knows_what_later_ones_change_in_it(tmp_path: Path) -> None:
    """Each change has its day: its own, or the one on which the later deal takes force."""
    truce = load_library([both(tmp_path)]).get("river-truce")

    assert [(change.kind, change.obligation, change.period.first) for change in truce.amended_by] == [
        (ChangeKind.SUPERSEDES, "commission", date(2001, 6, 2)),
        (ChangeKind.EXTENDS, "guns-out", date(2001, 6, 2)),
        (ChangeKind.ADDS, "observers", date(2001, 6, 2)),
        (ChangeKind.SUSPENDS, "no-shooting", date(2001, 6, 10)),
    ]
    superseded = truce.amended_by[0]
    assert (superseded.by, superseded.basis) == (("observers",), ChangeBasis.INFERRED)
    assert (superseded.agreement, superseded.amends) == ("river-protocol", "river-truce")


def test_a_deadline_is_the_one_of_its_day(tmp_path: Path) -> None:
    """Before the protocol the first deadline holds, from its day on the new one."""
    truce = load_library([both(tmp_path)]).get("river-truce")

    before, after = (truce.on(date(2001, 6, day)).obligations[1].due for day in (1, 2))

    assert before == Period(first=date(2001, 5, 10), last=date(2001, 5, 31))
    assert after == Period.day(date(2001, 7, 15))


def test_a_deal_as_a_whole_may_be_prolonged(tmp_path: Path) -> None:
    """From the day on which the later deal says so, the earlier one binds until the new last day."""
    written(tmp_path / "river-truce", TRUCE.replace("{from: 2001-05-10}", "{from: 2001-05-10, until: 2001-06-05}"))
    protocol = PROTOCOL.replace("{adds: observers}", "{prolongs: river-truce, due: 2001-09-01}")
    written(tmp_path / "river-protocol", protocol)
    library = load_library([tmp_path])
    truce = library.get("river-truce")

    assert truce.on(date(2001, 6, 1)).in_force.last == date(2001, 6, 5)
    assert truce.on(date(2001, 6, 2)).in_force.last == date(2001, 9, 1)
    moments = [moment for moment in make_timeline(truce).moments if moment.kind is MomentKind.ENDS]
    assert [(moment.day, moment.note) for moment in moments] == [
        (date(2001, 6, 5), None),
        (date(2001, 9, 1), "as prolonged by river-protocol"),
    ]
    prolonged = compare(truce, library.get("river-protocol"))[0]
    assert (prolonged.what, prolonged.before, prolonged.after) == (
        "in_force",
        "2001-05-10 to 2001-06-05",
        "2001-05-10 to 2001-09-01",
    )


def test_a_suspension_holds_between_its_days(tmp_path: Path) -> None:
    """Both ends belong to it, and nothing outside does."""
    truce = load_library([both(tmp_path)]).get("river-truce")

    held = [day for day in range(8, 15) if truce.changes_on(date(2001, 6, day), "no-shooting")]

    assert held == [10, 11, 12]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "amends: river-truce",
            "amends: river-truze",
            "the id of another agreement, found 'river-truze'; did you mean",
        ),
        ("amends: river-truce", "amends: river-protocol", "the id of another agreement, found 'river-protocol'"),
        ("amends: river-truce\n", "", "expected the key 'amends' beside 'changes', found none"),
        ("extends: guns-out", "extends: gun-out", "agreement that is amended, found 'gun-out'; did you mean guns-out?"),
        ("{adds: observers}", "{prolongs: river, due: 2001-09-01}", "agreement that is amended, found 'river'"),
        ("{adds: observers}", "{adds: guns-out}", "an obligation of this file, found 'guns-out'"),
        ("by: observers", "by: guns-out", "an obligation of this file, found 'guns-out'"),
        (", due: 2001-07-15", "", "expected 'due' with 'extends' or 'prolongs', and with nothing else, found"),
        ("{adds: observers}", "{adds: observers, due: 2001-07-01}", "with nothing else, found 'adds'"),
        ("{adds: observers}", "{adds: observers, by: observers}", "expected 'by' with 'supersedes' alone"),
        ("{adds: observers}", "{adds: observers, extends: guns-out}", "found extends, adds"),
        (
            "{adds: observers}",
            "{note: None}",
            "expected one of the keys supersedes, extends, prolongs, suspends, adds, found none",
        ),
        ("until: 2001-06-12", "until: 2001-06-09", "expected an end that is not before the start"),
        ("basis: inferred", "basis: infered", "found 'infered'; did you mean inferred?"),
    ],
)
def test_a_change_that_changes_nothing_is_a_fault(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Deals, obligations and keys are checked against those at hand."""
    assert old in PROTOCOL
    folder = both(tmp_path, protocol=PROTOCOL.replace(old, new, 1))

    faults = check([folder / "river-protocol"], folders=[folder])

    assert [told in fault for fault in faults].count(True) == 1


def test_a_file_alone_may_amend_what_is_not_at_hand(tmp_path: Path) -> None:
    """Loading one file asks for no other."""
    protocol = load_agreement(written(tmp_path, PROTOCOL))

    assert (protocol.amends, len(protocol.changes)) == ("river-truce", 4)


def test_competing_versions_are_kept_beside_the_text(tmp_path: Path) -> None:
    """Each version says where it departs; the text that is coded is not touched."""
    truce = load_agreement(written(tmp_path, TRUCE + _VERSIONS))

    [draft] = truce.versions
    assert (draft.id, draft.source) == ("draft", "A newspaper of the north")
    assert [(one.clause, one.obligation, one.missing) for one in draft.differences] == [
        ("2", None, False),
        (None, "guns-out", False),
        (None, "commission", True),
    ]
    assert draft.differences[1].due == Period.day(date(2001, 5, 17))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('{clause: "2", text', '{clause: "4", text', "expected the number of a clause, found '4'"),
        ("{obligation: guns-out,", "{obligation: guns-out, clause: '2',", "expected either 'clause' or 'obligation'"),
        (", due: 2001-05-17", "", "expected 'text' for a clause, 'due' for an obligation, or 'missing: yes'"),
        ("missing: yes", "missing: perhaps", "expected yes or no, found 'perhaps'"),
    ],
)
def test_a_version_that_differs_in_nothing_is_a_fault(tmp_path: Path, old: str, new: str, told: str) -> None:
    """What a version departs from must be there, and so must the departure."""
    assert old in _VERSIONS

    faults = check([written(tmp_path, TRUCE + _VERSIONS.replace(old, new, 1))])

    assert any(told in fault for fault in faults)

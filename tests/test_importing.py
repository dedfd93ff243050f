"""One run of `import`: checked whole, recorded whole or not at all, and held against what is recorded."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from imports.tables import ACLED_ROW, UCDP_ROW, as_csv, rows_of
from trucewatch.errors import FaultyFileError, NoRowsError
from trucewatch.importing import Imported, Wanted
from trucewatch.imports import slices, table
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.model.claim import Claim, IncidentType
from trucewatch.model.evidence import Times
from trucewatch.store.pen import LedgerPen
from trucewatch.views.tally import Dimension
from trucewatch.workspace import Workspace, open_workspace

EVENTS = rows_of(
    UCDP_ROW,
    {},
    {
        "id": "2",
        "best": "7",
        "high": "9",
        "adm_1": "Hill Governorate",
        "date_start": "2001-07-01",
        "date_end": "2001-07-02",
    },
    {"id": "3", "low": "5", "best": "4", "high": "4", "adm_1": "", "date_start": "2001-05-31"},
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace that is not there yet."""
    with open_workspace(tmp_path / "ws", create=True) as opened:
        yield opened


def bring(
    workspace: Workspace,
    rows: list[dict[str, str]],
    name: str = "events.csv",
    *,
    as_what: ImportName = ImportName.UCDP,
    wanted: Wanted | None = None,
) -> Imported:
    """Import the rows out of a file of that name."""
    path = workspace.path.parent / name
    path.write_text(as_csv(rows), encoding="utf-8")
    brought = Brought(published=date(2002, 1, 1))
    return workspace.import_file(open_import(as_what, path, brought), wanted or Wanted(), by="Ann")


def now(workspace: Workspace) -> Times:
    """Return the times of a question asked long after all."""
    return workspace.times(as_of=date(2030, 1, 1))


def counting(workspace: Workspace) -> dict[str, Claim]:
    """Return the claims that count, by event."""
    return {claim.event or claim.id: claim for claim in workspace.evidence(now(workspace)).claims}


def changed(rows: list[dict[str, str]], **changes: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the rows with what is changed in those of the ids named."""
    return [{**row, **changes.get(f"id{row['id']}", {})} for row in rows]


def test_totals_are_those_of_the_file(workspace: Workspace) -> None:
    """Events, and low, best and high, by province and month, are those that the csv module alone adds up."""
    bring(workspace, EVENTS)

    expected: Counter[tuple[str, str, str]] = Counter()
    for row in csv.DictReader(io.StringIO(as_csv(EVENTS))):
        for key in ("low", "best", "high"):
            expected[row["adm_1"], row["date_start"][:7], key] += int(row[key])
    found: Counter[tuple[str, str, str]] = Counter()
    for added in workspace.tally((Dimension.ADMIN1, Dimension.MONTH), now(workspace)).rows:
        province, month = added.keys
        for key in ("low", "best", "high"):
            found[province or "", month or "", key] += getattr(added.killed, key)
    assert found == expected


def test_each_event_is_an_incident_of_its_own(workspace: Workspace) -> None:
    """Two rows that look alike have ids that say that they are two events."""
    bring(workspace, rows_of(UCDP_ROW, {}, {"id": "2"}, {"id": "3"}))

    incidents = workspace.incidents(now(workspace))

    assert len(incidents) == 3
    assert all(len(incident.claims) == 1 for incident in incidents)


def test_a_report_joins_one_event_and_never_two(workspace: Workspace) -> None:
    """A report may speak of an event of a register; it does not make one event of two."""
    bring(workspace, rows_of(UCDP_ROW, {"low": "3", "high": "3"}, {"id": "2", "low": "3", "high": "3"}))
    bring(workspace, rows_of(ACLED_ROW, {"fatalities": "3"}), "acled.csv", as_what=ImportName.ACLED)

    incidents = workspace.incidents(now(workspace))

    assert sorted(len(incident.claims) for incident in incidents) == [1, 2]
    [joined] = [incident for incident in incidents if len(incident.claims) == 2]
    assert IncidentType.SHELLING in joined.types


@pytest.mark.parametrize("first", [ImportName.UCDP, ImportName.ACLED])
def test_the_order_of_imports_makes_no_difference(workspace: Workspace, first: ImportName) -> None:
    """The same incidents come of the same rows, whichever register came first."""
    rows = {ImportName.UCDP: rows_of(UCDP_ROW, {"low": "4", "best": "4"}), ImportName.ACLED: rows_of(ACLED_ROW, {})}
    for name in sorted(rows, key=lambda name: name is not first):
        bring(workspace, rows[name], f"{name}.csv", as_what=name)

    [incident] = workspace.incidents(now(workspace))

    assert len(incident.claims) == 2


def test_importing_again_changes_nothing(workspace: Workspace) -> None:
    """A file that is recorded is not recorded again."""
    bring(workspace, EVENTS)
    before = workspace.evidence(now(workspace)).claims

    again = bring(workspace, EVENTS)

    assert (again.claims, again.already_there, again.run) == (0, 3, None)
    assert workspace.evidence(now(workspace)).claims == before
    assert workspace.verify() == []


def test_a_new_version_takes_over_edits_and_deletions(workspace: Workspace) -> None:
    """Events that changed count as they are now, those that went count no longer, and the difference is told."""
    bring(workspace, EVENTS)
    known = now(workspace)
    edited = changed(EVENTS, id2={"best": "8"})[:2]

    done = bring(workspace, [*edited, {**UCDP_ROW, "id": "4"}])

    assert (done.new_events, done.unchanged_events, done.changed_events) == (1, 1, 1)
    assert done.gone == ["ucdp:3"]
    [change] = done.changed
    assert change.event == "ucdp:2"
    assert {key: values for key, *values in change.values} == {
        "codes.best": ["7", "8"],
        "killed": [{"min": 2, "max": 9, "best": 7}, {"min": 2, "max": 9, "best": 8}],
    }
    claims = counting(workspace)
    assert sorted(claims) == ["ucdp:1", "ucdp:2", "ucdp:4"]
    assert claims["ucdp:2"].killed
    assert claims["ucdp:2"].killed.best == 8
    assert [claim.event for claim in workspace.evidence(known).claims] == ["ucdp:1", "ucdp:2", "ucdp:3"]
    assert len(workspace.evidence(now(workspace)).set_aside) == 3
    assert workspace.verify() == []


def test_another_file_deletes_nothing(workspace: Workspace) -> None:
    """A file of another name, say of the next month, only adds, and takes over what it has itself."""
    bring(workspace, EVENTS)

    done = bring(workspace, [{**UCDP_ROW, "id": "1", "best": "4"}, {**UCDP_ROW, "id": "9"}], "june.csv")

    assert (done.new_events, done.changed_events, done.gone) == (1, 1, [])
    assert sorted(counting(workspace)) == ["ucdp:1", "ucdp:2", "ucdp:3", "ucdp:9"]


def test_a_file_may_be_said_to_replace_another(workspace: Workspace) -> None:
    """A release under another name takes the place of the one that is named."""
    bring(workspace, EVENTS)

    done = bring(workspace, EVENTS[:1], "release-2.csv", wanted=Wanted(replaces="events.csv"))

    assert done.gone == ["ucdp:2", "ucdp:3"]
    assert sorted(counting(workspace)) == ["ucdp:1"]


def test_an_import_is_taken_back_in_one_act(workspace: Workspace) -> None:
    """What it brought counts no longer, and what it superseded counts again."""
    bring(workspace, EVENTS)
    done = bring(workspace, changed(EVENTS, id2={"best": "8"})[:2])
    assert done.run

    workspace.undo(done.run, by="Ann", because="wrong release")

    claims = counting(workspace)
    assert sorted(claims) == ["ucdp:1", "ucdp:2", "ucdp:3"]
    assert claims["ucdp:2"].killed
    assert claims["ucdp:2"].killed.best == 7


def test_a_faulty_row_keeps_all_out(workspace: Workspace) -> None:
    """Nothing is recorded, and there is not even a workspace."""
    rows = changed(EVENTS, id2={"date_start": "2001-02-31"})

    with pytest.raises(FaultyFileError, match=r"events.csv:3: date_start: expected a day of the calendar"):
        bring(workspace, rows)

    assert not workspace.path.exists()


def test_the_good_rows_may_be_kept(workspace: Workspace) -> None:
    """On request the sound rows are recorded, and the faulty ones told."""
    done = bring(workspace, changed(EVENTS, id2={"best": "x"}), wanted=Wanted(keep_good=True))

    assert (done.claims, done.faulty) == (2, 1)
    assert sorted(counting(workspace)) == ["ucdp:1", "ucdp:3"]
    assert any("events.csv:3: best: expected a whole number" in issue.what for issue in done.issues)


def test_a_file_of_faulty_rows_only_is_refused(workspace: Workspace) -> None:
    """There is nothing good to keep."""
    with pytest.raises(FaultyFileError):
        bring(workspace, changed(EVENTS[:1], id1={"best": "x"}), wanted=Wanted(keep_good=True))


def test_a_dry_run_records_nothing(workspace: Workspace) -> None:
    """It tells what would be recorded, with a workspace or without one."""
    dry = Wanted(is_dry=True)

    first = bring(workspace, EVENTS, wanted=dry)
    assert not workspace.path.exists()
    bring(workspace, EVENTS)
    before = workspace.evidence(now(workspace)).claims
    second = bring(workspace, changed(EVENTS, id2={"best": "8"}), wanted=dry)

    assert (first.claims, first.new_events, first.run) == (3, 3, None)
    assert (second.changed_events, second.unchanged_events, second.run) == (1, 2, None)
    assert workspace.evidence(now(workspace)).claims == before


def test_a_table_without_rows(workspace: Workspace) -> None:
    """Column names alone are nothing that could be recorded."""
    path = workspace.path.parent / "events.csv"
    path.write_text(",".join(UCDP_ROW) + "\n")

    with pytest.raises(NoRowsError, match="expected rows below the column names"):
        workspace.import_file(open_import(ImportName.UCDP, path, Brought()), Wanted())


def test_rows_that_claim_nothing_are_told(workspace: Workspace) -> None:
    """A file of protests only is no fault; what was left out is counted."""
    done = bring(
        workspace, rows_of(ACLED_ROW, {"sub_event_type": "Peaceful protest"}), "acled.csv", as_what=ImportName.ACLED
    )

    assert (done.claims, done.left_out) == (0, 1)
    assert [issue.what for issue in done.issues] == ["1 row left out: there is no kind of claim for 'Peaceful protest'"]


def test_flags_are_recorded_with_the_row(workspace: Workspace) -> None:
    """A row whose figures are out of order is kept, and the workspace remembers that it is odd."""
    done = bring(workspace, EVENTS)

    assert done.flagged == 1
    [issue] = workspace.issues()
    assert issue.where == "events.csv:4"
    assert issue.what.startswith("low, best and high are out of order (5, 4, 4)")


def test_a_round_trip_between_workspaces(workspace: Workspace, tmp_path: Path) -> None:
    """What one workspace exports, another takes in, and exports byte for byte the same."""
    bring(workspace, EVENTS)
    out, again = io.BytesIO(), io.BytesIO()
    workspace.export("jsonl", out, now(workspace))
    (tmp_path / "claims.jsonl").write_bytes(out.getvalue())

    with open_workspace(tmp_path / "other", create=True) as other:
        done = other.import_file(open_import(ImportName.JSONL, tmp_path / "claims.jsonl", Brought()), Wanted())
        other.export("jsonl", again, now(other))
        faults = other.verify()

    assert done.claims == 3
    assert again.getvalue() == out.getvalue()
    assert faults == []


def test_claims_that_a_held_report_lacks_are_told(workspace: Workspace, tmp_path: Path) -> None:
    """A report that came with some of its claims is not completed in silence by another export."""
    bring(workspace, EVENTS)
    whole = io.BytesIO()
    workspace.export("jsonl", whole, now(workspace))
    lines = whole.getvalue().splitlines(keepends=True)
    some, every = tmp_path / "some.jsonl", tmp_path / "every.jsonl"
    some.write_bytes(lines[0])
    every.write_bytes(b"".join(lines))

    with open_workspace(tmp_path / "other", create=True) as other:
        other.import_file(open_import(ImportName.JSONL, some, Brought()), Wanted())
        done = other.import_file(open_import(ImportName.JSONL, every, Brought()), Wanted())

    [issue] = done.issues
    assert (done.claims, done.already_there) == (0, 1)
    assert issue.what.startswith("recorded before; 2 of its claims do not count there")


def test_what_may_not_be_passed_on_stays(workspace: Workspace) -> None:
    """ACLED's rows count within the workspace, and leave in no format."""
    bring(workspace, EVENTS)
    bring(workspace, rows_of(ACLED_ROW, {}), "acled.csv", as_what=ImportName.ACLED)
    out = io.BytesIO()

    handover = workspace.export("jsonl", out, now(workspace))

    assert len(workspace.evidence(now(workspace)).claims) == 4
    assert len(handover.claims) == 3
    assert b"acled" not in out.getvalue()
    assert [(one.source, one.claims) for one in handover.withheld] == [("acled", 1)]


def test_an_interrupted_import_goes_on_where_it_was(workspace: Workspace, tmp_path: Path, monkeypatch: Any) -> None:
    """Each part of a long file is in or out; run again, the import ends where an undisturbed one does."""
    monkeypatch.setattr(table, "read_slices", partial(slices.read_slices, most_rows=1))
    monkeypatch.setattr(LedgerPen, "record", record_once := _failing_after(1))

    with pytest.raises(InterruptedError):
        bring(workspace, EVENTS)
    assert record_once.calls == 2
    monkeypatch.undo()
    monkeypatch.setattr(table, "read_slices", partial(slices.read_slices, most_rows=1))
    half = counting(workspace)
    done = bring(workspace, EVENTS)

    with open_workspace(tmp_path / "undisturbed", create=True) as other:
        other.import_file(
            open_import(ImportName.UCDP, tmp_path / "events.csv", Brought(published=date(2002, 1, 1))), Wanted()
        )
        assert counting(workspace) == counting(other)
        assert list(workspace.evidence(now(workspace)).documents) == list(other.evidence(now(other)).documents)
    assert len(half) == 1
    assert (done.claims, done.already_there) == (2, 1)
    assert workspace.verify() == []


class _failing_after:  # noqa: N801 - stands for a method
    """A pen that breaks after some entries."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.calls = 0
        self.record = LedgerPen.record

    def __get__(self, pen: LedgerPen, _kind: type[LedgerPen]) -> Callable[..., Any]:
        def record(*told: Any) -> Any:
            self.calls += 1
            if self.calls > self.number:
                raise InterruptedError
            return self.record(pen, *told)

        return record

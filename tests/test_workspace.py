"""The workspace as a Python API."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import trucewatch
from trucewatch.errors import NoReadableReportError, NoSuchFileError, NoWorkspaceError, UnknownNameError
from trucewatch.model.act import ReviewAnswer
from trucewatch.model.claim import ClaimKind
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.reading import Reading
from trucewatch.views.board import board_as_json, board_as_text
from trucewatch.views.ledger import ClaimFilter
from trucewatch.views.standing import Standing
from trucewatch.workspace import strands

AGREEMENT = "idlib-sochi-2018"
SHELLING = """---
title: Shells on {place}
source: orontes-post
published: {day}
constructed: true
---

Government forces shelled {place} on Friday, killing at least four people, two of them civilians, the Syrian \
Observatory for Human Rights said.
"""


def write_report(folder: Path, name: str, *, place: str = "Saraqib", day: str = "2018-10-20") -> Path:
    """Write a report and return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(SHELLING.format(place=place, day=day), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two reports."""
    base = tmp_path_factory.mktemp("filled")
    write_report(base / "reports", "a.txt")
    write_report(base / "reports", "b.txt", place="Morek", day="2018-10-27")
    with trucewatch.open_workspace(base / "workspace", create=True) as workspace:
        workspace.add([base / "reports"])
    return base / "workspace"


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Iterator[trucewatch.Workspace]:
    """A copy of it, to be changed at will."""
    with trucewatch.open_workspace(shutil.copytree(filled, tmp_path / "workspace")) as workspace:
        yield workspace


def test_opening_makes_nothing(tmp_path: Path) -> None:
    """A workspace is made by its first report, not by being opened."""
    with pytest.raises(NoWorkspaceError):
        trucewatch.open_workspace(tmp_path / "workspace")

    with trucewatch.open_workspace(tmp_path / "workspace", create=True) as workspace:
        assert not workspace.exists
        assert AGREEMENT in [agreement.id for agreement in workspace.agreements.agreements]
        with pytest.raises(NoWorkspaceError):
            workspace.times()

    assert list(tmp_path.iterdir()) == []


def test_adding(tmp_path: Path) -> None:
    """Whoever adds is told of every file, and of what became of all."""
    folder = tmp_path / "reports"
    paths = [write_report(folder, "a.txt"), write_report(folder, "b.txt"), folder / "c.txt", folder / "d.txt"]
    paths[2].write_bytes(b"")
    write_report(folder, "d.txt", place="Morek")
    steps: list[trucewatch.Progress] = []
    parts: list[tuple[int, int]] = []

    with trucewatch.open_workspace(tmp_path / "workspace", create=True) as workspace:
        added = workspace.add(
            [folder], on_progress=steps.append, on_part=lambda done, total: parts.append((done, total))
        )

    assert [(step.done, step.total, step.path) for step in steps] == [
        (number, 4, path) for number, path in enumerate(paths, start=1)
    ]
    assert sum(done == total for done, total in parts) == len(added.new)
    assert [document.name for document in added.new] == [str(paths[0]), str(paths[3])]
    assert added.already_there == 1
    assert added.claims >= 2
    assert [issue.where for issue in added.issues if issue.loudness is Loudness.FAULT] == [str(paths[2])]


def test_what_is_given_goes_before_what_the_report_says(workspace: trucewatch.Workspace, tmp_path: Path) -> None:
    """The day and the source that whoever adds a report knows are recorded."""
    path = write_report(tmp_path / "more", "c.txt", place="Hama")

    added = workspace.add([path], published=date(2018, 11, 2), source="bosphorus-agency")

    [new] = added.new
    recorded = workspace.document(new.sha256)
    assert recorded.published is not None
    assert (recorded.published.day, recorded.source) == (date(2018, 11, 2), "bosphorus-agency")
    assert workspace.bytes_of(new.sha256) == path.read_bytes()


def test_default_times(workspace: trucewatch.Workspace) -> None:
    """Today, the same day, and now, which is never before what is recorded."""
    before = datetime.now(UTC)

    times = workspace.times()
    on_a_day = workspace.times(as_of=date(2018, 10, 21))

    assert times.as_of == times.published_by
    assert times.as_of in (before.date(), datetime.now(UTC).date())
    assert times.known_on >= before
    assert on_a_day.published_by == date(2018, 10, 21)
    assert len(workspace.evidence(on_a_day).documents) == 1
    assert len(workspace.evidence(times).documents) == 2


def test_the_past_is_not_changed_by_later_reports(workspace: trucewatch.Workspace, tmp_path: Path) -> None:
    """A board on what was known at an instant is the same, byte for byte, whatever is added later."""
    then = workspace.times(as_of=date(2018, 12, 1))
    before = json.dumps(board_as_json(workspace.board(AGREEMENT, then)))

    workspace.add([write_report(tmp_path / "more", "c.txt", place="Khan Shaykhun", day="2018-10-13")])

    now = workspace.times(as_of=date(2018, 12, 1))
    assert json.dumps(board_as_json(workspace.board(AGREEMENT, then))) == before
    assert len(workspace.evidence(now).documents) == 3


def test_claims_and_incidents(workspace: trucewatch.Workspace) -> None:
    """Every incident rests on claims that the ledger has."""
    times = workspace.times()

    claims = workspace.claims(ClaimFilter(kinds=(ClaimKind.INCIDENT,)), times)
    incidents = workspace.incidents(times)

    assert {claim_id for incident in incidents for claim_id in incident.claims} == {claim.id for claim in claims}
    assert len(incidents) == 2


def test_claims_on_an_obligation(workspace: trucewatch.Workspace) -> None:
    """A filter by obligation asks that agreement's board."""
    times = workspace.times()

    found = workspace.claims(ClaimFilter(obligation=f"{AGREEMENT}/no-offensive"), times)

    bearing = {one.claim for one in workspace.board(AGREEMENT, times).bearings if one.obligation == "no-offensive"}
    assert {claim.id for claim in found} == bearing
    assert bearing
    with pytest.raises(UnknownNameError, match="did you mean no-offensive"):
        workspace.claims(ClaimFilter(obligation=f"{AGREEMENT}/no-ofensive"), times)


def test_trace(workspace: trucewatch.Workspace) -> None:
    """From an obligation to the sentences that bear on it."""
    times = workspace.times()
    finding = next(one for one in workspace.board(AGREEMENT, times).findings if one.obligation == "no-offensive")

    found = workspace.trace(f"{AGREEMENT}/no-offensive", times)

    assert {one.claim.id for one in found.sentences} == {*finding.claims_for, *finding.claims_against}
    for one in found.sentences:
        span = one.claim.sentence.span
        assert one.document.text[span.start : span.end] == one.claim.sentence.text


def test_an_unknown_report(workspace: trucewatch.Workspace) -> None:
    """A hash that no report bears is told."""
    with pytest.raises(UnknownNameError):
        workspace.document("0" * 64)


def test_a_missing_kept_file(workspace: trucewatch.Workspace) -> None:
    """A recorded report whose bytes are gone is a fault."""
    assert workspace.verify() == []
    path = next(path for path in (workspace.path / "kept").rglob("*") if path.is_file())
    path.unlink()

    [fault] = workspace.verify()

    assert (fault.where, fault.loudness) == (str(path), Loudness.FAULT)
    assert fault.what.startswith("missing")


def test_libraries_of_one_s_own(workspace: trucewatch.Workspace) -> None:
    """A workspace's own agreement takes its place among the shipped ones."""
    shipped = Path(trucewatch.__file__).parent / "agreements" / "library" / AGREEMENT
    own = workspace.path / "library" / "agreements" / "mine"
    shutil.copytree(shipped, own)
    coded = own / "agreement.yml"
    coded.write_text(coded.read_text(encoding="utf-8").replace(f"id: {AGREEMENT}", "id: mine", 1), encoding="utf-8")

    with trucewatch.open_workspace(workspace.path) as again:
        assert again.board("mine", again.times()).agreement.id == "mine"


def test_reading_without_a_workspace(tmp_path: Path) -> None:
    """One report, several, and one that cannot be read."""
    path = write_report(tmp_path / "reports", "a.txt")
    odd = tmp_path / "reports" / "b.txt"
    odd.write_bytes(b"")

    reading = trucewatch.read_report(path)
    several = list(trucewatch.read_reports([tmp_path / "reports"]))

    assert reading.claims
    assert several[0] == reading
    assert isinstance(several[0], Reading)
    assert isinstance(several[1], Issue)
    with pytest.raises(NoReadableReportError, match="empty"):
        trucewatch.read_report(odd)
    with pytest.raises(NoSuchFileError):
        trucewatch.read_report(tmp_path / "none.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["reports"]


def test_the_public_names() -> None:
    """What is promised is there, and nothing else is made up."""
    assert all(getattr(trucewatch, name) for name in trucewatch.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        trucewatch.no_such_name  # noqa: B018


def test_a_board_is_carried_forward(workspace: trucewatch.Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked again, a board is not made anew, not even after a new report; it is the one that another would make."""
    made: list[date] = []

    class Counted(Standing):
        def __init__(self, *given: Any, **means: Any) -> None:
            made.append(means["as_of"])
            super().__init__(*given, **means)

    monkeypatch.setattr(strands, "Standing", Counted)
    one, other = date(2018, 11, 1), date(2018, 11, 2)
    times = workspace.times(as_of=one, published_by=one)
    first = workspace.board(AGREEMENT, times)

    assert workspace.board(AGREEMENT, times) == first
    assert made == [one]
    workspace.board(AGREEMENT, workspace.times(as_of=other, published_by=one))
    assert made == [one, other]
    workspace.add([write_report(workspace.path / "more", "c.txt", place="Jarjanaz")])
    later = workspace.times(as_of=one, published_by=one)
    carried = workspace.board(AGREEMENT, later)
    assert made == [one, other]
    assert carried.incidents != first.incidents
    assert board_as_text(carried) == board_as_text(workspace.twin().board(AGREEMENT, later))
    assert board_as_text(workspace.board(AGREEMENT, workspace.settle(times))) == board_as_text(first)


def test_decisions_are_worked_into_a_board(workspace: trucewatch.Workspace) -> None:
    """What people reject, amend and take back moves a board that was carried forward as one that is made anew."""

    def both() -> str:
        times = workspace.times(as_of=date(2018, 11, 1))
        carried = board_as_text(workspace.board(AGREEMENT, times))
        assert carried == board_as_text(workspace.twin().board(AGREEMENT, times))
        return carried.partition('"score"')[2]

    before = both()
    [claim, *_] = workspace.claims(ClaimFilter(kinds=(ClaimKind.INCIDENT,)), workspace.times(as_of=date(2018, 11, 1)))
    act = workspace.review(claim.id, ReviewAnswer.REJECT, by="Ana", because="not said")
    rejected = both()
    workspace.undo(act.id, by="Ana", because="it is said after all")
    assert both() == before != rejected
    workspace.amend(claim.id, {"killed": "99"}, by="Ana", because="so it says")
    assert both() not in (before, rejected)
    [*_, first] = workspace.log()
    workspace.undo(first.id, by="Ana", because="another try")
    assert both() != before


def test_only_boards_that_a_claim_may_show_on_are_made(workspace: trucewatch.Workspace) -> None:
    """For a claim on shelling in Idlib the board of Idlib is made, with the claim on it, and none of other lands."""
    times = workspace.times(as_of=date(2018, 11, 1))
    [claim, *_] = workspace.claims(ClaimFilter(kinds=(ClaimKind.INCIDENT,)), times)

    boards = {board.agreement.id: board for board in workspace.boards_about(claim, times)}

    assert claim.id in {bearing.claim for bearing in boards[AGREEMENT].bearings}
    assert len(boards) < len(workspace.agreements.agreements)
    for agreement in workspace.agreements.agreements:
        if agreement.id not in boards:
            assert claim.id not in {bearing.claim for bearing in workspace.board(agreement.id, times).bearings}

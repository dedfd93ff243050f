"""Sketches of reports in a file: what is found does not hang on when, or in which process, it was kept."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fakes import report
from trucewatch.model.judgement import Copy
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import CopyIndex
from trucewatch.reconcile.sketchbook import Sketchbook

FIRST = datetime(2001, 6, 1, tzinfo=UTC)
STORY = (
    "Gunners on the ridge above Ash fired some forty rounds at the bridge before dawn, villagers said.",
    "A nurse at the field clinic counted twelve wounded, most of them market women on their way home.",
    "The truce commission promised to send a team as soon as the road had been cleared of mines.",
)


class FakeLedger:
    """A ledger in which each report was recorded a minute after the one before it."""

    workspace_id = "one"

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self.recorded: list[Document] = []
        for document in documents:
            self.record(document)

    def record(self, document: Document) -> datetime:
        """Record one more report and return when."""
        at = FIRST + timedelta(minutes=len(self.recorded))
        self.recorded.append(replace(document, recorded_at=at))
        return at

    def latest(self) -> datetime | None:
        """Return when the last was recorded."""
        return self.recorded[-1].recorded_at if self.recorded else None

    def documents(self, *, after: datetime | None = None, with_text: bool = True) -> Iterator[Document]:
        """Yield those recorded later."""
        later = (one for one in self.recorded if after is None or (one.recorded_at and one.recorded_at > after))
        yield from (one if with_text else replace(one, text="") for one in later)

    def report(self, sha256: str) -> Document:
        """Return the report of that hash."""
        return next(one for one in self.recorded if one.sha256 == sha256)


def paper(number: int, *sentences: str) -> Document:
    """Return a report of these sentences."""
    return report(f"2001-06-{number:02}", opening="\n".join(sentences), source=f"p{number}").document


PAPERS = [
    paper(1, *STORY),
    paper(2, *STORY),
    paper(3, "Nothing new was heard of the harvest in the Vale at all."),
    paper(4, *STORY[:2], "And then the paper adds a long sentence of its own about the price of bread."),
]


def add_all(path: Path, ledger: FakeLedger, documents: Sequence[Document]) -> list[Copy]:
    """Add the reports, the file opened anew for each, as by one process after another."""
    copies = []
    for document in documents:
        with closing(Sketchbook(path, ledger, report=ledger.report)) as book:
            copies.extend(CopyIndex(book).add(document))
            book.settle(ledger.record(document))
    return copies


def test_the_file_finds_what_memory_finds(tmp_path: Path) -> None:
    """Processes that come one after another find the very copies that one process finds."""
    index = CopyIndex()
    in_memory = [copy for document in PAPERS for copy in index.add(document)]

    assert add_all(tmp_path / "sketches", FakeLedger(), PAPERS) == in_memory
    assert in_memory


def test_a_lost_file_is_made_anew(tmp_path: Path) -> None:
    """Deleted, damaged or of another workspace: the file is made of the ledger again."""
    last = PAPERS[-1]
    expected = add_all(tmp_path / "whole", FakeLedger(), PAPERS)[-2:]
    other = FakeLedger()
    other.workspace_id = "other"
    add_all(tmp_path / "foreign", other, [paper(9, "Some other workspace holds a report of its own in this file.")])
    (tmp_path / "damaged").write_bytes(b"no database at all, by no means" * 100)

    for name in ("missing", "foreign", "damaged"):
        assert add_all(tmp_path / name, FakeLedger(PAPERS[:-1]), [last]) == expected


def test_a_kill_leaves_no_trace(tmp_path: Path) -> None:
    """What was kept of a report that was never recorded is gone."""
    ledger = FakeLedger()
    with closing(Sketchbook(tmp_path / "sketches", ledger, report=ledger.report)) as book:
        CopyIndex(book).add(PAPERS[0])

    with closing(Sketchbook(tmp_path / "sketches", ledger, report=ledger.report)) as book:
        assert CopyIndex(book).add(PAPERS[1]) == []


@pytest.mark.parametrize("kept", [1, 2])
def test_a_ledger_put_back(tmp_path: Path, kept: int) -> None:
    """A ledger that was restored from a backup makes the file anew."""
    add_all(tmp_path / "sketches", FakeLedger(), PAPERS)
    restored = FakeLedger(PAPERS[:kept])

    found = add_all(tmp_path / "sketches", restored, [PAPERS[3]])

    assert {copy.original for copy in found} <= {document.sha256 for document in PAPERS[:kept]}
    assert len(found) == kept


def test_formulas_lead_nowhere(tmp_path: Path) -> None:
    """Runs that more reports hold than are to be looked at are left out."""
    ledger = FakeLedger()
    add_all(tmp_path / "sketches", ledger, PAPERS[:2])

    with closing(Sketchbook(tmp_path / "sketches", ledger, report=ledger.report)) as book:
        runs = [run for sketch in CopyIndex(book).sketch(PAPERS[0]) for run in sketch]
        assert book.holders(runs, at_most=1) == {}
        assert all(len(holders) == 2 for holders in book.holders(runs, at_most=2).values())

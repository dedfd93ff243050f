"""The flow from files to the ledger."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from readers import ShellingReader
from trucewatch.actors.load import load_actors
from trucewatch.archive.keep import Keep
from trucewatch.engine.serial import SerialEngine
from trucewatch.model.actor import Source, SourceIndex
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.issue import Loudness
from trucewatch.model.judgement import Answer
from trucewatch.model.text import DateBasis
from trucewatch.pipeline import Given, Means, Step, add_reports, receive
from trucewatch.settings import Settings
from trucewatch.store.base import Store
from trucewatch.store.sqlite import open_store

REPORT = """The town of Arz came under fire again, people who live there told this paper by telephone.

Shelling killed {killed} people in Arz.

The market and two schools were closed for the rest of the week, and buses no longer ran to the coast.
"""


class NoSources(SourceIndex):
    """Knows no source."""

    def get(self, source_id: str) -> Source | None:
        return None

    def of_host(self, host: str) -> Source | None:
        return None

    def of_name(self, name: str) -> Source | None:
        return None


@pytest.fixture
def means(tmp_path: Path) -> Iterator[Means]:
    """An empty workspace, with a reader that reads shellings only."""
    with closing(open_store(tmp_path / "workspace" / "trucewatch.sqlite", create=True)) as store:
        yield Means(
            store=store,
            keep=Keep(tmp_path / "workspace" / "kept"),
            reader=ShellingReader(),
            actors=load_actors(),
            settings=Settings(),
            engine=SerialEngine(),
        )


def add(means: Means, *paths: Path, given: Given = Given()) -> list[Step]:  # noqa: B008  # frozen
    """Add the files and return what became of them."""
    arrivals = receive(paths, given, sources=NoSources(), engine=means.engine, is_recorded=means.store.holds)
    return list(add_reports(arrivals, means))


def write(path: Path, text: str) -> Path:
    """Write a report and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def all_evidence(store: Store) -> Evidence:
    """Return all that is recorded."""
    end = date(2100, 1, 1)
    return store.evidence(Times(as_of=end, published_by=end, known_on=datetime(2100, 1, 1, tzinfo=UTC)))


def without_times(store: Store) -> list[object]:
    """Return all that is recorded, in order of recording, without its instants."""
    evidence = all_evidence(store)
    return [
        [(document.sha256, document.name, document.text) for document in store.documents()],
        list(store.claims()),
        evidence.judgements,
        evidence.copies,
        list(store.issues()),
    ]


DAY = Given(published=date(2021, 3, 1))


def test_a_report_is_kept_read_and_recorded(means: Means, tmp_path: Path) -> None:
    """The bytes lie under their hash, and the claim stands in the kept text."""
    path = write(tmp_path / "a.txt", REPORT.format(killed=4))

    [step] = add(means, path, given=DAY)

    assert step.reading is not None
    [claim] = step.reading.claims
    document = means.store.document(claim.document)
    assert document is not None
    assert document.text[claim.sentence.span.start : claim.sentence.span.end] == "Shelling killed 4 people in Arz."
    assert document.published is not None
    assert (document.published.day, document.published.basis) == (date(2021, 3, 1), DateBasis.GIVEN)
    assert means.keep.bytes_of(hashlib.sha256(path.read_bytes()).hexdigest()) == path.read_bytes()


def test_the_same_bytes_again(means: Means, tmp_path: Path) -> None:
    """The same bytes under any name change nothing, whether in another run or in the same."""
    first = write(tmp_path / "a.txt", REPORT.format(killed=4))
    second = write(tmp_path / "b.txt", REPORT.format(killed=4))

    steps = add(means, first, second, given=DAY)
    before = without_times(means.store)
    again = add(means, second, given=Given(published=date(1999, 1, 1), source="other"))

    assert [step.reading is not None for step in steps] == [True, False]
    assert [(step.reading, step.issue) for step in again] == [(None, None)]
    assert without_times(means.store) == before
    assert means.store.document(hashlib.sha256(first.read_bytes()).hexdigest()) is not None


def test_claims_of_two_reports_are_compared(means: Means, tmp_path: Path) -> None:
    """Later claims are judged against those recorded before, in this run and in earlier ones."""
    first = write(tmp_path / "a.txt", REPORT.format(killed=4))
    second = write(
        tmp_path / "b.txt", "In a bulletin of its own, a rescue service wrote:\n\nShelling killed 4 people in Arz.\n"
    )
    add(means, first, given=DAY)

    add(means, second, given=DAY)

    [judgement] = all_evidence(means.store).judgements
    assert {judgement.left, judgement.right} == {claim.id for claim in means.store.claims()}
    assert judgement.answer in Answer


def test_reprints_are_found(means: Means, tmp_path: Path) -> None:
    """A report that repeats an earlier one is recorded as its copy."""
    first = write(tmp_path / "a.txt", REPORT.format(killed=4))
    second = write(tmp_path / "b.txt", "Arz under fire\n\n" + REPORT.format(killed=4))

    add(means, first, second, given=DAY)

    [copy] = all_evidence(means.store).copies
    assert {copy.copy, copy.original} == {document.sha256 for document in means.store.documents()}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff" * 200, ""),
        (b"The minister crashed: crash.\n" * 20, "fell over its feet"),
    ],
)
def test_one_odd_report_stops_no_other(means: Means, tmp_path: Path, content: bytes, told: str) -> None:
    """An odd report is told and leaves no trace; those before and after it are recorded."""
    first = write(tmp_path / "a.txt", REPORT.format(killed=4))
    odd = tmp_path / "b.txt"
    odd.write_bytes(content)
    last = write(tmp_path / "c.txt", REPORT.format(killed=5))

    steps = add(means, first, odd, last, given=DAY)

    assert [step.reading is not None for step in steps] == [True, False, True]
    issue = steps[1].issue
    assert issue is not None
    assert (issue.where, issue.loudness) == (str(odd), Loudness.FAULT)
    assert told in issue.what
    assert str(odd) not in issue.what
    assert len(means.keep.hashes()) == len(list(means.store.documents())) == 2


@pytest.mark.parametrize("stopped_after", range(7))
def test_an_interrupted_run_ends_like_an_undisturbed_one(means: Means, tmp_path: Path, stopped_after: int) -> None:
    """Wherever a run is stopped, the next one completes it, and the ledger is the same but for its times."""
    paths = [
        write(tmp_path / f"{number}.txt", f"Bulletin {number // 2}\n\n" + REPORT.format(killed=4 + number % 3))
        for number in range(6)
    ]
    undisturbed = Means(
        store=open_store(tmp_path / "other" / "trucewatch.sqlite", create=True),
        keep=Keep(tmp_path / "other" / "kept"),
        reader=means.reader,
        actors=means.actors,
        settings=means.settings,
        engine=means.engine,
    )
    with closing(undisturbed.store):
        add(undisturbed, *paths, given=DAY)
        arrivals = receive(paths, DAY, sources=NoSources(), engine=means.engine, is_recorded=means.store.holds)
        steps = add_reports(arrivals, means)
        for _ in range(stopped_after):
            next(steps, None)
        steps.close()  # type: ignore[attr-defined]  # a generator

        add(means, *paths, given=DAY)

        assert without_times(means.store) == without_times(undisturbed.store)
        assert means.keep.hashes() == undisturbed.keep.hashes()
        assert list(means.store.faults()) == []


def test_a_claim_told_twice_by_its_reader(means: Means, tmp_path: Path) -> None:
    """The same claim at the same place is recorded once."""
    path = write(tmp_path / "a.txt", REPORT.format(killed=4))

    class Twice(ShellingReader):
        def read(self, documents, *, on_progress=None):  # type: ignore[no-untyped-def]
            for reading in super().read(documents, on_progress=on_progress):
                yield type(reading)(document=reading.document, claims=reading.claims * 2)

    twice = Means(
        store=means.store,
        keep=means.keep,
        reader=Twice(),
        actors=means.actors,
        settings=means.settings,
        engine=means.engine,
    )

    add(twice, path, given=DAY)

    assert len(list(means.store.claims())) == 1

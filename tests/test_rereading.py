"""Reports are read again by a better reader."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from readers import ShellingReader
from test_pipeline import DAY, REPORT, NoSources, all_evidence, write
from trucewatch.actors.load import load_actors
from trucewatch.archive.keep import Keep
from trucewatch.deciding import judge_amended
from trucewatch.engine.serial import SerialEngine
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.reading import OnProgress, Reading
from trucewatch.model.text import Document
from trucewatch.pipeline import Means, add_reports, receive
from trucewatch.rereading import read_again, to_be_read_again
from trucewatch.settings import Settings
from trucewatch.store.base import Run
from trucewatch.store.sqlite import open_store


class BetterReader(ShellingReader):
    """Finds one more dead in every report whose shelling killed more than four."""

    version = "2"

    def read(self, documents: Iterable[Document], *, on_progress: OnProgress | None = None) -> Iterator[Reading]:
        """Yield one reading for each document, in their order."""
        for reading in super().read(documents, on_progress=on_progress):
            claims = []
            for claim in reading.claims:
                least = claim.killed.least if claim.killed else None
                more = Count.exactly(least + 1) if least and least > 4 else claim.killed
                claims.append(with_id(replace(claim, killed=more, reader="shelling 2")))
            yield Reading(document=reading.document, claims=tuple(claims))


@pytest.fixture
def means(tmp_path: Path) -> Iterator[Means]:
    """A workspace with two reports, of four and of five dead, read by the first reader."""
    paths = [write(tmp_path / f"{killed}.txt", REPORT.format(killed=killed)) for killed in (4, 5)]
    with closing(open_store(tmp_path / "workspace" / "trucewatch.sqlite", create=True)) as store:
        means = Means(
            store=store,
            keep=Keep(tmp_path / "workspace" / "kept"),
            reader=ShellingReader(),
            actors=load_actors(),
            settings=Settings(),
            engine=SerialEngine(),
        )
        arrivals = receive(paths, DAY, sources=NoSources(), engine=means.engine, is_recorded=store.holds)
        assert all(step.reading for step in add_reports(arrivals, means))
        yield means


def test_what_the_reader_read_last_is_left(means: Means) -> None:
    """A reader reads again what another, or another version of it, read last; nothing else."""
    assert to_be_read_again(means.store, means.reader) == []
    assert len(to_be_read_again(means.store, BetterReader())) == 2


def test_a_better_reading_takes_the_place_of_the_old(means: Means) -> None:
    """What is found again keeps its id and counts once; what is not is set aside with a reason; both readings stay."""
    before = all_evidence(means.store)
    better = replace(means, reader=BetterReader(), run=Run.of("reread", started_at=datetime(2021, 3, 2, tzinfo=UTC)))

    steps = list(read_again(to_be_read_again(means.store, better.reader), better))

    evidence = all_evidence(means.store)
    dead = {claim.killed.least for claim in evidence.claims if claim.killed}
    four = [claim.id for claim in before.claims if claim.killed == Count.exactly(4)]
    assert len(steps) == 2
    assert dead == {4, 6}
    assert {claim.reader for claim in evidence.claims} == {"shelling 2"}
    assert [claim.killed for claim in evidence.set_aside] == [Count.exactly(5)]
    assert set(four) < {claim.id for claim in evidence.claims}
    assert to_be_read_again(means.store, better.reader) == []
    five = next(document.sha256 for document in means.store.documents() if "killed 5" in document.text)
    assert [(one.reader, one.superseded, one.because) for one in means.store.readings(five)] == [
        ("shelling 1", 1, "not found by shelling 2"),
        ("shelling 2", 0, ""),
    ]
    assert list(means.store.faults()) == []


def test_new_claims_are_compared(means: Means) -> None:
    """A claim that only the better reader found is judged against those of other reports."""
    better = replace(means, reader=BetterReader())

    list(read_again(to_be_read_again(means.store, better.reader), better))

    [judgement] = all_evidence(means.store).judgements
    assert {judgement.left, judgement.right} == {claim.id for claim in all_evidence(means.store).claims}


def test_an_amended_claim_is_compared(means: Means) -> None:
    """What a person amends is judged against what its days bring near, and what was judged is not judged twice."""
    one, other = all_evidence(means.store).claims
    amended = with_id(replace(one, killed=Count.exactly(50)))

    [judgement] = [
        found
        for found in judge_amended(amended, means.store, actors=means.actors, settings=means.settings)
        if other.id in (found.left, found.right)
    ]

    assert {judgement.left, judgement.right} == {amended.id, other.id}
    assert judge_amended(one, means.store, actors=means.actors, settings=means.settings) == []


def test_a_report_that_is_gone(means: Means) -> None:
    """An amended claim of a report that nobody has is compared with nothing."""
    [claim, _] = all_evidence(means.store).claims
    elsewhere = replace(claim, document=hashlib.sha256(b"elsewhere").hexdigest(), date=None)

    assert judge_amended(elsewhere, means.store, actors=means.actors, settings=means.settings) == []
    assert date(2021, 3, 1) == DAY.published

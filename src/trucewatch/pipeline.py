"""The flow, from files to recorded claims: read this file first.

A report goes through five steps: its bytes are *received* as text, *read* into claims, *compared* with what is recorded
already, *kept* as bytes and *recorded* with all that was found, in one transaction.
Reports are taken one at a time and in a fixed order, and what is recorded of one rests on nothing but its bytes and on
what was recorded before it: so a run that was interrupted and repeated ends where an undisturbed one does.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.archive.base import Keep
from trucewatch.engine.base import Engine, Failed
from trucewatch.errors import TrucewatchError
from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.reading import OnProgress, Reader, Reading
from trucewatch.model.text import Document
from trucewatch.read.extract import extract
from trucewatch.recalling import Recorded, recalled
from trucewatch.settings import Settings
from trucewatch.store.base import Entry, Pen, Run, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What whoever brings the reports says of them; it goes before what they say of themselves."""

    published: date | None = None
    source: str | None = None
    language: str | None = None

    def as_json(self) -> dict[str, str]:
        """Return what was said, as it is recorded with the text."""
        day = self.published.isoformat() if self.published else None
        said = {"published": day, "source": self.source, "language": self.language}
        return {key: value for key, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One file on its way in."""

    path: Path
    content: bytes = b""
    document: Document | None = None
    """Its text; None where it is recorded already, or could not be made into text."""
    issue: Issue | None = None
    """Why it could not be made into text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One file dealt with."""

    path: Path
    reading: Reading | None = None
    """What was recorded of it; None where nothing was."""
    issue: Issue | None = None
    """Why nothing was recorded; None as well where it was recorded before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with."""

    store: Store
    keep: Keep
    reader: Reader
    actors: ActorIndex
    settings: Settings
    engine: Engine
    on_progress: OnProgress | None = None
    """Told how far the reader has come within a report."""
    run: Run | None = None
    """The run of the command; None where nobody needs to take it back as a whole."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What the extractor was told, to be recorded with what it made."""
    derived: Path | None = None
    """The folder for what can be made anew from the ledger at any time; None where there is none."""

    def recalled(self) -> AbstractContextManager[Recorded]:
        """Hold what is recorded ready to be compared with."""
        return recalled(self.store, actors=self.actors, settings=self.settings, derived=self.derived)


def receive(  # noqa: PLR0913 - what it works with, each by its name
    paths: Sequence[Path],
    given: Given,
    *,
    sources: SourceIndex,
    engine: Engine,
    is_recorded: Callable[[str], bool],
    on_progress: OnProgress | None = None,
) -> Iterator[Arrival]:
    """Yield each file with its text, in order; nothing is written yet."""

    def open_file(path: Path) -> Arrival:
        content = path.read_bytes()
        if is_recorded(hashlib.sha256(content).hexdigest()):
            return Arrival(path=path, content=content)
        return Arrival(path=path, content=content, document=_extract(path, content, given, sources, on_progress))

    for path, result in zip(paths, engine.map(open_file, paths), strict=True):
        yield Arrival(path=path, issue=as_issue(path, result)) if isinstance(result, Failed) else result


def read_files(  # noqa: PLR0913 - what it works with, each by its name
    paths: Sequence[Path],
    given: Given,
    *,
    sources: SourceIndex,
    reader: Reader,
    engine: Engine,
    on_progress: OnProgress | None = None,
) -> Iterator[Reading | Issue]:
    """Yield the reading of each file, or why there is none, in order; nothing is kept."""

    def read_file(path: Path) -> Reading:
        return read_one(reader, _extract(path, path.read_bytes(), given, sources, on_progress), on_progress)

    for path, result in zip(paths, engine.map(read_file, paths), strict=True):
        yield as_issue(path, result) if isinstance(result, Failed) else result


def add_reports(arrivals: Iterable[Arrival], means: Means) -> Iterator[Step]:
    """Read, compare, keep and record each arrival that is new, and yield what became of every one, in order."""
    with means.store.pen() as pen, means.recalled() as recorded:
        means.keep.clear_parts()
        for arrival in arrivals:
            if arrival.document is None or arrival.document.sha256 in recorded.documents:
                if arrival.issue is None:
                    # Bytes that somebody deleted come back with their report.
                    means.keep.keep(arrival.content)
                yield Step(path=arrival.path, issue=arrival.issue)
                continue
            [result] = means.engine.map(
                lambda document: read_one(means.reader, document, means.on_progress), [arrival.document]
            )
            if isinstance(result, Failed):
                yield Step(path=arrival.path, issue=as_issue(arrival.path, result))
                continue
            means.keep.keep(arrival.content)
            _record(result, recorded, pen, means)
            yield Step(path=arrival.path, reading=result)


def name_of(reader: Reader) -> str:
    """Return name and version of a reader, as they are recorded."""
    return f"{reader.name} {reader.version}"


def read_one(reader: Reader, document: Document, on_progress: OnProgress | None = None) -> Reading:
    """Return the reading of one report, each claim once.

    One at a time: a language model may round otherwise in other company, and so read otherwise.
    """
    [reading] = reader.read([document], on_progress=on_progress)
    claims = {claim.id: claim for claim in reversed(reading.claims)}
    return Reading(document=document, claims=tuple(reversed(claims.values())), issues=reading.issues)


def _extract(
    path: Path, content: bytes, given: Given, sources: SourceIndex, on_progress: OnProgress | None
) -> Document:
    return extract(
        content,
        name=str(path),
        published=given.published,
        source=given.source,
        sources=sources,
        language=given.language,
        on_progress=on_progress,
    )


def _record(reading: Reading, recorded: Recorded, pen: Pen, means: Means) -> None:
    """Compare the report with what is recorded, record it, and let later ones be compared with it."""
    document = reading.document
    recorded.documents.put(document)
    copies = recorded.copies.add(document)
    judgements = recorded.judge.judge(reading.claims)
    entry = Entry(
        readings=(reading,),
        reader=name_of(means.reader),
        options=means.options,
        copies=tuple(copies),
        judgements=tuple(judgements),
    )
    recorded.settle(pen.record(entry, means.run))


def as_issue(path: Path, failed: Failed) -> Issue:
    """Return the error as an issue; one that is not of our own making is named by its kind."""
    match failed.error:
        case TrucewatchError() as error:
            told = str(error).removeprefix(f"{path}: ")
        case OSError() as error:
            told = error.strerror or str(error)
        case error:
            told = f"the program failed on it ({type(error).__name__}: {error}); please report this"
    return Issue(where=str(path), what=told, loudness=Loudness.FAULT)

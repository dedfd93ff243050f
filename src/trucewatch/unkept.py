"""Read reports without a workspace: nothing is kept, and nothing is written."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from trucewatch import pipeline
from trucewatch.archive.folder import find_reports
from trucewatch.engine.serial import SerialEngine
from trucewatch.errors import NoReadableReportError
from trucewatch.libraries import Libraries
from trucewatch.model.issue import Issue
from trucewatch.model.reading import OnProgress, Reading
from trucewatch.model.text import Document
from trucewatch.read.choose import DEFAULT_READER

_ENGINE = SerialEngine()


def read_report(
    path: Path | str, *, published: date | None = None, source: str | None = None, language: str | None = None
) -> Reading:
    """Return what is read from one report, with the shipped libraries and without a workspace.

    Raises:
        NoSuchFileError: There is no such file.
        NoReadableReportError: Its bytes cannot be made into text.
    """
    reading = next(read_reports([Path(path)], published=published, source=source, language=language))
    if isinstance(reading, Issue):
        raise NoReadableReportError([f"{reading.where}: {reading.what}"])
    return reading


def extract_text(path: Path, *, language: str | None = None) -> Document:
    """Return one report as text, without reading claims in it.

    Raises:
        NoSuchFileError: There is no such file.
        NoReadableReportError: Its bytes cannot be made into text.
    """
    [arrival] = pipeline.receive(
        find_reports([path]),
        pipeline.Given(language=language),
        sources=Libraries().sources,
        engine=_ENGINE,
        is_recorded=_holds_nothing,
    )
    if arrival.document is None:
        raise NoReadableReportError([f"{path}: {arrival.issue.what}"] if arrival.issue else [])
    return arrival.document


def read_reports(  # noqa: PLR0913 - one option for each thing that whoever brings reports may want otherwise
    paths: Sequence[Path],
    *,
    published: date | None = None,
    source: str | None = None,
    language: str | None = None,
    reader: str = DEFAULT_READER,
    libraries: Libraries | None = None,
    on_part: OnProgress | None = None,
) -> Iterator[Reading | Issue]:
    """Yield what is read from each report among the files and folders, or why nothing could be, in order of path.

    Args:
        on_part: Called now and then within a report, with the steps taken and those there are.

    Raises:
        InputError: A path leads nowhere, a folder is empty, or `reader` names none that can be used.
    """
    libraries = libraries or Libraries()
    given = pipeline.Given(published=published, source=source, language=language)
    files = find_reports(paths)
    chosen = libraries.reader(reader)
    yield from pipeline.read_files(
        files, given, sources=libraries.sources, reader=chosen, engine=_ENGINE, on_progress=on_part
    )


def _holds_nothing(_sha256: str) -> bool:
    return False

"""How a delimited text file is laid out: its encoding, what parts its cells, and the names of its columns.

Spreadsheets write commas, semicolons or tabs by the country they are set to, a byte order mark, or a first line
`sep=;` of their own; all of that is read, and none of it needs an option.
"""

import codecs
import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from trucewatch.errors import FaultyFileError, NoSuchFileError, UnreadableReportError
from trucewatch.imports.remarks import listed, shown
from trucewatch.yaml_lines import nearest

DEFAULT_ENCODING = "utf-8"
_DELIMITERS = (",", ";", "\t", "|")
_HEAD_CHARACTERS = 1 << 20
"""A row of column names longer than this is none."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to read the rows of one file."""

    file: str
    """Its name, for messages."""
    encoding: str
    """Name of the codec; it takes a byte order mark away."""
    delimiter: str
    columns: tuple[str, ...]
    """As the file has them, blanks around them aside."""
    preamble: str
    """All up to and including the line of column names."""
    first_line: int
    """Line of the first row after it, from 1."""

    def place_of(self, column: str) -> int | None:
        """Return the place of a column, from 0; None when the file has none of that name."""
        folded = column.casefold()
        return next((place for place, name in enumerate(self.columns) if name.casefold() == folded), None)


def find_layout(path: Path, *, known: Collection[str] = (), encoding: str | None = None) -> Layout:
    """Return how the file is laid out.

    Args:
        known: Column names that tell by which delimiter the first line is to be parted.
        encoding: Name of its encoding, where it is neither UTF-8 nor marked.

    Raises:
        NoSuchFileError: There is no such file.
        UnreadableReportError: It is empty, or no text in that encoding.
        FaultyFileError: It has no usable line of column names.
    """
    codec = encoding or _marked(path) or DEFAULT_ENCODING
    try:
        with path.open(encoding=codec, newline="") as file:
            head = file.read(_HEAD_CHARACTERS)
    except OSError as error:
        raise not_opened(path, error) from None
    except LookupError:
        raise UnreadableReportError("--encoding", f"no encoding is called {encoding!r}", "try windows-1252") from None
    except UnicodeError:
        raise not_text(path.name, codec) from None
    head = head.removeprefix("\ufeff")
    if not head.strip():
        raise UnreadableReportError(path.name, "the file is empty", "expected a line of column names and rows below it")
    return _laid_out(path.name, codec, head, known)


def check_columns(layout: Layout, required: Sequence[str]) -> None:
    """Make sure that the file has the columns that a format needs.

    Raises:
        FaultyFileError: One is missing; the nearest of those that there are is named.
    """
    line = layout.first_line - 1
    faults = []
    for name in required:
        if layout.place_of(name) is None:
            near = nearest(name, [column for column in layout.columns if column])
            hint = f"found {near!r} instead" if near else f"found {listed(layout.columns)}"
            faults.append(f"{layout.file}:{line}: expected a column {name!r}, {hint}")
    if faults:
        raise FaultyFileError(layout.file, faults)


def not_opened(path: Path, error: OSError) -> NoSuchFileError | UnreadableReportError:
    """Return the error that tells why a file cannot be opened."""
    if isinstance(error, (FileNotFoundError, IsADirectoryError, NotADirectoryError)):
        return NoSuchFileError(path)
    return UnreadableReportError(path.name, f"it cannot be read ({error.strerror or error})", "allow reading it")


def not_text(file: str, codec: str, line: int | None = None) -> UnreadableReportError:
    """Return the error that tells of bytes that are no text in the encoding."""
    where = file if line is None else f"{file}:{line}"
    return UnreadableReportError(
        where,
        f"expected text in {codec}, found bytes that are none",
        "save it as UTF-8, or name its encoding with --encoding, for example windows-1252",
    )


def _marked(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            start = file.read(3)
    except OSError:
        return None
    return next((codec for mark, codec in _MARKS.items() if start.startswith(mark)), None)


def _laid_out(file: str, codec: str, head: str, known: Collection[str]) -> Layout:
    lines = list(islice(io.StringIO(head, newline=""), 2))
    told = lines[0].strip().strip('"').casefold()
    is_told = told.startswith("sep=") and len(lines) > 1
    preamble = "".join(lines[:2] if is_told else lines[:1])
    names_line = lines[1] if is_told else lines[0]
    delimiter = lines[0].strip().strip('"')[4:5] if is_told else _delimiter_of(names_line, known)
    columns = tuple(name.strip() for name in _parted(names_line, delimiter or ","))
    line = 2 if is_told else 1
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if doubled:
        raise FaultyFileError(file, [f"{file}:{line}: expected each column once, found {shown(doubled[0])} again"])
    return Layout(
        file=file,
        encoding=codec,
        delimiter=delimiter or ",",
        columns=columns,
        preamble=preamble,
        first_line=line + 1,
    )


def _delimiter_of(line: str, known: Collection[str]) -> str:
    """Return what parts the most known column names, or else the most cells."""
    wanted = {name.casefold() for name in known}

    def found(delimiter: str) -> tuple[int, int]:
        names = [name.strip().casefold() for name in _parted(line, delimiter)]
        return sum(name in wanted for name in names), len(names)

    return max(_DELIMITERS, key=found)


def _parted(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []

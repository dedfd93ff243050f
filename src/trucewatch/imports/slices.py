"""Part a table into slices small enough to hold, each a file of its own: the column names and a run of whole rows.

A file up to the bound is one slice, byte for byte the file itself.
Each row keeps where it stands in the slice's text, so that a claim can quote it.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from trucewatch.imports.layout import Layout, not_text
from trucewatch.model.text import Span

MOST_CHARACTERS = 8_000_000
"""Characters of one slice: what is held in memory at a time."""
MOST_ROWS = 12_000
_MOST_LINES_A_ROW = 1_000
"""Lines over which one quoted cell may run; more is a quotation mark that nobody closed."""


class RawRow(NamedTuple):
    """One row as it stands; a plain tuple, for there are millions of them."""

    line: int
    """The line on which it begins, from 1."""
    start: int
    """Where it begins in the slice's text."""
    end: int
    """Where it ends there, before its line end."""
    cells: Sequence[str]
    fault: str | None = None
    """Why its cells could not be told apart."""

    @property
    def span(self) -> Span:
        """Where it stands in the slice's text, without its line end."""
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A run of rows, with the bytes of which a document is made."""

    name: str
    content: bytes
    text: str
    rows: Sequence[RawRow]


class _Feed:
    """Hands lines to the reader of rows, and counts them."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.line = 0
        """Lines handed out so far, with those before them."""
        self.held: list[str] = []
        """The lines of the slice at hand."""
        self.characters = 0
        """How many characters they have."""
        self.row_from = 0
        """The line before the row at hand."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line_number = self.line
        if line_number - self.row_from >= _MOST_LINES_A_ROW:
            raise csv.Error(f"a quoted cell runs over more than {_MOST_LINES_A_ROW} lines")
        line = next(self._lines)
        self.line = line_number + 1
        self.held.append(line)
        self.characters += len(line)
        return line

    def line_end(self) -> int:
        """Return how many characters end the last line."""
        last = self.held[-1]
        return len(last) - len(last.rstrip("\r\n"))


def read_slices(
    path: Path, layout: Layout, *, most_characters: int = MOST_CHARACTERS, most_rows: int = MOST_ROWS
) -> Iterator[Slice]:
    """Yield the slices of the file, in order; none where it has no rows.

    Raises:
        UnreadableReportError: A line is no text in the file's encoding.
    """
    with path.open(encoding=layout.encoding, errors="surrogateescape", newline="") as file:
        feed = _Feed(iter(file))
        preamble = [next(feed) for _ in range(layout.first_line - 1)]
        preamble[0] = feed.held[0] = preamble[0].removeprefix("\ufeff")
        feed.characters = sum(map(len, preamble))
        rows = _rows(feed, layout.delimiter)
        number, at_end = 0, False
        while not at_end:
            taken, at_end = _take(rows, feed, most_characters, most_rows)
            number += 1
            text = "".join(feed.held)
            _check_text(text, layout, taken)
            if taken:
                is_whole = at_end and number == 1
                yield Slice(
                    name=layout.file if is_whole else f"{layout.file} (part {number})",
                    content=path.read_bytes() if is_whole else text.encode(layout.encoding),
                    text=text,
                    rows=taken,
                )
            feed.held = list(preamble)
            feed.characters = sum(map(len, preamble))


def _take(rows: Iterator[RawRow], feed: _Feed, most_characters: int, most_rows: int) -> tuple[list[RawRow], bool]:
    """Return the next rows, and whether the file ends with them."""
    taken: list[RawRow] = []
    for row in rows:
        taken.append(row)
        if feed.characters >= most_characters or len(taken) >= most_rows:
            return taken, False
    return taken, True


def _rows(feed: _Feed, delimiter: str) -> Iterator[RawRow]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.row_from, start = feed.line, feed.characters
        fault, cells = None, list[str]()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = str(error)
            if feed.line == feed.row_from:
                return
        if cells or fault:
            yield RawRow(feed.row_from + 1, start, feed.characters - feed.line_end(), cells, fault)


def _check_text(text: str, layout: Layout, rows: Sequence[RawRow]) -> None:
    """Undecodable bytes were let through as lone surrogates, so that their line can be named."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = next((row.line for row in rows if row.start <= error.start < row.end), None)
        raise not_text(layout.file, layout.encoding, line) from None

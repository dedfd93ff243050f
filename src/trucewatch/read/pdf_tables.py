"""Find the tables on a page of a PDF, which knows nothing of rows and cells, only of words at places.

The page is had as text laid out as it was printed: a character a column, wide gaps between cells. What stands under one
head is one column; a cell may be broken into lines, and what tells its further lines from the next row is that lines of
a cell stand closer together than rows, or that the first column is empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.read.rows import row_as_line

_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"[-–—]|(?:n/?a|none|nil)|[<>~]?\d[\d,. ]*%?", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?;]$")
_LONGEST_HEAD = 40
_LONGEST_CELL = 60
"""Characters of one line of a cell; a column of prose is wider."""
_FEWEST_OPENINGS = 0.7
"""Share of cells that begin with a capital or a digit: lines of prose set in columns mostly begin in mid-sentence."""
_WIDER = 1.1
"""Rows are told from the lines of a cell where they stand at least so many times as far apart."""
_FARTHEST = 6
"""Characters that a cell may stand off its column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on a printed line, and the columns of characters that they take."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on a page."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: Counter[str]
    """Its words, however often each occurs: by them it is found in the page's running text."""

    def lines(self) -> Iterator[str]:
        """Yield each row as a line that can be read: "Place: Dresda; Violations: 12."."""
        for row in self.rows:
            line = row_as_line(list(row), list(self.heads))
            if line:
                yield line


def tables_of(layout: str, tops: Sequence[float] = (), carried: tuple[str, ...] = ()) -> list[Table]:
    """Return the tables of a page from top to bottom.

    Args:
        layout: The page's text as printed, gaps kept as spaces.
        tops: How far down each of its lines stands that is not blank, in any unit; empty where it is not known.
        carried: The heads of a table with which the page before ended: rows at the top of the page belong below them.
    """
    printed = _Printed.of(layout, tops)
    tables: list[Table] = []
    at = 0
    while at < len(printed.lines):
        is_top = not tables and all(len(line) < 2 for line in printed.lines[:at])
        found = _table_at(printed, at, carried if is_top else ())
        if found is None:
            at += 1
            continue
        table, at = found
        tables.append(table)
    return tables


@dataclass(frozen=True, slots=True)
class _Printed:
    """The lines of a page that are not blank, by their cells."""

    lines: list[list[Cell]]
    tops: list[float]
    """How far down each stands; counted in lines, blank ones among them, where nothing better is known."""
    is_apart: list[bool]
    """Whether a blank line stands before each."""

    @classmethod
    def of(cls, layout: str, tops: Sequence[float]) -> "_Printed":
        lines, counted, is_apart = [], [], []
        was_blank = False
        for number, line in enumerate(layout.splitlines()):
            cells = [Cell(start=m.start(), end=m.end(), words=m.group()) for m in _CELL.finditer(line)]
            if cells:
                lines.append(cells)
                counted.append(float(number))
                is_apart.append(was_blank)
            was_blank = not cells
        return cls(lines=lines, tops=list(tops) if len(tops) == len(lines) else counted, is_apart=is_apart)


def _table_at(printed: _Printed, at: int, carried: tuple[str, ...]) -> tuple[Table, int] | None:
    """Return the table that begins with a line, and the number of the line behind it."""
    first = printed.lines[at]
    is_headed = _are_heads(first)
    if len(first) < 2 or not (is_headed or len(first) == len(carried)):
        return None
    columns = [(cell.start, cell.end) for cell in first]
    placed: list[list[str]] = []
    end = at
    while end < len(printed.lines):
        cells = _placed(printed.lines[end], columns)
        if cells is None or (end > at and printed.is_apart[end] and len(printed.lines[end]) < 2):
            break
        placed.append(cells)
        end += 1
    groups = _grouped(placed, printed.tops[at:end])
    rows = [tuple(" ".join(filter(None, parts)) for parts in zip(*group, strict=True)) for group in groups]
    heads, rows = (rows[0], rows[1:]) if is_headed else (carried, rows)
    if not rows or not _is_table(heads, rows, placed):
        return None
    words = Counter(word for line in placed for cell in line for word in cell.split())
    return Table(heads=heads, rows=tuple(rows), printed=words), end


def _are_heads(cells: Sequence[Cell]) -> bool:
    return all(
        len(cell.words) <= _LONGEST_HEAD
        and (cell.words[0].isupper() or cell.words[0] in "#%")
        and not _NUMBER.fullmatch(cell.words)
        and not _STOPPED.search(cell.words)
        for cell in cells
    )


def _placed(cells: Sequence[Cell], columns: list[tuple[int, int]]) -> list[str] | None:
    """Return the words of a line column by column, widening the columns by them; None where they do not fit."""
    words = [""] * len(columns)
    for cell in cells:
        shared = [min(cell.end, end) - max(cell.start, start) for start, end in columns]
        if len(cell.words) > _LONGEST_CELL or sum(width > 0 for width in shared) > 1 or max(shared) < -_FARTHEST:
            return None
        number = shared.index(max(shared))
        if words[number]:
            return None
        words[number] = cell.words
    for number, cell in zip((i for i, said in enumerate(words) if said), cells, strict=True):
        columns[number] = min(columns[number][0], cell.start), max(columns[number][1], cell.end)
    return words


def _grouped(lines: Sequence[list[str]], tops: Sequence[float]) -> list[list[list[str]]]:
    """Return the lines of each row together."""
    gaps = sorted({round(after - before, 1) for before, after in pairwise(tops)})
    jumps = [(after / before, (before + after) / 2) for before, after in pairwise(gaps) if before > 0]
    jump, between = max(jumps, default=(1.0, 0.0))
    groups: list[list[list[str]]] = []
    for number, line in enumerate(lines):
        if jump >= _WIDER and number > 0:
            is_new = tops[number] - tops[number - 1] > between
        else:
            is_new = bool(line[0]) and not line[0][:1].islower()
        if is_new or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _is_table(heads: Sequence[str], rows: Sequence[Sequence[str]], placed: Sequence[Sequence[str]]) -> bool:
    """Tell a table from prose set in columns."""
    if not all(heads):
        return False
    filled = [sum(bool(cell) for cell in row) for row in rows]
    if any(count < 2 for count in filled):
        return False
    if len(heads) == 2:  # two columns of words may be a page of prose
        return all(_NUMBER.fullmatch(row[1]) for row in rows)
    cells = [cell for row in rows for cell in row if cell]
    openings = sum(cell[0].isupper() or cell[0].isdigit() or bool(_NUMBER.fullmatch(cell)) for cell in cells)
    has_numbers = any(all(_NUMBER.fullmatch(row[n]) for row in rows if row[n]) for n in range(len(heads)))
    return has_numbers or (openings >= _FEWEST_OPENINGS * len(cells) and len(placed) > len(heads) // 2)

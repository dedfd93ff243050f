"""A table in slices: each row at its place in a text that is the file's own."""

import hashlib
from pathlib import Path

import pytest

from imports.tables import UCDP_ROW, as_csv, claims_in, read
from trucewatch.imports import ucdp
from trucewatch.imports.layout import find_layout
from trucewatch.imports.slices import Slice, read_slices


def written(folder: Path, content: str) -> Path:
    """Write a table and return its path."""
    path = folder / "events.csv"
    path.write_bytes(content.encode())
    return path


def slices_of(path: Path, *, most_characters: int = 10**6, most_rows: int = 10**6) -> list[Slice]:
    """Return the slices of the file."""
    return list(read_slices(path, find_layout(path), most_characters=most_characters, most_rows=most_rows))


def test_a_small_file_is_one_slice_byte_for_byte(tmp_path: Path) -> None:
    """The document of a file that is not parted is the file itself."""
    path = written(tmp_path, "\ufeff" + as_csv([UCDP_ROW], line_end="\r\n") + "\r\n\r\n")

    [part], _ = read(path, ucdp)

    assert part.content == path.read_bytes()
    assert part.document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert part.document.name == "events.csv"


def test_a_row_is_quoted_as_it_stands(tmp_path: Path) -> None:
    """A claim's sentence is its row, quotation marks and line ends within cells included."""
    row = {**UCDP_ROW, "source_original": 'Vale "Watch",\nlate edition'}
    path = written(tmp_path, as_csv([row, {**UCDP_ROW, "id": "2"}]))

    claims, _ = claims_in(path, ucdp)

    lines = path.read_text().splitlines()
    assert claims[0].sentence.text == "\n".join(lines[1:3])
    assert claims[1].sentence.text == lines[3]
    [part], _ = read(path, ucdp)
    for claim in part.claims:
        span = claim.sentence.span
        assert part.document.text[span.start : span.end] == claim.sentence.text


@pytest.mark.parametrize("most_rows", [1, 2, 3, 10])
def test_slices_are_tables_of_their_own(tmp_path: Path, most_rows: int) -> None:
    """Each slice begins with the column names; together they have every row once, on its line of the file."""
    content = 'a,b\n1,x\n\n2,y\n3,"z\nz"\n4,w'
    path = written(tmp_path, content)

    found = slices_of(path, most_rows=most_rows)

    rows = [(row.line, tuple(row.cells)) for one in found for row in one.rows]
    assert rows == [(2, ("1", "x")), (4, ("2", "y")), (5, ("3", "z\nz")), (7, ("4", "w"))]
    assert all(one.text.startswith("a,b\n") for one in found)
    for one in found:
        assert [one.text[row.span.start : row.span.end].split(",")[0] for row in one.rows] == [
            row.cells[0] for row in one.rows
        ]
    assert (len(found) == 1) == (most_rows > 4)
    assert [one.content for one in found if len(found) > 1] == [one.text.encode() for one in found if len(found) > 1]


def test_slices_are_cut_by_size(tmp_path: Path) -> None:
    """A slice ends with the row that fills it."""
    path = written(tmp_path, "a,b\n" + "".join(f"{number},{'x' * 50}\n" for number in range(20)))

    found = slices_of(path, most_characters=300)

    assert len(found) > 2
    assert all(len(one.text) < 400 for one in found)
    assert sum(len(one.rows) for one in found) == 20
    assert len({one.name for one in found}) == len(found)


def test_an_unclosed_quotation_mark_is_told_where_it_begins(tmp_path: Path) -> None:
    """It does not swallow the file: after a thousand lines it is given up, and rows go on."""
    rows = "".join(f"{number},y\n" for number in range(3000))
    path = written(tmp_path, f'a,b\n0,"x\n{rows}')

    [one] = slices_of(path)

    assert one.rows[0].line == 2
    assert one.rows[0].fault == "a quoted cell runs over more than 1000 lines"
    assert len(one.rows) > 1000


def test_a_cell_of_enormous_size_is_a_fault(tmp_path: Path) -> None:
    """No cell is longer than 128 kB."""
    path = written(tmp_path, f"a,b\n1,{'x' * 200_000}\n2,y\n")

    [one] = slices_of(path)

    assert [(row.line, row.fault is None) for row in one.rows] == [(2, False), (3, True)]


def test_rows_of_the_wrong_length(tmp_path: Path) -> None:
    """A row with too few, or ten thousand, cells is told; the others count."""
    table = as_csv([UCDP_ROW, {**UCDP_ROW, "id": "2"}])
    path = written(tmp_path, table + "1,2,3\n" + "," * 9_999 + "\n")

    claims, remarks = claims_in(path, ucdp)

    wide = len(UCDP_ROW)
    assert len(claims) == 2
    assert remarks.told_faults() == (
        f"events.csv:4: expected {wide} cells, found 3",
        f"events.csv:5: expected {wide} cells, found 10000",
    )


def test_a_nul_is_no_text(tmp_path: Path) -> None:
    """A NUL in a row is told, and the rest is read."""
    path = written(tmp_path, as_csv([{**UCDP_ROW, "side_b": "Re\0ds"}, {**UCDP_ROW, "id": "2"}]))

    claims, remarks = claims_in(path, ucdp)

    assert [claim.event for claim in claims] == ["ucdp:2"]
    assert remarks.told_faults() == ("events.csv:2: expected text, found a NUL character",)


def test_a_table_without_rows(tmp_path: Path) -> None:
    """Column names alone make no document."""
    assert slices_of(written(tmp_path, "a,b\n\n")) == []

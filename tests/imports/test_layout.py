"""How a table is laid out: whatever spreadsheets write is read without an option."""

import codecs
from pathlib import Path

import pytest

from imports.tables import UCDP_ROW, as_csv, claims_in
from trucewatch.errors import FaultyFileError, NoSuchFileError, UnreadableReportError
from trucewatch.imports import ucdp
from trucewatch.imports.layout import check_columns, find_layout

TABLE = as_csv([UCDP_ROW])


def laid(folder: Path, content: bytes) -> Path:
    """Write a table and return its path."""
    path = folder / "events.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    """What parts the cells is told by the known column names."""
    path = laid(tmp_path, as_csv([UCDP_ROW], delimiter=delimiter).encode())

    [claim], remarks = claims_in(path, ucdp)

    assert claim.event == "ucdp:1"
    assert remarks.told_faults() == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, line_end: str) -> None:
    """Lines may end as on any system; the line end is no part of the row."""
    path = laid(tmp_path, as_csv([UCDP_ROW, {**UCDP_ROW, "id": "2"}], line_end=line_end).encode())

    claims, _ = claims_in(path, ucdp)

    assert [claim.event for claim in claims] == ["ucdp:1", "ucdp:2"]
    assert all(claim.sentence.text == claim.sentence.text.strip() for claim in claims)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        b"sep=,\r\n" + TABLE.encode(),
        codecs.BOM_UTF8 + b'"sep=;"\n' + as_csv([UCDP_ROW], delimiter=";").encode(),
    ],
)
def test_marks_of_spreadsheets(tmp_path: Path, content: bytes) -> None:
    """A byte order mark and a line `sep=` are read, and are no part of any name or row."""
    [claim], _ = claims_in(laid(tmp_path, content), ucdp)

    assert claim.event == "ucdp:1"
    assert claim.sentence.text.startswith("1")


def test_a_named_encoding(tmp_path: Path) -> None:
    """What is no UTF-8 can be named."""
    row = {**UCDP_ROW, "side_b": "Réds"}
    path = laid(tmp_path, as_csv([row]).encode("windows-1252"))

    assert find_layout(path, encoding="windows-1252").columns == tuple(UCDP_ROW)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """The message says which encoding was tried, and how to name another."""
    row = {**UCDP_ROW, "side_b": "Réds"}
    path = laid(tmp_path, as_csv([row]).encode("windows-1252"))

    with pytest.raises(UnreadableReportError, match=r"expected text in utf-8.*--encoding"):
        claims_in(path, ucdp)


def test_bytes_that_are_no_text_far_down_are_told_with_their_line(tmp_path: Path) -> None:
    """Where the head of a file is sound, the line of the bad bytes is named."""
    rows = [{**UCDP_ROW, "id": str(number), "side_b": "R" * 200} for number in range(4000)]
    content = as_csv(rows).encode() + as_csv([{**UCDP_ROW, "side_b": "Réds"}]).encode("latin-1").split(b"\n")[1]

    with pytest.raises(UnreadableReportError, match=r"events.csv:4002: expected text in utf-8"):
        claims_in(laid(tmp_path, content), ucdp)


def test_an_encoding_that_is_none(tmp_path: Path) -> None:
    """A codec of that name must exist."""
    with pytest.raises(UnreadableReportError, match="no encoding is called 'klingon'"):
        find_layout(laid(tmp_path, b"a,b\n"), encoding="klingon")


@pytest.mark.parametrize("content", [b"", b"   \n", codecs.BOM_UTF8])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    """A file without a line of column names is told."""
    with pytest.raises(UnreadableReportError, match="the file is empty"):
        find_layout(laid(tmp_path, content))


def test_no_file(tmp_path: Path) -> None:
    """A path that leads nowhere, or to a folder, is told."""
    (tmp_path / "file").write_text("a,b")
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / "file" / "within"):
        with pytest.raises(NoSuchFileError):
            find_layout(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of it is handed on."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(UnreadableReportError, match=r"it cannot be read \(Permission denied\); allow"):
        find_layout(tmp_path / "events.csv")


def test_missing_columns_are_all_told_with_the_nearest(tmp_path: Path) -> None:
    """Each column that is wanted and not there is named, beside what it may have been meant to be."""
    layout = find_layout(laid(tmp_path, b"id,date_strt,lat\n1,2,3\n"))

    with pytest.raises(FaultyFileError) as told:
        check_columns(layout, ("id", "date_start", "where_prec"))

    assert told.value.faults == (
        "events.csv:1: expected a column 'date_start', found 'date_strt' instead",
        "events.csv:1: expected a column 'where_prec', found 'id', 'date_strt', 'lat'",
    )


def test_a_doubled_column(tmp_path: Path) -> None:
    """A name that stands twice cannot tell which is meant."""
    with pytest.raises(FaultyFileError, match="expected each column once, found 'id' again"):
        find_layout(laid(tmp_path, b"id,best,id\n"))


def test_ten_thousand_columns(tmp_path: Path) -> None:
    """A line of very many columns is read, and its message stays short."""
    layout = find_layout(laid(tmp_path, ",".join(f"c{number}" for number in range(10_000)).encode()))

    with pytest.raises(FaultyFileError) as told:
        check_columns(layout, ("zzz",))

    assert len(layout.columns) == 10_000
    assert str(told.value).endswith("and 9988 more")


def test_names_may_be_written_in_any_case(tmp_path: Path) -> None:
    """Columns are known by their names, whatever the case of their letters."""
    content = TABLE.replace("date_start", "Date_Start").replace("best", " BEST ")

    [claim], _ = claims_in(laid(tmp_path, content.encode()), ucdp)

    assert dict(claim.codes)["best"] == "3"

"""PDF files to text; the files are made here, object by object."""

import io

import pytest
import typst
from pypdf import PdfWriter

from trucewatch.errors import UnreadableReportError
from trucewatch.read.from_pdf import page_from_pdf


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with one text line below the other on each page."""
    return drawn_pdf(["50 780 Td\n" + "\n".join(f"({line}) Tj 0 -14 Td" for line in page) for page in pages])


def placed_pdf(words: list[tuple[int, int, str]]) -> bytes:
    """Return a PDF of one page with words at their places, in points from its left and lower edge."""
    return drawn_pdf(["\n".join(f"1 0 0 1 {x} {y} Tm ({said}) Tj" for x, y, said in words)])


def drawn_pdf(pages: list[str]) -> bytes:
    """Return a PDF whose pages are drawn by these operators."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = f"BT /F1 10 Tf {page}\nET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    content = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    content += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return content.encode("latin-1")


def test_lines_become_paragraphs() -> None:
    """The lines of a column are joined to paragraphs, words cut at its edge among them; heads stay apart."""
    page = page_from_pdf(
        make_pdf(
            [
                [
                    "Daily note",
                    "The mission recorded twelve violations of the cease-",
                    "fire in the north on Monday, and none in the south of",
                    "the zone.",
                    "Freedom of movement",
                    "- A patrol was stopped near the village of Dresda.",
                ]
            ]
        ),
        name="a",
    )

    assert [(str(block.kind), page.text[block.span.start : block.span.end]) for block in page.blocks] == [
        ("title", "Daily note"),
        (
            "paragraph",
            (
                "The mission recorded twelve violations of the ceasefire in the north on Monday, "
                "and none in the south of the zone."
            ),
        ),
        ("heading", "Freedom of movement"),
        ("bullet", "A patrol was stopped near the village of Dresda."),
    ]


def test_running_heads_go() -> None:
    """Lines that head every page, and page numbers, are no part of the text."""
    pages = [
        ["Mission of Monitors", f"All was calm in sector {name}.", f"Page {number} of 4"]
        for number, name in enumerate("ABCD", 1)
    ]

    text = page_from_pdf(make_pdf(pages), name="a").text

    assert "Mission of Monitors" not in text
    assert "Page 2" not in text
    assert "All was calm in sector B." in text


def test_scan_is_refused() -> None:
    """A PDF that is only pictures says what to do."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    content = io.BytesIO()
    writer.write(content)

    with pytest.raises(UnreadableReportError, match="no text layer; run OCR first"):
        page_from_pdf(content.getvalue(), name="scan.pdf")


def test_encrypted_is_refused() -> None:
    """A PDF that wants a password says so."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)

    with pytest.raises(UnreadableReportError, match="encrypted"):
        page_from_pdf(content.getvalue(), name="a.pdf")


@pytest.mark.parametrize("keep", [9, 60, 300])
def test_damaged_is_refused(keep: int) -> None:
    """A PDF cut off before its text is refused with one clear error."""
    with pytest.raises(UnreadableReportError, match="PDF"):
        page_from_pdf(make_pdf([["All was calm."]])[:keep], name="a.pdf")


def test_rows_of_a_table_are_rebuilt() -> None:
    """A row of a typeset table is a line with its column heads, a broken cell whole and an empty one left out."""
    source = """#set page(paper: "a5")
= Daily summary
The mission counted 23 violations.
#table(columns: (auto, 4cm, auto, auto), align: horizon,
  [Date], [Place], [Type], [Number],
  [17 May], [the quarry on the old road from Arkell to Holm], [Shelling], [12],
  [18 May], [Dresda], [], [11])
It asks both sides to hold their fire."""

    page = page_from_pdf(typst.compile(source.encode()), name="a")

    assert page.text.split("\n\n")[2:] == [
        "Date: 17 May; Place: the quarry on the old road from Arkell to Holm; Type: Shelling; Number: 12.",
        "Date: 18 May; Place: Dresda; Number: 11.",
        "It asks both sides to hold their fire.",
    ]


def test_a_table_kept_column_by_column_is_read_by_rows() -> None:
    """Whatever order the file has its words in, those at one height are a row."""
    places = [(50, 700, "Place"), (50, 680, "Dresda"), (50, 660, "Holm")]
    killed = [(200, 700, "Killed"), (200, 680, "3"), (200, 660, "12")]

    page = page_from_pdf(placed_pdf([(50, 740, "All in all it was calm."), *places, *killed]), name="a")

    assert page.text.split("\n\n")[1:] == ["Place: Dresda; Killed: 3.", "Place: Holm; Killed: 12."]


def test_a_table_goes_on_overleaf() -> None:
    """Rows on the next page stand under the heads of the page before."""
    rows = ", ".join(f"[{day} May], [Dresda], [{day}]" for day in range(1, 31))
    source = f"#set page(height: 9cm)\n= Violations\n#table(columns: 3, [Date], [Place], [Number], {rows})"

    lines = page_from_pdf(typst.compile(source.encode()), name="a").text.split("\n\n")

    assert lines[1:] == [f"Date: {day} May; Place: Dresda; Number: {day}." for day in range(1, 31)]


def test_progress_is_told_page_by_page() -> None:
    """A long file tells how far it has come, to its end."""
    told: list[tuple[int, int]] = []

    page_from_pdf(make_pdf([["All was calm."]] * 3), name="a", on_progress=lambda done, of: told.append((done, of)))

    assert [done / of for done, of in told] == [1 / 3, 2 / 3, 1]

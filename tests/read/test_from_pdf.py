"""PDF files to text; the files are made here, object by object."""

import io

import pytest
from pypdf import PdfWriter

from trucewatch.errors import UnreadableReportError
from trucewatch.read.from_pdf import page_from_pdf


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with one text line below the other on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        drawn = "\n".join(f"({line}) Tj 0 -14 Td" for line in page)
        stream = f"BT /F1 10 Tf 50 780 Td\n{drawn}\nET"
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

"""Which kind of file it is, by content."""

import pytest

from trucewatch.errors import UnreadableReportError
from trucewatch.read.file_kind import FileKind, is_markdown, tell_kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"All was calm.", FileKind.TEXT),
        (b"---\ntitle: Calm\n---\nAll was calm.", FileKind.TEXT),
        (b"\n <!DOCTYPE html><p>All was calm.", FileKind.HTML),
        (b"<!-- made by hand --><div>All was calm.</div>", FileKind.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'></html>", FileKind.HTML),
        ("<html><p>All was calm.</p></html>".encode("utf-16"), FileKind.HTML),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\n\n%PDF-1.7\n", FileKind.PDF),
        (b"The mark %PDF-1.7 opens such files.", FileKind.TEXT),
        (b"From: a@b.example\nSubject: Calm\n\nAll was calm.", FileKind.EMAIL),
        (b"Received: from x\n by y\nDate: Mon, 15 Oct 2018 00:30:00 +0300\n\nAll was calm.", FileKind.EMAIL),
        (b"Subject: calm\nAll was calm.", FileKind.TEXT),
        (b"Dresda: all was calm.\nRuvana: all was calm.", FileKind.TEXT),
        (b"5 < 6 and 7 > 6", FileKind.TEXT),
    ],
)
def test_kinds(content: bytes, kind: FileKind) -> None:
    """The first bytes tell the kind; words that merely look like marks do not."""
    assert tell_kind(content, name="a") is kind


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"SQLite format 3\x00"])
def test_kinds_not_read(content: bytes) -> None:
    """Pictures, archives, databases and nothing at all are refused by name."""
    with pytest.raises(UnreadableReportError):
        tell_kind(content, name="a")


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("# Calm\n\nAll was calm.", True),
        ("See [here](https://a.example).", True),
        ("Calm\n====\n\nAll was calm.", True),
        ("- one\n- two", False),
        ("Post #3 was calm, and 5 * 6 * 7 is a product.", False),
    ],
)
def test_markdown(text: str, *, is_marked: bool) -> None:
    """Headings and links are Markdown; dashes before items are in any text."""
    assert is_markdown(text) is is_marked

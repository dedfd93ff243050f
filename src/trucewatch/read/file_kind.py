"""What kind of file it is: decided by its content, never by its name."""

import re
from enum import StrEnum

from trucewatch.errors import UnreadableReportError


class FileKind(StrEnum):
    """The kinds that can be read."""

    TEXT = "text"
    """Markdown among it."""
    HTML = "html"
    PDF = "pdf"
    EMAIL = "email"


_HEAD = 20_000
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP file (an office document, perhaps)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|section"
    rb"|div|p|h[1-6]|table|ul|span|nav|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"</(?:p|div|html|head|body|title|article|h[1-6]|li|ul|table|td|script|span)>", re.IGNORECASE)
_PDF_START = re.compile(rb"[^A-Za-z]{0,1000}%PDF-\d")
_HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_SENDER_HEADERS = frozenset({b"from", b"message-id", b"received", b"return-path", b"delivered-to"})
_OTHER_HEADERS = frozenset({b"to", b"subject", b"date", b"mime-version", b"content-type", b"cc", b"reply-to"})
_MARKDOWN = re.compile(r"^#{1,6} \S|^\*\*[^*\n]+\*\*|\]\(https?://|^> \S|^(?:={4,}|-{4,})$", re.MULTILINE)


def tell_kind(content: bytes, *, name: str) -> FileKind:
    """Return what kind of report the bytes are; whether a text is Markdown is told by `is_markdown`.

    Raises:
        UnreadableReportError: Nothing in it, or a kind of file that is not read.
    """
    remedy = "give it as text, Markdown, HTML, PDF or e-mail"
    if not content:
        raise UnreadableReportError(name, "an empty file", "check that it was saved or downloaded to its end")
    head = content[:_HEAD]
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise UnreadableReportError(name, f"{what}, not a report that can be read", remedy)
    if _PDF_START.match(head):
        return FileKind.PDF
    plain = _without_nuls(head)
    if _HTML_START.match(plain) or len(_HTML_TAG.findall(plain)) >= 3:
        return FileKind.HTML
    if _is_email(plain):
        return FileKind.EMAIL
    return FileKind.TEXT


def is_markdown(text: str) -> bool:
    """Tell whether the text carries Markdown's marks: headings, bold openings, links, quotations."""
    return len(_MARKDOWN.findall(text[:_HEAD])) >= 1


def _without_nuls(head: bytes) -> bytes:
    """UTF-16 pages show their tags once its marks and NULs are gone."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")


def _is_email(head: bytes) -> bool:
    names: set[bytes] = set()
    for line in head.removeprefix(b"\n").splitlines()[:60]:
        if line[:1] in b" \t" and names and line.strip():
            continue
        header = _HEADER_LINE.match(line)
        if header is None:
            if line.startswith((b"From ", b">From ")) and not names:
                continue
            break
        names.add(header.group(1).lower())
    return bool(names & _SENDER_HEADERS) and len(names & (_SENDER_HEADERS | _OTHER_HEADERS)) >= 2

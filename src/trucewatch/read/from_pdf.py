"""PDF files to a page: what the text layer holds, in lines joined to paragraphs again."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import BlockKind
from trucewatch.read.furniture import is_furniture
from trucewatch.read.lines import body_start, is_title, kind_of
from trucewatch.read.page import Line, Page, Particulars, lay_out

EXTRACTOR = f"pdf 1 (pypdf {version('pypdf')})"
# What pypdf says of a damaged file as it goes is no message to whoever reads reports; what comes of it is.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
# What the library finds amiss in a file is told in our own words, or does not matter.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_PAGE_NUMBER = re.compile(r"(?:page )?[-– ]*\d{1,4}(?: ?(?:/|of) ?\d{1,4})?[-– ]*", re.IGNORECASE)
_HYPHENATED = re.compile(r"[a-z]-$")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_SHORT_OF_MARGIN = 0.75
"""A line that ends this far before the margin ends its paragraph, if a stop stands there."""
_FEWEST_PAGES_FOR_RUNNING_HEADS = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def page_from_pdf(content: bytes, *, name: str) -> Page:
    """Return the page that a PDF's text layer makes.

    Raises:
        UnreadableReportError: The file is encrypted or damaged, or has no text layer.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        pages = [_lines_of(page.extract_text() or "") for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf meets damaged files with whatever its parsing runs into.
        raise UnreadableReportError(
            name, f"a damaged PDF ({error})", "open and save it anew, or give its text"
        ) from error
    if not any(pages):
        raise UnreadableReportError(name, "a PDF with no text layer", "run OCR first (`ocrmypdf FILE OUT`)")
    lines = list(_page_lines(_without_running_heads(pages)))
    if lines and len(lines) > 1 and lines[0].kind is BlockKind.HEADING and is_title(lines[0].text):
        lines[0] = Line(text=lines[0].text, kind=BlockKind.TITLE)
    text, blocks = lay_out(lines)
    own = next((line.text for line in lines[:1] if line.kind is BlockKind.TITLE), None)
    return Page(
        text=text,
        blocks=blocks,
        extractor=EXTRACTOR,
        particulars=Particulars(title=own or (str(title).strip() or None if title else None)),
    )


def _encrypted(name: str) -> UnreadableReportError:
    return UnreadableReportError(name, "an encrypted PDF", "save it without its password (`qpdf --decrypt FILE OUT`)")


def _lines_of(text: str) -> list[str]:
    cleaned = (" ".join(_CONTROLS.sub(" ", line).split()) for line in text.splitlines())
    return [line for line in cleaned if line]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and the first and last lines that stand on most pages alike."""
    edges = Counter(_numberless(line) for page in pages for line in {*page[:2], *page[-2:]})
    often = max(_FEWEST_PAGES_FOR_RUNNING_HEADS, len(pages) // 2 + 1)
    running = {line for line, times in edges.items() if times >= often}
    return [
        [
            line
            for number, line in enumerate(page)
            if not _PAGE_NUMBER.fullmatch(line)
            and not (_numberless(line) in running and (number < 2 or number >= len(page) - 2))
        ]
        for page in pages
    ]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _page_lines(pages: list[list[str]]) -> Iterator[Line]:
    """Yield paragraphs: the lines of a PDF are those of its columns, and say nothing of its paragraphs."""
    lines = [line for page in pages for line in page]
    margin = max((len(line) for line in lines), default=0)
    parts: list[str] = []
    for line, following in pairwise([*lines, ""]):
        parts.append(line)
        if not following or _ends_paragraph(line, following, margin):
            words = _joined(parts)
            parts = []
            if not is_furniture(words):
                start = body_start(words)
                yield Line(text=words[start:], kind=kind_of(words))


def _ends_paragraph(line: str, following: str, margin: int) -> bool:
    if body_start(following) > 0:
        return True
    is_short = len(line) < margin * _SHORT_OF_MARGIN
    if _ENDED.search(line):
        return is_short
    # A heading: short, without a stop, and what follows begins a sentence.
    return is_short and following[:1].isupper() and kind_of(line) is BlockKind.HEADING


def _joined(parts: list[str]) -> str:
    words = parts[0]
    for part in parts[1:]:
        words = words[:-1] + part if _HYPHENATED.search(words) and part[:1].islower() else f"{words} {part}"
    return words

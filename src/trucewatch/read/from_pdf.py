"""PDF files to a page: what the text layer holds, in lines joined to paragraphs again, tables a row to a line."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from trucewatch.errors import UnreadableReportError
from trucewatch.model.reading import OnProgress
from trucewatch.model.text import BlockKind
from trucewatch.read.furniture import is_furniture
from trucewatch.read.lines import body_start, is_title, kind_of
from trucewatch.read.page import Line, Page, Particulars, lay_out
from trucewatch.read.pdf_tables import Table, tables_of

EXTRACTOR = f"pdf 2 (pypdf {version('pypdf')})"
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
_SAME_LINE = 2.0
"""Points: what stands no further apart in height is one line."""
_FEWEST_TABLE_LINES = 2
_STEPS = 20
"""Of progress that a page counts for: it takes as long as reading so many sentences, more or less."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of a page, and whether it is the row of a table."""

    words: str
    is_row: bool = False


def page_from_pdf(content: bytes, *, name: str, on_progress: OnProgress | None = None) -> Page:
    """Return the page that a PDF's text layer makes.

    Args:
        content: The file.
        name: For messages.
        on_progress: Told after each page how far the extraction has come.

    Raises:
        UnreadableReportError: The file is encrypted or damaged, or has no text layer.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        pages = list(_pages_of(reader, on_progress))
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


def _pages_of(reader: PdfReader, on_progress: OnProgress | None) -> Iterator[list[_Printed]]:
    heads: tuple[str, ...] = ()
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        pieces: list[tuple[float, float]] = []
        text = page.extract_text(visitor_text=lambda *piece, held=pieces: _hold(piece, held)) or ""
        lines = [_Printed(words) for words in _lines_of(text)]
        tables = _tables_on(page, pieces, heads)
        for table in tables:
            lines = _with_rows(lines, table)
        heads = tables[-1].heads if tables else ()
        if on_progress is not None:
            on_progress(number * _STEPS, total * _STEPS)
        yield lines


def _hold(piece: tuple[object, ...], held: list[tuple[float, float]]) -> None:
    """Keep how high a piece of text stands on its page, and how far to the right."""
    words, outer, inner = piece[:3]
    if isinstance(words, str) and words.strip() and isinstance(outer, list) and isinstance(inner, list):
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        held.append((float(y), float(x)))


def _tables_on(page: PageObject, pieces: list[tuple[float, float]], heads: tuple[str, ...]) -> list[Table]:
    """Return the tables of a page; only one with several lines made of several pieces each is looked at twice."""
    levels: list[float] = []
    broken: set[float] = set()
    for y, _ in sorted(pieces, reverse=True):
        if levels and levels[-1] - y <= _SAME_LINE:
            broken.add(levels[-1])
        else:
            levels.append(y)
    if len(broken) < _FEWEST_TABLE_LINES:
        return []
    try:
        layout = page.extract_text(extraction_mode="layout")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError):
        return []  # its fonts say too little of their widths: the words are had all the same
    return tables_of(layout, [-level for level in levels], heads)


def _with_rows(lines: list[_Printed], table: Table) -> list[_Printed]:
    """Put the rows of a table in place of the lines that hold its words, in whatever order the file has these."""
    for first in range(len(lines)):
        left = table.printed.copy()
        last = first
        while last < len(lines) and not lines[last].is_row and _takes(left, lines[last].words):
            last += 1
            if not left.total():
                return [*lines[:first], *(_Printed(row, is_row=True) for row in table.lines()), *lines[last:]]
    return lines


def _takes(left: Counter[str], words: str) -> bool:
    """Take the words away from those left; tell whether all of them were there."""
    for word in words.split():
        if left[word] <= 0:
            return False
        left[word] -= 1
    return True


def _lines_of(text: str) -> list[str]:
    cleaned = (" ".join(_CONTROLS.sub(" ", line).split()) for line in text.splitlines())
    return [line for line in cleaned if line]


def _without_running_heads(pages: list[list[_Printed]]) -> list[list[_Printed]]:
    """Drop page numbers, and the first and last lines that stand on most pages alike."""
    edges = Counter(words for page in pages for words in {_numberless(line.words) for line in (*page[:2], *page[-2:])})
    often = max(_FEWEST_PAGES_FOR_RUNNING_HEADS, len(pages) // 2 + 1)
    running = {line for line, times in edges.items() if times >= often}
    return [
        [
            line
            for number, line in enumerate(page)
            if line.is_row
            or not (
                _PAGE_NUMBER.fullmatch(line.words)
                or (_numberless(line.words) in running and (number < 2 or number >= len(page) - 2))
            )
        ]
        for page in pages
    ]


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _page_lines(pages: list[list[_Printed]]) -> Iterator[Line]:
    """Yield paragraphs: the lines of a PDF are those of its columns, and say nothing of its paragraphs."""
    lines = [line for page in pages for line in page]
    margin = max((len(line.words) for line in lines if not line.is_row), default=0)
    parts: list[str] = []
    for line, following in pairwise([*lines, _Printed("")]):
        if line.is_row:
            yield Line(text=line.words, kind=BlockKind.PARAGRAPH)
            continue
        parts.append(line.words)
        if not following.words or following.is_row or _ends_paragraph(line.words, following.words, margin):
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
    # By pieces: a file may be one paragraph from its first page to its last.
    words: list[str] = []
    for part, following in pairwise([*parts, ""]):
        if _HYPHENATED.search(part[-2:]) and following[:1].islower():
            words.append(part[:-1])
        else:
            words.extend((part, " "))
    return "".join(words).rstrip(" ")

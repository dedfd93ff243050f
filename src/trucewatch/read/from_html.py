"""Web pages to a page: the article is found by trafilatura, its furniture goes line by line.

Tables are kept, a row to a line ("Place: Dresda; Violations: 12."), since monitors publish what they counted as tables.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from trucewatch.errors import UnreadableReportError
from trucewatch.model.text import BlockKind, DateBasis
from trucewatch.read.decode import decode
from trucewatch.read.front_matter import publication, read_instant
from trucewatch.read.furniture import is_furniture
from trucewatch.read.html_particulars import particulars_of
from trucewatch.read.page import Line, Page, Particulars, lay_out
from trucewatch.read.rows import row_as_line

EXTRACTOR = f"html 1 (trafilatura {version('trafilatura')})"
# What the libraries find amiss in a page is told in our own words, or does not matter.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)
_REMEDY = "save the article's own page, or its text"
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 20_000
_MOST_DATELINE_WORDS = 3
_DEEPEST = 250
"""The library walks a page recursively; nothing that people wrote is nested so deep."""


def page_from_html(content: bytes, *, name: str) -> Page:
    """Return the page that a web page makes; one that is cut off is read as far as it goes.

    Raises:
        UnreadableReportError: No article is found on the page, or its bytes make no text.
    """
    declared = _CHARSET.search(content[:4096])
    text = decode(content, name=name, declared=declared.group(1).decode("ascii") if declared else None)
    return page_from_markup(text, name=name)


def page_from_markup(markup: str, *, name: str) -> Page:
    """Return the page that a web page's characters make.

    Raises:
        UnreadableReportError: No article is found on the page.
    """
    tree = _parsed(markup, name)
    particulars = particulars_of(tree)
    _drop_datelines(tree)
    extraction = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
    if not isinstance(extraction, Extraction) or extraction.body is None:
        raise UnreadableReportError(name, "a web page without an article on it", _REMEDY)
    particulars = _completed(particulars, extraction)
    lines = _with_title(list(_lines(extraction.body)), particulars.title)
    kept, blocks = lay_out(line for line in lines if not is_furniture(line.text))
    return Page(text=kept, blocks=blocks, extractor=EXTRACTOR, particulars=particulars)


def _parsed(markup: str, name: str) -> html.HtmlElement:
    # Entities that a document type declares go with it: a page needs none, and they can be made to explode.
    head = _DECLARATION.sub("", _DOCTYPE.sub("", markup[:_HEAD], count=1))
    bare = head + markup[_HEAD:]
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableReportError(name, "a web page without anything on it", _REMEDY) from error
    _flatten(tree)
    return tree


def _drop_datelines(tree: html.HtmlElement) -> None:
    """Take out the lines that tell when a page was published ("Issued <time>"): the library takes the day alone."""
    for time in list(tree.iter("time")):
        line = next((above for above in time.iterancestors("p", "div", "li", "footer", "header")), None)
        parent = None if line is None else line.getparent()
        if line is None or parent is None:
            continue
        words = "".join(line.itertext()).replace("".join(time.itertext()), " ").split()
        if len(words) <= _MOST_DATELINE_WORDS and not line.xpath(".//table|.//ul|.//p"):
            line.drop_tree()


def _flatten(tree: html.HtmlElement) -> None:
    """Lift whatever is nested too deep out of its wrappers; its words stay."""
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST:
            words = " ".join("".join(element.itertext()).split())
            for child in list(element):
                element.remove(child)
            element.text = words


def _completed(particulars: Particulars, extraction: Extraction) -> Particulars:
    """Fill in from the library what the page's own metadata did not say; its date is a guess from the page's words."""
    published = particulars.published
    day = read_instant(extraction.date) if extraction.date else None
    if published is None and day is not None:
        published = publication(day, DateBasis.TEXT)
    return replace(
        particulars,
        title=particulars.title or extraction.title,
        url=particulars.url or extraction.url,
        site=particulars.site or extraction.sitename,
        published=published,
    )


def _with_title(lines: list[Line], title: str | None) -> list[Line]:
    """Put the title first, once."""
    if title is None:
        return lines
    folded = _folded(title)
    rest = [line for number, line in enumerate(lines) if number > 2 or not _is_title(_folded(line.text), folded)]
    same = next((line.text for line in lines[:3] if _is_title(_folded(line.text), folded)), title)
    return [Line(text=same, kind=BlockKind.TITLE), *rest]


def _is_title(words: str, title: str) -> bool:
    """Titles in metadata often carry the outlet's name behind them."""
    return bool(words) and (words == title or (title.startswith(words) and len(words) > len(title) / 2))


def _folded(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _lines(element: etree._Element) -> Iterator[Line]:
    for child in element:
        match child.tag:
            case "head":
                yield from _split(child, BlockKind.HEADING)
            case "item":
                yield from _item(child)
            case "table":
                yield from _rows(child)
            case "list" | "quote" | "div" | "body":
                yield from _own_text(child)
                yield from _lines(child)
            case "graphic" | "lb" | "del":
                pass
            case _:
                yield from _split(child, BlockKind.PARAGRAPH)
        if child.tail and child.tail.strip():
            yield Line(text=" ".join(child.tail.split()), kind=BlockKind.PARAGRAPH)


def _item(item: etree._Element) -> Iterator[Line]:
    nested = [child for child in item if child.tag in {"list", "table"}]
    if not nested:
        yield from _split(item, BlockKind.BULLET)
        return
    yield from _own_text(item, BlockKind.BULLET)
    yield from _lines(item)


def _own_text(element: etree._Element, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Line]:
    if element.text and element.text.strip():
        yield Line(text=" ".join(element.text.split()), kind=kind)


def _split(element: etree._Element, kind: BlockKind) -> Iterator[Line]:
    """Yield the words of an element, a line for each line break in it."""
    for part in _broken_text(element).split("\n"):
        words = " ".join(part.split())
        if words:
            yield Line(text=words, kind=kind)


def _broken_text(element: etree._Element) -> str:
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append("\n" if inner.tag == "lb" else (inner.text or "").replace("\n", " "))
        elif inner is not element:
            parts.append((inner.tail or "").replace("\n", " "))
    return "".join(parts)


def _rows(table: etree._Element) -> Iterator[Line]:
    """Yield each row as a line: with its column heads where the table has them."""
    rows = [[_cell(cell) for cell in row.iter("cell")] for row in table.iter("row")]
    first = next(table.iter("row"), None)
    has_heads = first is not None and len(rows) > 1 and all(cell.get("role") == "head" for cell in first.iter("cell"))
    heads = rows[0] if has_heads else []
    for row in rows[1:] if has_heads else rows:
        line = row_as_line(row, heads)
        if line:
            yield Line(text=line, kind=BlockKind.PARAGRAPH)


def _cell(cell: etree._Element) -> str:
    return " ".join("".join(cell.itertext()).split())

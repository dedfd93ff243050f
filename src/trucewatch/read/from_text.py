"""Plain text and Markdown to a page.

Plain text is kept character for character, so that a place in the kept text is easily found in the file: only line
ends, the front matter and lines of furniture differ. Lines of furniture go, as they do from a web page, since nobody
said them: the kept text is what is left of a page, whatever it came as. A paragraph broken into lines of equal width is
one block: each of its line ends becomes one space, so that no place moves.
"""

import re
from dataclasses import replace

from trucewatch.model.text import Block, BlockKind, Span
from trucewatch.read.file_kind import is_markdown
from trucewatch.read.front_matter import split_front_matter
from trucewatch.read.furniture import is_furniture
from trucewatch.read.lines import body_start, kinds_of
from trucewatch.read.page import Page

EXTRACTOR = "text 1"
MARKDOWN_EXTRACTOR = "markdown 2"
_WIDEST_COLUMN = 100
_NARROWEST_COLUMN = 40
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*$")
# Neither part may hold an opening bracket: what was begun anew is tried anew, and a line of brackets costs no more.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\[\s]{0,1000}+(?:\([^()\[\s]{0,100}+\))?(?: \"[^\"\n]{0,300}\")?\)")
_EMPHASIS = re.compile(r"(\*{1,3}|__|`)(?=\S)([^*`\n]{1,300}?)(?<=\S)\1")


def page_from_text(text: str, *, name: str) -> Page:
    """Return the page that a plain text or Markdown file makes.

    Raises:
        UnreadableReportError: A front matter that cannot be read.
    """
    particulars, body = split_front_matter(_LINE_ENDS.sub("\n", text), name=name)
    marked = is_markdown(body)
    lines, headings = _unmarked(body.split("\n")) if marked else (body.split("\n"), {})
    lines = [line for line in _rejoined(lines) if not is_furniture(line)]
    blocks = _blocks(lines, headings)
    text = "\n".join(lines)
    title = particulars.title or next((_words(text, block) for block in blocks if block.kind is BlockKind.TITLE), None)
    return Page(
        text=text,
        blocks=blocks,
        extractor=MARKDOWN_EXTRACTOR if marked else EXTRACTOR,
        particulars=replace(particulars, title=title),
    )


def _words(text: str, block: Block) -> str:
    return text[block.span.start : block.span.end]


def _unmarked(lines: list[str]) -> tuple[list[str], dict[str, BlockKind]]:
    """Return the lines without Markdown's marks, and the headings among them by their words."""
    plain: list[str] = []
    headings: dict[str, BlockKind] = {}
    for line in lines:
        marked = _MARKED_HEADING.match(line)
        if _UNDERLINE.match(line) and plain and plain[-1].strip():
            headings.setdefault(plain[-1].strip(), BlockKind.HEADING if headings else BlockKind.TITLE)
            continue
        words = marked.group(1) if marked else line.removeprefix("> ")
        words = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _LINK.sub(r"\1", words)))  # twice: a link may hold a picture
        if marked and words.strip():
            is_first = not headings and not any(earlier.strip() for earlier in plain)
            headings.setdefault(words.strip(), BlockKind.TITLE if is_first else BlockKind.HEADING)
        plain.append(words)
    return plain, headings


def _rejoined(lines: list[str]) -> list[str]:
    """Join lines that were broken only because the next word had no room left."""
    width = max((len(line) for line in lines), default=0)
    if not _NARROWEST_COLUMN <= width <= _WIDEST_COLUMN:
        return lines
    joined: list[list[str]] = []
    last = ""
    for line in lines:
        if joined and _is_broken(last, line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
        last = line
    return [" ".join(parts) for parts in joined]


def _is_broken(line: str, following: str, width: int) -> bool:
    if not line.strip() or not following.strip() or body_start(following) > 0 or is_furniture(following):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _blocks(lines: list[str], headings: dict[str, BlockKind]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line, guess in zip(lines, kinds_of(lines), strict=True):
        if guess is not None:
            kind = headings.get(line.strip(), guess)
            if headings and guess is BlockKind.TITLE and line.strip() not in headings:
                kind = BlockKind.HEADING
            first = start + body_start(line)
            blocks.append(Block(span=Span(start=first, end=start + len(line.rstrip())), kind=kind))
        start += len(line) + 1
    return tuple(blocks)

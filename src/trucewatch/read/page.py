"""What every extractor hands over: the kept text, its lines, and what the page says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.model.text import Block, BlockKind, Publication, Span

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a report says of itself; None where it says nothing."""

    title: str | None = None
    url: str | None = None
    site: str | None = None
    """The outlet's name, or the host of its address, as the report has it."""
    source: str | None = None
    """The id of a source."""
    language: str | None = None
    """A two-letter code."""
    published: Publication | None = None
    constructed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report as text."""

    text: str
    blocks: tuple[Block, ...]
    extractor: str
    """What made the text, with its version."""
    particulars: Particulars = field(default_factory=Particulars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page and the part that it plays."""

    text: str
    kind: BlockKind


def lay_out(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the lines as one text, a blank line between them, and the block that each makes."""
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for line in lines:
        parts.append(line.text)
        blocks.append(Block(span=Span(start=start, end=start + len(line.text)), kind=line.kind))
        start += len(line.text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(parts), tuple(blocks)

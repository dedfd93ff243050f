"""Documents, the text kept of them, and stretches of that text."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's kept text, half-open, in code points."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as it stands in the kept text: the address of whatever it says."""

    span: Span
    text: str
    """The very characters of the span; its length is that of the span."""

    def __post_init__(self) -> None:
        if self.span.end - self.span.start != len(self.text):
            raise ValueError(f"a sentence of {len(self.text)} characters cannot fill {self.span}")


class DateBasis(StrEnum):
    """How the day of publication came to be known, surest first."""

    GIVEN = "given"
    """Whoever brought the report said so."""
    METADATA = "metadata"
    """The page or the file says so in its own metadata."""
    TEXT = "text"
    """Read out of a dateline in the text: a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a report was published, and how that is known."""

    day: date
    """The day in the outlet's own time zone: the one to which its "today" refers."""
    at: datetime | None = None
    """The instant, aware, where the report gives one."""
    basis: DateBasis


class BlockKind(StrEnum):
    """What part a line of the kept text plays on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the kept text and the part that it plays."""

    span: Span
    kind: BlockKind


UNKNOWN_SOURCE = "unknown"
"""The id of a source that nobody named: it is never refused, and graded F."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: what is left of it without its furniture, and where its bytes are."""

    sha256: str
    """Of the original bytes, as 64 hex digits; also the document's id."""
    text: str
    """The kept text: what every span points into."""
    extractor: str
    """Name and version of what made the text from the bytes."""
    name: str
    """File name or address under which it came, to be shown to people."""
    source: str = UNKNOWN_SOURCE
    title: str | None = None
    url: str | None = None
    language: str = "en"
    published: Publication | None = None
    blocks: tuple[Block, ...] = ()
    """The lines of the kept text in order, each with the part that it plays; blank lines have none."""
    constructed: bool = False
    """Whether the report says of itself that it is made up (demo and tests)."""
    recorded_at: datetime | None = None
    """When the workspace kept it, aware, UTC; None before it is kept."""
    is_table: bool = False
    """Whether it is a register of events, whose rows stand where a report has sentences: a copy of nothing."""
    withheld: str | None = None
    """Why nothing of it may be passed on to others; None where nothing forbids that."""
    told_by: str | None = None
    """sha256 of the exported file by which it became known, where its own bytes were never here: its kept text then has
    the sentences that the export quotes, each at its place, and blanks between them."""

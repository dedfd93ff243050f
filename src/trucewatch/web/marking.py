"""Mark the claimed sentences in a report's kept text, line by line, without changing a character of it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.text import Block, BlockKind, Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a line that either says nothing, or is all or part of a claimed sentence."""

    text: str
    claims: tuple[str, ...]
    """Ids of the claims whose sentence begins here, or, where none does, goes on here; none for unclaimed text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the kept text."""

    kind: BlockKind
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line as it stands in the kept text."""
        return "".join(part.text for part in self.parts)


def mark_lines(document: Document, claims: Sequence[Claim]) -> tuple[Line, ...]:
    """Return the lines of the document, each cut at the edges of the claimed sentences."""
    blocks = document.blocks or (Block(span=Span(start=0, end=len(document.text)), kind=BlockKind.PARAGRAPH),)
    return tuple(Line(kind=block.kind, parts=_cut(document.text, block.span, claims)) for block in blocks)


def _cut(text: str, line: Span, claims: Sequence[Claim]) -> tuple[Part, ...]:
    spans = [(claim.sentence.span, claim.id) for claim in claims]
    edges = {line.start, line.end}
    for span, _ in spans:
        edges.update(edge for edge in (span.start, span.end) if line.start < edge < line.end)
    ordered = sorted(edges)
    return tuple(
        Part(text=text[start:end], claims=tuple(claim_id for span, claim_id in spans if span.start <= start < span.end))
        for start, end in itertools.pairwise(ordered)
    )

"""Read a register of events from its file: one document a slice, one claim a row."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from trucewatch.imports.layout import Layout
from trucewatch.imports.register import Register
from trucewatch.imports.remarks import Remarks, shown
from trucewatch.imports.row import Row, Sheet
from trucewatch.imports.seen import Seen
from trucewatch.imports.slices import RawRow, Slice, read_slices
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.text import DateBasis, Document, Publication
from trucewatch.model.written import WrittenClaim

EXTRACTOR = "table 1"
"""What makes text of a table: it leaves it as it is, a byte order mark aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What whoever brings a file says of it."""

    published: date | None = None
    """The day on which it was published; None where nobody knows."""
    source: str | None = None
    """Id of the source whose word it is; that of the format where None."""
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is to be recorded at once: a document, what it claims, and what is odd about it."""

    document: Document
    written: Sequence[WrittenClaim]
    """What it claims, in the order of its text, each id once."""
    issues: tuple[Issue, ...] = ()
    content: bytes | None = None
    """The document's bytes; None where they are not here, only what an export quotes of them."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims themselves, made anew of their writing each time."""
        return tuple(one.claim() for one in self.written)


def read_table(path: Path, layout: Layout, register: Register, brought: Brought, remarks: Remarks) -> Iterator[Part]:
    """Yield what the file claims, slice by slice; rows that cannot be used are noted in `remarks`.

    Raises:
        UnreadableReportError: A line is no text in the file's encoding.
    """
    places = {name.casefold(): place for place, name in enumerate(layout.columns) if name}
    with closing(Seen()) as seen:
        for one in read_slices(path, layout):
            document = document_of(one, register, brought)
            sheet = Sheet(document=document.sha256, columns=layout.columns, places=places, remarks=remarks)
            claims = seen.first_of_each(list(_claims(one, register, layout, sheet)), partial(_tell_again, sheet))
            yield Part(document=document, written=claims, issues=remarks.take_flags(), content=one.content)
            # Nothing of a slice is held on to while the next is read.
            del one, document, claims


def _claims(one: Slice, register: Register, layout: Layout, sheet: Sheet) -> Iterator[tuple[int, WrittenClaim]]:
    """Yield the claims, each with the line of its row."""
    for raw in one.rows:
        row = _row(raw, one.text, layout, sheet)
        claim = register.read(row) if row else None
        if claim:
            yield raw.line, claim


def _tell_again(sheet: Sheet, event: str, line: int, first: int) -> None:
    """Note that an event has a row further up; a register that names one twice is faulty."""
    told = f"{event.partition(':')[2]!r} again, as on line {first}"
    sheet.remarks.fault(line, "", f"expected each id once, found {told}")


def document_of(one: Slice, register: Register, brought: Brought) -> Document:
    """Return the slice as a document: its kept text is its own."""
    return Document(
        sha256=hashlib.sha256(one.content).hexdigest(),
        text=one.text,
        extractor=EXTRACTOR,
        name=one.name,
        source=brought.source or register.SOURCE,
        title=register.TITLE,
        published=Publication(day=brought.published, basis=DateBasis.GIVEN) if brought.published else None,
        is_table=True,
        withheld=register.WITHHELD,
    )


def _row(raw: RawRow, text: str, layout: Layout, sheet: Sheet) -> Row | None:
    """Return the row to be asked; None where its cells are not those of the columns."""
    words = text[raw.start : raw.end]
    fault = None
    if raw.fault is not None:
        fault = f"expected cells parted by {shown(layout.delimiter)}, found that {raw.fault}"
    elif len(raw.cells) != len(layout.columns):
        fault = f"expected {len(layout.columns)} cells, found {len(raw.cells)}"
    elif "\0" in words:
        fault = "expected text, found a NUL character"
    if fault:
        sheet.remarks.fault(raw.line, "", fault)
        return None
    return Row(raw, words, sheet)

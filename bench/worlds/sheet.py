"""Reports in the making: sentences with the claims that they carry, put together into documents."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from trucewatch.model.claim import PUBLISHER, Claim, ClaimKind, Quoted
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span

READER = "world 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence and the claim that it carries."""

    text: str
    kind: ClaimKind
    keys: dict[str, Any]
    event: int | None = None
    """Number of the incident that it is about; None where it is about none, or about many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report before it is a document."""

    source: str
    day: date
    lines: tuple[Line, ...]
    copies: bool = False
    """Whether it was copied from another."""


@dataclass(slots=True, kw_only=True)
class Pile:
    """The documents and claims of a world, and what each claim is truly about."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    event_of: dict[str, int] = field(default_factory=dict)
    """By claim id; a claim that is about no single incident has a negative number of its own."""
    copied: set[str] = field(default_factory=set)
    """Ids of the claims in copies."""

    def put(self, sheet: Sheet) -> None:
        """Make a document of the sheet; one that is there already is left."""
        opening = f"{sheet.source}, the Plain, {sheet.day.isoformat()}."
        text = "\n".join([opening, *(line.text for line in sheet.lines)])
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if sha256 in self.documents:
            return
        self.documents[sha256] = Document(
            sha256=sha256,
            text=text,
            extractor=READER,
            name=f"{sheet.source}-{sheet.day.isoformat()}.txt",
            source=sheet.source,
            published=Publication(day=sheet.day, basis=DateBasis.GIVEN),
            constructed=True,
        )
        start = len(opening) + 1
        for line in sheet.lines:
            claim = _claim(line, sha256, start)
            start += len(line.text) + 1
            self.claims[claim.id] = claim
            if claim.kind is ClaimKind.INCIDENT:
                self.event_of[claim.id] = -len(self.event_of) - 1 if line.event is None else line.event
            if sheet.copies:
                self.copied.add(claim.id)


def _claim(line: Line, sha256: str, start: int) -> Claim:
    keys = {"speaker": (PUBLISHER,), **line.keys}
    quoted = Quoted.NONE if keys["speaker"] == (PUBLISHER,) else Quoted.INDIRECT
    sentence = Sentence(span=Span(start=start, end=start + len(line.text)), text=line.text)
    return with_id(
        Claim(id="", kind=line.kind, document=sha256, sentence=sentence, quoted=quoted, reader=READER, **keys)
    )


def copy_of(sheet: Sheet, source: str, day: date, chance: Random) -> Sheet:
    """Return what another outlet makes of a report: the whole of it, a part, or the whole with another figure."""
    lines = list(sheet.lines)
    way = chance.random()
    if way < 0.25 and len(lines) > 2:
        lines = lines[: max(2, len(lines) // 2)]
    elif way < 0.35:
        lines = [_with_other_figure(line, chance) for line in lines]
    return replace(sheet, source=source, day=day, lines=tuple(lines), copies=True)


def _with_other_figure(line: Line, chance: Random) -> Line:
    killed = line.keys.get("killed")
    if not isinstance(killed, Count) or killed.least is None or killed.least != killed.most or killed.words:
        return line
    other = killed.least + chance.randint(2, 9)
    return replace(
        line,
        text=line.text.replace(f" {killed.least} dead", f" {other} dead"),
        keys={**line.keys, "killed": Count.exactly(other)},
    )

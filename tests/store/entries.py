"""Build entries of a few words each."""

from datetime import UTC, date, datetime

from trucewatch.model.claim import Claim, ClaimKind, IncidentType
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.judgement import Answer, Copy, CopyKind, Judgement, Reason
from trucewatch.model.text import (
    Block,
    BlockKind,
    DateBasis,
    Document,
    Publication,
    Sentence,
    Span,
)
from trucewatch.store.base import Entry

MARCH = date(2021, 3, 1)


def a_document(number: int, *, day: date | None = MARCH) -> Document:
    """Return a report with a hash made of its number."""
    text = f"Shells fell on Arz, report {number} says.\nسقطت قذائف على عرز."
    return Document(
        sha256=f"{number:064x}",
        text=text,
        extractor="plain 1",
        name=f"{number}.txt",
        source="daily",
        title="Shells",
        url="https://daily.example/1",
        published=Publication(day=day, at=datetime(2021, 3, 1, 9, tzinfo=UTC), basis=DateBasis.METADATA)
        if day
        else None,
        blocks=(Block(span=Span(start=0, end=text.index("\n")), kind=BlockKind.PARAGRAPH),),
        constructed=True,
    )


def a_claim(document: Document, *, killed: int = 2, start: int = 0) -> Claim:
    """Return a claim of the report: so many dead, in the words from `start` on."""
    return with_id(
        Claim(
            id="",
            kind=ClaimKind.INCIDENT,
            document=document.sha256,
            sentence=Sentence(span=Span(start=start, end=20), text=document.text[start:20]),
            speaker=("publisher",),
            type=IncidentType.SHELLING,
            killed=Count.exactly(killed),
            reader="test 1",
        )
    )


def an_entry(number: int, *, day: date | None = MARCH, killed: int = 2) -> Entry:
    """Return a report with one claim and nothing else."""
    document = a_document(number, day=day)
    return Entry(document=document, claims=(a_claim(document, killed=killed),))


def a_full_entry(number: int, *, earlier: Entry) -> Entry:
    """Return a report that copies an earlier one, with all that can be recorded of it."""
    entry = an_entry(number)
    left, right = sorted((entry.claims[0].id, earlier.claims[0].id))
    return Entry(
        document=entry.document,
        claims=entry.claims,
        copies=(
            Copy(
                copy=entry.document.sha256,
                original=earlier.document.sha256,
                kind=CopyKind.REPRINT,
                likeness=0.9,
                sentences=((0, 0), (41, 41)),
            ),
        ),
        judgements=(
            Judgement(
                left=left,
                right=right,
                answer=Answer.SAME,
                score=7.25,
                reasons=(Reason(evidence="how_many", weight=1.5, words="both say 2"),),
            ),
        ),
        issues=(Issue(where=entry.document.name, what="No headline.", loudness=Loudness.NOTE),),
    )

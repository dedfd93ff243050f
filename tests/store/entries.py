"""Build entries of a few words each."""

from dataclasses import replace
from datetime import UTC, date, datetime

from trucewatch.model.act import Act, ActKind, ReviewAnswer
from trucewatch.model.claim import Claim, ClaimKind, IncidentType
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.judgement import Answer, Copy, CopyKind, Judgement, Reason
from trucewatch.model.reading import Reading
from trucewatch.model.text import (
    Block,
    BlockKind,
    DateBasis,
    Document,
    Publication,
    Sentence,
    Span,
)
from trucewatch.store.base import Entry, EntryKind, Run, Store, Superseded

MARCH = date(2021, 3, 1)
RUN = Run.of("add", by="ana", because="the spring of Arz", started_at=datetime(2021, 3, 10, 12, tzinfo=UTC))


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
        url=f"https://daily.example/{number}",
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
    return an_entry_of(document, a_claim(document, killed=killed))


def an_entry_of(document: Document, *claims: Claim, issues: tuple[Issue, ...] = ()) -> Entry:
    """Return a report with these claims."""
    return Entry(readings=(Reading(document=document, claims=claims, issues=issues),), reader="test 1")


def a_full_entry(number: int, *, earlier: Entry) -> Entry:
    """Return a report that copies an earlier one, with all that can be recorded of it."""
    document = a_document(number)
    claim = a_claim(document)
    left, right = sorted((claim.id, earlier.readings[0].claims[0].id))
    issue = Issue(where=document.name, what="No headline.", loudness=Loudness.NOTE)
    return replace(
        an_entry_of(document, claim, issues=(issue,)),
        copies=(
            Copy(
                copy=document.sha256,
                original=earlier.readings[0].document.sha256,
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
    )


def everything(store: Store) -> None:
    """Record something in every table: two reports, one of them read again, versions, an act, a seal."""
    first = an_entry(1)
    again = replace(a_document(1), sha256=f"{3:064x}", text="Shells fell on Arz, report 1 says, and on Bel.")
    read_again = Reading(document=a_document(1), claims=(a_claim(a_document(1), killed=3),))
    lost = Superseded(claim=first.readings[0].claims[0].id, because="test 2 does not find it")
    with store.pen() as pen:
        pen.record(first, RUN)
        pen.record(a_full_entry(2, earlier=first), RUN)
        pen.record(an_entry_of(again, a_claim(again)))
        pen.record(Entry(kind=EntryKind.REREAD, readings=(read_again,), reader="test 2", superseded=(lost,)))
        pen.act(a_review(a_claim(a_document(2)), ReviewAnswer.REJECT))
        pen.seal("root", "2021-03-10", {"root": "00"})


def a_review(claim: Claim, answer: ReviewAnswer, *, by: str = "ana", amended: Claim | None = None) -> Act:
    """Return somebody's review of the claim."""
    return Act(
        id="",
        kind=ActKind.REVIEW,
        target=claim.id,
        answer=answer,
        by=by,
        because="the report says otherwise",
        amended=amended,
    )


def an_undo(taken_back: str, *, by: str = "ben") -> Act:
    """Return somebody's taking back of an act, an entry or a run."""
    return Act(id="", kind=ActKind.UNDO, target=taken_back, by=by, because="a slip")

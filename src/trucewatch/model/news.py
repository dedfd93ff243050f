"""What changed between two bodies of evidence: what came, what went, and the later one whole.

Whatever was worked out from the earlier evidence can be carried forward by it, so that only what the change touches is
worked out again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, TypeVar

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.judgement import PERSON, Copy, Judgement
from trucewatch.model.text import Document, Span

T = TypeVar("T")

_FEW = 64
"""So many new rows are put in one by one; more are sorted together with the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What came and went, each part in the order in which evidence has it."""

    later: Evidence
    """All that there is now."""
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    copies: tuple[Copy, ...] = ()
    gone_documents: tuple[Document, ...] = ()
    """Of one that is told otherwise now, what it was is here, and what it is stands among those that came."""
    gone_claims: tuple[Claim, ...] = ()
    gone_judgements: tuple[Judgement, ...] = ()
    gone_copies: tuple[Copy, ...] = ()

    @classmethod
    def of_all(cls, evidence: Evidence) -> "Difference":
        """Return what the evidence is against nothing."""
        return cls(
            later=evidence,
            documents=tuple(evidence.documents.values()),
            claims=evidence.claims,
            judgements=evidence.judgements,
            copies=evidence.copies,
        )

    @classmethod
    def between(cls, earlier: Evidence, later: Evidence) -> "Difference":
        """Return what distinguishes two bodies of evidence; the time for it grows with both."""
        parts: dict[str, Any] = {}
        for name, key in (("claims", _claim_key), ("judgements", judgement_place), ("copies", copy_place)):
            parts[name], parts[f"gone_{name}"] = _apart(getattr(earlier, name), getattr(later, name), key)
        before, now = tuple(earlier.documents.values()), tuple(later.documents.values())
        documents, gone_documents = _apart(before, now, lambda document: document.sha256)
        return cls(later=later, documents=documents, gone_documents=gone_documents, **parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What entered the evidence by what was recorded after an instant, and left all that was there as it was."""

    known_on: datetime
    """Up to this instant."""
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    copies: tuple[Copy, ...] = ()
    acts: tuple[Any, ...] = ()
    """Those that decide nothing, in the order of recording."""

    def after(self, earlier: Evidence) -> Difference:
        """Return what came, each part in order, with the evidence that the earlier one and the news make together."""
        documents = _joined_documents(earlier.documents, self.documents)
        here = {document.sha256: document for document in self.documents}

        def place_of(claim: Claim) -> tuple[Any, ...]:
            document = here.get(claim.document) or documents[claim.document]
            return claim_place(claim, document)

        later = replace(
            earlier,
            times=replace(earlier.times, known_on=self.known_on),
            documents=documents,
            claims=_joined(earlier.claims, self.claims, place_of),
            judgements=_joined(earlier.judgements, self.judgements, judgement_place),
            copies=_joined(earlier.copies, self.copies, copy_place),
            acts=(*earlier.acts, *self.acts),
        )
        return Difference(
            later=later,
            documents=tuple(sorted(self.documents, key=document_place)),
            claims=tuple(sorted(self.claims, key=place_of)),
            judgements=tuple(sorted(self.judgements, key=judgement_place)),
            copies=tuple(sorted(self.copies, key=copy_place)),
        )


def document_place(document: Document) -> tuple[date, str]:
    """Return the key by which reports are put in order: those without a day of publication come last."""
    return (document.published.day if document.published else date.max, document.sha256)


def claim_place(claim: Claim, document: Document) -> tuple[date, str, Span, str]:
    """Return the key by which claims are put in order: as their reports are, then as they stand in the text.

    Args:
        document: The report that carries the claim.
    """
    return (*document_place(document), claim.sentence.span, claim.id)


def judgement_place(judgement: Judgement) -> tuple[str, str, bool, str]:
    """Return the key by which judgements are put in order: of a pair's, a person goes before the program."""
    return judgement.left, judgement.right, not judgement.judge.startswith(PERSON), judgement.judge


def copy_place(copy: Copy) -> tuple[str, str]:
    """Return the key by which copies are put in order."""
    return copy.copy, copy.original


def _claim_key(claim: Claim) -> str:
    return claim.id


def _apart(earlier: Sequence[T], later: Sequence[T], key: Callable[[T], Any]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What is in the later and not, or otherwise, in the earlier one, and the reverse."""
    before = {key(one): one for one in earlier}
    now = {key(one): one for one in later}
    same = {one for one, value in now.items() if one in before and (before[one] is value or before[one] == value)}
    return (
        tuple(value for one, value in now.items() if one not in same),
        tuple(value for one, value in before.items() if one not in same),
    )


def _joined(present: tuple[T, ...], come: Sequence[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """The rows in order, with others among them."""
    if len(come) > _FEW:
        return tuple(sorted((*present, *come), key=key))
    parts: list[Iterable[T]] = []
    behind = 0
    for one in sorted(come, key=key):
        place = bisect_left(present, key(one), lo=behind, key=key)
        parts += [present[behind:place], [one]]
        behind = place
    return (*chain.from_iterable(parts), *present[behind:]) if parts else present


def _joined_documents(present: Mapping[str, Document], come: Sequence[Document]) -> Mapping[str, Document]:
    if not come:
        return present
    if len(come) > _FEW:
        return {one.sha256: one for one in sorted((*present.values(), *come), key=document_place)}
    papers = tuple(present.values())
    found: dict[str, Document] = {}
    rows = iter(present.items())
    behind = 0
    for one in sorted(come, key=document_place):
        place = bisect_left(papers, document_place(one), key=document_place)
        found.update(islice(rows, place - behind))
        found[one.sha256] = one
        behind = place
    found.update(rows)
    return found

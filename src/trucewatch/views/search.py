"""Search: which claims and reports have the words, with the words marked in what was written.

Ranking, the same on every store: first what has the words together and in the order of the query, then what has them
more often, then what was published later, then by id.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.folding import Query, words_of
from trucewatch.model.text import Document
from trucewatch.views.ledger import searched_text

_AROUND = 90
"""Characters of a report shown before and after the first place where the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """One claim that has the words."""

    claim: Claim
    document: Document
    marks: tuple[tuple[int, int], ...]
    """Where they stand in its sentence, half-open, in code points; empty where only names have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """One report whose text has the words."""

    document: Document
    times: int
    """At how many places."""
    start: int
    """Where the snippet begins in the report's text."""
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Where they stand in the snippet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What has the words."""

    claims: tuple[FoundClaim, ...]
    """Best first."""
    reports: tuple[FoundReport, ...]
    """Best first; registers of events are found by their claims."""


def search_claims(query: Query, claims: Iterable[Claim], evidence: Evidence) -> tuple[FoundClaim, ...]:
    """Return the claims that have all the terms, best first.

    Args:
        claims: Of the evidence.
    """
    found = []
    for claim in claims:
        words = words_of(searched_text(claim))
        places = query.places_in(words)
        if places is None:
            continue
        length = len(claim.sentence.text)
        document = evidence.documents[claim.document]
        marks = tuple((start, end) for start, end in places if end <= length)
        one = FoundClaim(claim=claim, document=document, marks=marks)
        found.append(((not query.is_together_in(words), -len(places), _latest_first(document), claim.id), one))
    return tuple(one for _, one in sorted(found, key=lambda entry: entry[0]))


def search_reports(query: Query, documents: Iterable[Document]) -> tuple[FoundReport, ...]:
    """Return the reports whose kept text has all the terms, best first."""
    found = []
    for document in documents:
        if document.is_table:
            continue
        words = words_of(document.text)
        places = query.places_in(words)
        if places is None:
            continue
        rank = (not query.is_together_in(words), -len(places), _latest_first(document), document.sha256)
        found.append((rank, _report(document, places)))
    return tuple(one for _, one in sorted(found, key=lambda entry: entry[0]))


def search_as_json(found: Found) -> dict[str, Any]:
    """Return what was found as JSON; marks are pairs of start and end in the quoted text."""
    return {
        "claims": [
            {**claim_as_json(one.claim, one.document), "marks": [list(mark) for mark in one.marks]}
            for one in found.claims
        ],
        "reports": [
            {
                "sha256": one.document.sha256,
                "title": one.document.title,
                "name": one.document.name,
                "source": one.document.source,
                "published": one.document.published.day.isoformat() if one.document.published else None,
                "times": one.times,
                "start": one.start,
                "snippet": one.snippet,
                "marks": [list(mark) for mark in one.marks],
            }
            for one in found.reports
        ],
    }


def _report(document: Document, places: Sequence[tuple[int, int]]) -> FoundReport:
    """The words around the first place, cut at blanks."""
    text, (first, last) = document.text, places[0]
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    if start:
        start = max(text.rfind(" ", 0, start + 1), text.rfind("\n", 0, start + 1), 0)
    if end < len(text):
        cut = text.find(" ", end)
        end = len(text) if cut < 0 else cut
    within = [(begin - start, stop - start) for begin, stop in places if start <= begin and stop <= end]
    return FoundReport(document=document, times=len(places), start=start, snippet=text[start:end], marks=tuple(within))


def _latest_first(document: Document) -> int:
    return -(document.published.day.toordinal() if document.published else date.min.toordinal())

"""A report as far as an export quotes it: its hash, source and day, and each quoted sentence at its place.

The bytes stay where the export was made; what it does not quote is blank. So every claim keeps its id, its span and its
sentence, and exporting it again writes the same row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.imports.remarks import Remarks, shown
from trucewatch.imports.table import Part
from trucewatch.model.claim import COUNT_KEYS, Claim
from trucewatch.model.claim_json import claim_from_json, with_id
from trucewatch.model.text import UNKNOWN_SOURCE, DateBasis, Document, Publication
from trucewatch.model.written import write_claim

MOST_CHARACTERS = 50_000_000
"""No report is longer than this; a span beyond it is a slip, not a reason to run out of memory."""
_NAME_KEYS = ("speaker", "perpetrator", "target", "weapons", "by", "of", "actor", "participants", "parties")
_SHA256_LENGTH = 64
_HEX_DIGITS = frozenset("0123456789abcdef")
_NEEDED = ("id", "kind", "document", "sentence", "speaker", "quoted", "denied", "certainty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One claim of an export, and what the export says of its report."""

    line: int
    claim: Claim
    source: str
    published: date | None

    @property
    def report(self) -> tuple[str, str, date | None]:
        """The report's hash, source and day."""
        return self.claim.document, self.source, self.published


def quoted_claim(content: Any, line: int, remarks: Remarks) -> Quoted | None:
    """Return the claim in its published form, checked against its own id; None where something is wrong with it."""
    if not isinstance(content, Mapping):
        remarks.fault(line, "", "expected a claim as a JSON object, found something else")
        return None
    missing = [key for key in _NEEDED if content.get(key) is None]
    if missing:
        remarks.fault(line, missing[0], "expected a value, found none")
        return None
    try:
        claim = claim_from_json(dict(content))
        _check_types(claim)
        made_of_it = with_id(claim).id
        day = content["document"].get("published")
        published = date.fromisoformat(day) if day else None
        source = str(content["document"].get("source") or UNKNOWN_SOURCE)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        told = f"{type(error).__name__}: {error}" if isinstance(error, KeyError) else str(error)
        remarks.fault(line, "", f"expected a claim in the form of our exports, found one that is not ({told})")
        return None
    return _checked(Quoted(line=line, claim=claim, source=source, published=published), made_of_it, remarks)


def _check_types(claim: Claim) -> None:
    """Make sure of what Python would let pass: that numbers are numbers, and names are texts.

    Raises:
        ValueError: One is not.
    """
    span = claim.sentence.span
    counts = [count for key in COUNT_KEYS if (count := getattr(claim, key))]
    bounds = [bound for count in counts for bound in (count.least, count.most, count.best) if bound is not None]
    if not all(type(number) is int for number in (span.start, span.end, *bounds)):
        raise ValueError("a count or an offset is no whole number")
    points = [place.point for place in claim.place if place.point]
    degrees = [degree for point in points for degree in (point.latitude, point.longitude)]
    reaches = [place.precision_km for place in claim.place if place.precision_km is not None]
    shares = [] if claim.share is None else [claim.share]
    if not all(type(number) in (int, float) for number in (*degrees, *reaches, *shares)):
        raise ValueError("a coordinate, a precision or a share is no number")
    if not all(abs(point.latitude) <= 90.0 and abs(point.longitude) <= 180.0 for point in points):
        raise ValueError("a point does not lie on the earth")
    lists = [getattr(claim, key) for key in _NAME_KEYS]
    texts = [claim.id, claim.document, claim.sentence.text, claim.reader, *(place.name for place in claim.place)]
    coded = [part for pair in claim.codes for part in pair]
    if not all(isinstance(text, str) for text in (*texts, *coded, *(name for names in lists for name in names))):
        raise ValueError("a name or a text is none")


def _checked(quoted: Quoted, made_of_it: str, remarks: Remarks) -> Quoted | None:
    claim, span = quoted.claim, quoted.claim.sentence.span
    if len(claim.document) != _SHA256_LENGTH or not _HEX_DIGITS.issuperset(claim.document):
        remarks.fault(quoted.line, "document", f"expected a sha256 of 64 hex digits, found {shown(claim.document)}")
    elif not 0 <= span.start <= span.end <= MOST_CHARACTERS:
        expected = f"a span between 0 and {MOST_CHARACTERS}"
        remarks.fault(quoted.line, "sentence", f"expected {expected}, found {span.start} to {span.end}")
    elif made_of_it != claim.id:
        told = f"expected {made_of_it}, which is the id of what the row says, found {shown(claim.id)}"
        remarks.fault(quoted.line, "id", f"{told}: it was changed after it was exported")
    else:
        return quoted
    return None


def quoted_report(quoted: Sequence[Quoted], *, told_by: str, name: str, remarks: Remarks) -> Part | None:
    """Return the report that these claims quote; None where they do not agree about it.

    Args:
        quoted: At least one claim, all of one report.
        told_by: sha256 of the export's bytes.
        name: Of the export, to be shown.
    """
    sha256, source, published = quoted[0].report
    text = [" "] * max(one.claim.sentence.span.end for one in quoted)
    filled = bytearray(len(text))
    for one in quoted:
        if one.report != quoted[0].report:
            remarks.fault(one.line, "document", "expected one source and day for one report, found others above it")
        span, words = one.claim.sentence.span, one.claim.sentence.text
        clashes = any(filled[place] and text[place] != letter for place, letter in enumerate(words, start=span.start))
        if clashes:
            remarks.fault(
                one.line, "sentence", "expected the sentences of one report to agree, found another text there"
            )
            return None
        text[span.start : span.end] = words
        filled[span.start : span.end] = b"\1" * len(words)
    document = Document(
        sha256=sha256,
        text="".join(text),
        extractor="quotations 1",
        name=f"{sha256[:12]}, quoted by {name}",
        source=source,
        published=Publication(day=published, basis=DateBasis.METADATA) if published else None,
        told_by=told_by,
    )
    written = [write_claim(claim) for claim in {one.claim.id: one.claim for one in quoted}.values()]
    return Part(document=document, written=written)

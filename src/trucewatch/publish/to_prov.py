"""PROV-O as JSON-LD: from every figure to its claims, their sentences, the texts, the bytes and the readers.

Each step is one of the W3C's words, so that any PROV tool can walk it: a figure `wasDerivedFrom` claims, a claim
`wasQuotedFrom` a sentence and `wasGeneratedBy` a reading, a text `wasDerivedFrom` bytes that are named by their hash.
The context stands in the file itself: nobody need fetch anything to understand it.

Source:
    PROV-O, the PROV ontology (W3C Recommendation, 30 April 2013).
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident, Toll
from trucewatch.model.text import Document
from trucewatch.publish.form import Handover

TITLE = "PROV-O (JSON-LD)"
MIME_TYPE = "application/ld+json"
SUFFIX = ".prov.jsonld"
IS_TEXT = True
COLUMNS = ("Figure", "Incident", "Claim", "Sentence", "Text", "Bytes", "Reading", "Extraction", "Reader", "Source")
"""The types of the nodes; each is a `prov:Entity`, a `prov:Activity` or a `prov:Agent` besides."""

_CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tw": "urn:trucewatch:",
    "id": "@id",
    "type": "@type",
    "value": "prov:value",
    "label": {"@id": "http://www.w3.org/2000/01/rdf-schema#label"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "start": {"@id": "tw:start", "@type": "xsd:integer"},
    "end": {"@id": "tw:end", "@type": "xsd:integer"},
    "sha256": "tw:sha256",
    "published": {"@id": "tw:published", "@type": "xsd:date"},
    "says": {"@id": "tw:says", "@type": "@json"},
    "low": {"@id": "tw:low", "@type": "xsd:integer"},
    "best": {"@id": "tw:best", "@type": "xsd:integer"},
    "high": {"@id": "tw:high", "@type": "xsd:integer"},
    "withheld": {"@id": "tw:withheld", "@type": "@json"},
}
_TOLLS = ("killed", "civilians_killed", "injured")

Node = dict[str, Any]


def write(handover: Handover, out: BinaryIO) -> None:
    """Write incidents with their figures, claims and all that they rest on, one node a line."""
    withheld = [{"source": one.source, "reason": one.reason, "claims": one.claims} for one in handover.withheld]
    out.write(b'{"@context":' + _line(_CONTEXT))
    if withheld:
        out.write(b',\n"withheld":' + _line(withheld))
    out.write(b',\n"@graph":[')
    for number, node in enumerate(_nodes(handover)):
        out.write((b",\n" if number else b"\n") + _line(node))
    out.write(b"\n]}\n")


def _line(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _nodes(handover: Handover) -> Iterator[Node]:
    for incident in handover.incidents:
        yield from _incident(incident)
    for claim in handover.claims:
        yield from _claim(claim, handover.evidence)
    documents = handover.evidence.documents
    carrying = dict.fromkeys(claim.document for claim in handover.claims)
    for sha256 in carrying:
        yield from _document(documents[sha256])
    yield from _agents(tuple(handover.claims), [documents[sha256] for sha256 in carrying])


def _incident(incident: Incident) -> Iterator[Node]:
    yield {
        "id": f"tw:{incident.id}",
        "type": ["prov:Entity", "tw:Incident"],
        "label": str(incident.type),
        "wasDerivedFrom": [f"tw:{claim}" for claim in incident.claims],
    }
    sides = [(f"{key}/{one.side}", getattr(one, key)) for one in incident.by_side for key in ("killed", "injured")]
    tolls: list[tuple[str, Toll | None]] = [*((key, getattr(incident, key)) for key in _TOLLS), *sides]
    for key, toll in tolls:
        if toll:
            bounds = {"low": toll.low, "best": toll.best, "high": toll.high}
            yield {
                "id": f"tw:{incident.id}/{_path(key)}",
                "type": ["prov:Entity", "tw:Figure"],
                "label": f"{key.replace('_', ' ').replace('/', ', side: ')} in {incident.id}",
                **{end: number for end, number in bounds.items() if number is not None},
                "wasDerivedFrom": [f"tw:{claim}" for claim in toll.claims],
            }


def _claim(claim: Claim, evidence: Evidence) -> Iterator[Node]:
    document, span = evidence.documents[claim.document], claim.sentence.span
    sentence = f"tw:{claim.document}#char={span.start},{span.end}"
    said = claim_as_json(claim)
    for key in ("id", "document", "sentence", "grounds", "reader"):
        said.pop(key, None)
    yield {
        "id": f"tw:{claim.id}",
        "type": ["prov:Entity", "tw:Claim"],
        "says": said,
        "wasQuotedFrom": sentence,
        "wasGeneratedBy": _reading(claim),
        "wasAttributedTo": f"tw:source/{document.source}",
    }
    yield {
        "id": sentence,
        "type": ["prov:Entity", "tw:Sentence"],
        "value": claim.sentence.text,
        "start": span.start,
        "end": span.end,
        "wasDerivedFrom": f"tw:{claim.document}",
    }


def _reading(claim: Claim) -> str:
    return f"tw:reading/{claim.document}/{_segment(claim.reader)}"


def _document(document: Document) -> Iterator[Node]:
    """The kept text, the bytes that it was made of, and what made it of them."""
    text, raw = f"tw:{document.sha256}", f"tw:bytes/{document.sha256}"
    extraction = f"tw:extraction/{document.sha256}"
    when = {"generatedAtTime": document.recorded_at.isoformat()} if document.recorded_at else {}
    day = {"published": document.published.day.isoformat()} if document.published else {}
    yield {
        "id": text,
        "type": ["prov:Entity", "tw:Text"],
        "label": document.title or document.name,
        "wasDerivedFrom": raw,
        "wasGeneratedBy": extraction,
        "wasAttributedTo": f"tw:source/{document.source}",
        **day,
        **when,
    }
    yield {"id": raw, "type": ["prov:Entity", "tw:Bytes"], "sha256": document.sha256}
    yield {
        "id": extraction,
        "type": ["prov:Activity", "tw:Extraction"],
        "used": raw,
        "wasAssociatedWith": f"tw:reader/{_segment(document.extractor)}",
    }


def _agents(claims: Sequence[Claim], documents: Sequence[Document]) -> Iterator[Node]:
    """Readings with their readers, and sources, each once."""
    for reading, claim in {_reading(claim): claim for claim in claims}.items():
        yield {
            "id": reading,
            "type": ["prov:Activity", "tw:Reading"],
            "used": f"tw:{claim.document}",
            "wasAssociatedWith": f"tw:reader/{_segment(claim.reader)}",
        }
    for name in sorted({claim.reader for claim in claims} | {document.extractor for document in documents}):
        yield {"id": f"tw:reader/{_segment(name)}", "type": ["prov:SoftwareAgent", "tw:Reader"], "label": name}
    for source in sorted({document.source for document in documents}):
        yield {"id": f"tw:source/{source}", "type": ["prov:Organization", "tw:Source"], "label": source}


def _path(name: str) -> str:
    """Return a path of names as a part of an address: "killed/Side A" is "killed/Side-A"."""
    return "/".join(map(_segment, name.split("/")))


def _segment(name: str) -> str:
    """Return a name as a part of an address: "english 0.1" is "english-0.1"."""
    return "".join(letter if letter.isalnum() or letter in "._" else "-" for letter in name) or "unnamed"

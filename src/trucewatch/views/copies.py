"""Which reports repeat which: how, how much, and in which sentences."""

from collections.abc import Iterable
from typing import Any

from trucewatch.model.evidence import Evidence
from trucewatch.model.judgement import Copy
from trucewatch.model.text import Document
from trucewatch.reconcile.copies import sentence_at

_LIKENESS_DIGITS = 3


def copies_as_json(copies: Iterable[Copy], evidence: Evidence) -> list[dict[str, Any]]:
    """Return the copies in their order, each with both reports and the sentences that they share."""
    return [copy_as_json(copy, evidence) for copy in copies]


def copy_as_json(copy: Copy, evidence: Evidence) -> dict[str, Any]:
    """Return the copy in its published form; `changed` tells whether a shared sentence differs between the two."""
    repeating, repeated = evidence.documents[copy.copy], evidence.documents[copy.original]
    return {
        "kind": str(copy.kind),
        "likeness": round(copy.likeness, _LIKENESS_DIGITS),
        "copy": _report_as_json(repeating),
        "original": _report_as_json(repeated),
        "sentences": [
            _pair_as_json(start, sentence_at(repeating.text, start), first, sentence_at(repeated.text, first))
            for start, first in copy.sentences
        ],
    }


def _report_as_json(document: Document) -> dict[str, Any]:
    return {
        "document": document.sha256,
        "source": document.source,
        "name": document.name,
        "title": document.title,
        "published": document.published.day.isoformat() if document.published else None,
    }


def _pair_as_json(start: int, text: str, first: int, original: str) -> dict[str, Any]:
    return {
        "start": start,
        "text": text,
        "original_start": first,
        "original_text": original,
        "changed": text != original,
    }

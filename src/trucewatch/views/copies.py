"""Which reports repeat which: how, how much, and in which sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyNode:
    """One report in a tree of copies, with those that repeat it."""

    document: str
    """sha256."""
    how: Copy | None
    """How it repeats the report above it; None for the one at the top."""
    copies: tuple["CopyNode", ...]
    """In the order of the evidence's copies."""

    @property
    def size(self) -> int:
        """How many reports repeat it, directly or through others."""
        return sum(1 + node.size for node in self.copies)


def tree_of_copies(sha256: str, copies: Sequence[Copy]) -> CopyNode | None:
    """Return the tree in which the report stands, each report under the one it repeats most; None where it has none.

    Of several reports repeated alike, the one that repeats nothing itself goes before; so that a wire story and its
    reprints make one small tree, not a web.
    """
    above: dict[str, Copy] = {}
    copied = {copy.copy for copy in copies}
    for copy in copies:
        best = above.get(copy.copy)
        if best is None or _claim_on(copy, copied) > _claim_on(best, copied):
            above[copy.copy] = copy
    top = sha256
    seen = {sha256}
    while top in above and above[top].original not in seen:
        top = above[top].original
        seen.add(top)
    tree = _grow(top, None, above, frozenset())
    return tree if tree.copies else None


def tree_as_json(node: CopyNode) -> dict[str, Any]:
    """Return the tree in its published form."""
    return {
        "document": node.document,
        "kind": str(node.how.kind) if node.how else None,
        "likeness": round(node.how.likeness, _LIKENESS_DIGITS) if node.how else None,
        "copies": [tree_as_json(each) for each in node.copies],
    }


def _claim_on(copy: Copy, copied: set[str]) -> tuple[float, bool, str]:
    return (copy.likeness, copy.original not in copied, copy.original)


def _grow(sha256: str, how: Copy | None, above: Mapping[str, Copy], seen: frozenset[str]) -> CopyNode:
    under = [copy for copy in above.values() if copy.original == sha256 and copy.copy not in seen]
    return CopyNode(
        document=sha256,
        how=how,
        copies=tuple(_grow(copy.copy, copy, above, seen | {sha256}) for copy in under),
    )

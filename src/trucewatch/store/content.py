"""Turn what is recorded into the JSON that its row holds, and back; claims have `model.claim_json` for it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.judgement import Answer, Copy, CopyKind, Judgement, Reason
from trucewatch.model.text import Block, BlockKind, DateBasis, Document, Publication, Span


def document_as_json(document: Document) -> dict[str, Any]:
    """Return what is known of the report, but its text and the instant of recording, which have places of their own."""
    rare = {"is_table": document.is_table, "withheld": document.withheld, "told_by": document.told_by}
    return {
        "sha256": document.sha256,
        "name": document.name,
        "source": document.source,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "published": _publication_as_json(document.published),
        "constructed": document.constructed,
        **{key: value for key, value in rare.items() if value},
    }


def text_as_json(document: Document, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the text that was made of the report's bytes, with what made it and what that was told."""
    return {
        "document": document.sha256,
        "extractor": document.extractor,
        "options": dict(options),
        "text": document.text,
        "blocks": [[block.span.start, block.span.end, str(block.kind)] for block in document.blocks],
    }


def document_from_json(
    content: Mapping[str, Any], text: Mapping[str, Any] | None, *, recorded_at: datetime
) -> Document:
    """Return the report that `document_as_json` and `text_as_json` wrote, with the instant of its recording.

    Args:
        text: What was made of its bytes; None for a mere heading, which has neither text nor blocks.
    """
    return Document(
        sha256=content["sha256"],
        text=text["text"] if text else "",
        extractor=text["extractor"] if text else "",
        name=content["name"],
        source=content["source"],
        title=content["title"],
        url=content["url"],
        language=content["language"],
        published=_publication_from_json(content["published"]),
        blocks=tuple(
            Block(span=Span(start=start, end=end), kind=BlockKind(kind))
            for start, end, kind in (text["blocks"] if text else ())
        ),
        constructed=content["constructed"],
        is_table=content.get("is_table", False),
        withheld=content.get("withheld"),
        told_by=content.get("told_by"),
        recorded_at=recorded_at,
    )


def judgement_as_json(judgement: Judgement) -> dict[str, Any]:
    """Return the whole of the judgement."""
    return {
        "left": judgement.left,
        "right": judgement.right,
        "answer": str(judgement.answer),
        "score": judgement.score,
        "reasons": [[reason.evidence, reason.weight, reason.words] for reason in judgement.reasons],
        "judge": judgement.judge,
    }


def judgement_from_json(content: dict[str, Any]) -> Judgement:
    """Return the judgement that `judgement_as_json` wrote."""
    return Judgement(
        left=content["left"],
        right=content["right"],
        answer=Answer(content["answer"]),
        score=content["score"],
        reasons=tuple(
            Reason(evidence=evidence, weight=weight, words=words) for evidence, weight, words in content["reasons"]
        ),
        judge=content["judge"],
    )


def copy_as_json(copy: Copy) -> dict[str, Any]:
    """Return the whole of the finding that one report repeats another."""
    return {
        "copy": copy.copy,
        "original": copy.original,
        "kind": str(copy.kind),
        "likeness": copy.likeness,
        "sentences": [list(pair) for pair in copy.sentences],
    }


def copy_from_json(content: dict[str, Any]) -> Copy:
    """Return what `copy_as_json` wrote."""
    return Copy(
        copy=content["copy"],
        original=content["original"],
        kind=CopyKind(content["kind"]),
        likeness=content["likeness"],
        sentences=tuple((start, origin) for start, origin in content["sentences"]),
    )


def issue_as_json(issue: Issue, document: str) -> dict[str, Any]:
    """Return the whole of the issue, with the sha256 of the report that was odd."""
    return {"document": document, "where": issue.where, "what": issue.what, "loudness": str(issue.loudness)}


def issue_from_json(content: dict[str, Any]) -> Issue:
    """Return the issue that `issue_as_json` wrote."""
    return Issue(where=content["where"], what=content["what"], loudness=Loudness(content["loudness"]))


def _publication_as_json(published: Publication | None) -> dict[str, Any] | None:
    if published is None:
        return None
    return {
        "day": published.day.isoformat(),
        "at": published.at.isoformat() if published.at else None,
        "basis": str(published.basis),
    }


def _publication_from_json(content: dict[str, Any] | None) -> Publication | None:
    if content is None:
        return None
    return Publication(
        day=date.fromisoformat(content["day"]),
        at=datetime.fromisoformat(content["at"]) if content["at"] else None,
        basis=DateBasis(content["basis"]),
    )

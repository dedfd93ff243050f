"""The sources of the reports, and each of them: how it leans and is graded, what it brought, whom it repeats."""

from collections import Counter

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import UnknownNameError
from trucewatch.model.actor import Source
from trucewatch.model.claim import PUBLISHER
from trucewatch.model.text import Document
from trucewatch.web.asking import Question, turn_to
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show
from trucewatch.yaml_lines import nearest

router = page_router()


@router.get("/sources")
def sources(request: Request, question: Asked) -> HTMLResponse:
    """Show the sources of the reports."""
    rows: list[tuple[str, Source | None, list[Document]]] = [
        (source_id, question.workspace.sources.get(source_id), documents)
        for source_id, documents in _by_source(question).items()
    ]
    rows.sort(key=lambda row: (row[1] is None, (row[1].name if row[1] else row[0]).casefold()))
    return show(request, question, "sources.html", section="/sources", rows=rows)


@router.get("/sources/{source_id:path}")
def source(request: Request, question: Asked, source_id: str) -> HTMLResponse:
    """Show one source, with its reports, the latest first."""
    known, of_all = question.workspace.sources.get(source_id), _by_source(question)
    if known is None and source_id not in of_all:
        raise UnknownNameError("source", source_id, nearest(source_id, list(of_all)), listing="trucewatch sources")
    evidence, documents = question.evidence(), of_all.get(source_id, [])
    of_it = {document.sha256 for document in documents}
    claims = [claim for claim in evidence.claims if claim.document in of_it]
    quoted = Counter(name for claim in claims for name in claim.speaker if name != PUBLISHER)
    return show(
        request,
        question,
        "source.html",
        section="/sources",
        source_id=source_id,
        source=known,
        page=turn_to(documents[::-1], request.query_params.get("page")),
        claims=Counter(claim.document for claim in claims),
        in_own_voice=sum(PUBLISHER in claim.speaker for claim in claims),
        quoted=sorted(quoted.items(), key=lambda one: (-one[1], one[0]))[:20],
        repeats=[copy for copy in evidence.copies if copy.copy in of_it],
        repeated=[copy for copy in evidence.copies if copy.original in of_it],
        documents=evidence.documents,
    )


def _by_source(question: Question) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in question.documents():
        found.setdefault(document.source, []).append(document)
    return found

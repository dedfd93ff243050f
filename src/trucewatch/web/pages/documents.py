"""The kept text of a report, with its claimed sentences marked, and which reports repeat it or are repeated in it."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.views.copies import tree_of_copies
from trucewatch.web.marking import mark_lines
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/documents/{sha256}")
def document(request: Request, question: Asked, sha256: str) -> HTMLResponse:
    """Show one report."""
    found, evidence = question.workspace.document(sha256), question.evidence()
    of_it = [one for one in evidence.claims if one.document == found.sha256]
    return show(
        request,
        question,
        "document.html",
        section="/sources",
        document=found,
        counts=found.sha256 in evidence.documents,
        lines=mark_lines(found, of_it),
        claims=of_it,
        tree=tree_of_copies(found.sha256, evidence.copies),
        documents=evidence.documents,
    )

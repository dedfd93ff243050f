"""Search: words in any script, over sentences, reports, actors, sources and what was agreed."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.views.find import find_everywhere
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/search")
async def search(request: Request, question: Asked) -> HTMLResponse:
    """Show what holds the words."""
    words = request.query_params.get("q", "").strip()
    workspace = question.workspace
    found = (
        find_everywhere(
            words,
            question.evidence(),
            agreements=workspace.agreements.agreements,
            actors=workspace.actors,
            sources=workspace.sources,
        )
        if words
        else None
    )
    return show(
        request,
        question,
        "search.html",
        section="/search",
        words=words,
        found=found,
        page=turn_to(found.claims if found else (), request.query_params.get("page")),
    )

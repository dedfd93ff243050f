"""Search: words in any script, over sentences, reports, actors, sources and what was agreed."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.views.find import FoundNames, find_names
from trucewatch.views.search import Found
from trucewatch.web.asking import Question, turn_to
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/search")
def search(request: Request, question: Asked) -> HTMLResponse:
    """Show what holds the words."""
    words = request.query_params.get("q", "").strip()
    found = found_with(words, question)
    return show(
        request,
        question,
        "search.html",
        section="/search",
        words=words,
        names=names_with(words, question),
        reports=found.reports,
        page=turn_to(found.claims, request.query_params.get("page")),
    )


def found_with(words: str, question: Question) -> Found:
    """Return the claims and reports that have the words, best first."""
    return question.worked_out(
        ("search", words), lambda workspace: workspace.search(words, question.times), called="what has these words"
    )


def names_with(words: str, question: Question) -> FoundNames:
    """Return the obligations, actors and sources whose names have the words."""
    workspace = question.workspace
    return find_names(
        words,
        question.evidence(),
        agreements=workspace.agreements.agreements,
        actors=workspace.actors,
        sources=workspace.sources,
    )

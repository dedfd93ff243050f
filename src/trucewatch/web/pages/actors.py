"""The actors that are named, and each of them: what it said on what was owed, and what is said of it."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.views.actors import NamedActor, find_actors, portray
from trucewatch.web.asking import Question, turn_to
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/actors")
def actors(request: Request, question: Asked) -> HTMLResponse:
    """Show all who speak or are spoken of, those named most first."""
    found = actors_named(question)
    return show(
        request,
        question,
        "actors.html",
        section="/actors",
        page=turn_to(found, request.query_params.get("page")),
    )


@router.get("/actors/{key:path}")
def actor(request: Request, question: Asked, key: str) -> HTMLResponse:
    """Show one actor."""
    portrait = portray(
        key,
        question.evidence(),
        actors=question.workspace.actors,
        boards=list(question.boards()),
        incidents=question.incidents(),
    )
    return show(
        request,
        question,
        "actor.html",
        section="/actors",
        portrait=portrait,
        spoken=turn_to(portrait.spoken[::-1], request.query_params.get("page")),
        agreements={one.id: one for one in question.workspace.agreements.agreements},
    )


def actors_named(question: Question) -> tuple[NamedActor, ...]:
    """Return all who speak or are spoken of, those named most first."""
    return question.answer("actors", lambda: find_actors(question.evidence(), actors=question.workspace.actors))

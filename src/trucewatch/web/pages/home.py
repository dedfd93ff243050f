"""The first page: the agreements, each with how it stands."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/")
@router.get("/agreements")
def home(request: Request, question: Asked) -> HTMLResponse:
    """Show the agreements, those of which something is said first; their boards open as of the newest report."""
    newest = question.overview().newest
    shown = question if "as_of" in question.kept or newest is None else question.on(newest)
    there = list(shown.boards_there())
    boards = [board for _, board in there if board is not None]
    return show(
        request,
        shown,
        "home.html",
        section="/agreements",
        boards=[one for one in boards if one.bearings],
        silent=[one.agreement for one in boards if not one.bearings],
        unfinished=[agreement for agreement, board in there if board is None],
        newest=newest,
        documents=question.overview().documents,
        shown_on=shown.times.as_of,
    )

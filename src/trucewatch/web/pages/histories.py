"""How a board came to stand as it does: day by day what changed, as a page and as an Atom feed."""

from collections.abc import Sequence
from datetime import date

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from trucewatch.publish.atom import MIME_TYPE, say_change, write_atom
from trucewatch.views.board import Board
from trucewatch.views.changes import BoardChanges
from trucewatch.views.history import changes_along, days_of_change
from trucewatch.web.asking import Question
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import absolute, show

router = page_router()

_DAYS_A_PAGE = 12
"""Each day is a board made anew: more would keep the reader waiting."""


@router.get("/agreements/{agreement_id}/history")
def history(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show what changed on the last days on which anything could, the latest first."""
    days = days_looked_at(question, agreement_id)
    return show(
        request,
        question,
        "history.html",
        section="/agreements",
        tab="history",
        agreement=question.board(agreement_id).agreement,
        changes=agreement_changes(question, agreement_id, days),
        say_change=say_change,
        earlier=days[0] if len(days) > _DAYS_A_PAGE else None,
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


@router.get("/agreements/{agreement_id}/changes.atom")
def feed(request: Request, question: Asked, agreement_id: str) -> Response:
    """Return the same as an Atom feed; without a day asked for, as of the newest report."""
    newest = question.overview().newest
    asked = question if "as_of" in question.kept or newest is None else question.on(newest)
    written = write_atom(
        agreement_changes(asked, agreement_id, days_looked_at(asked, agreement_id)),
        asked.board(agreement_id).agreement,
        address=absolute(request, f"/agreements/{agreement_id}"),
    )
    return Response(written, media_type=MIME_TYPE)


def agreement_changes(question: Question, agreement_id: str, days: Sequence[date]) -> list[BoardChanges]:
    """Return what changed on the days but the first, the latest first."""

    def board_on(day: date) -> Board:
        return question.on(day).board(agreement_id)

    return list(changes_along(days, board_on))


def days_looked_at(question: Question, agreement_id: str) -> tuple[date, ...]:
    """The last days of change, with the one before them to be compared with."""
    return days_of_change(question.board(agreement_id), question.evidence())[-_DAYS_A_PAGE - 1 :]

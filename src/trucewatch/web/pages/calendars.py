"""The calendar of an agreement, as sheets of months and as a feed to subscribe to."""

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from trucewatch.publish.calendar_feed import MIME_TYPE, write_calendar
from trucewatch.views.calendar import Calendar, make_calendar
from trucewatch.views.timeline import make_timeline_view
from trucewatch.web.asking import Question
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import absolute, show

router = page_router()


@router.get("/agreements/{agreement_id}/calendar")
def calendar(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show the months in which something is due, announced or was met for."""
    return show(
        request,
        question,
        "calendar.html",
        section="/agreements",
        tab="calendar",
        agreement=question.board(agreement_id).agreement,
        calendar=agreement_calendar(question, agreement_id),
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


@router.get("/agreements/{agreement_id}/calendar.ics")
def calendar_feed(request: Request, question: Asked, agreement_id: str) -> Response:
    """Return the same as iCalendar."""
    board = question.board(agreement_id)
    written = write_calendar(
        agreement_calendar(question, agreement_id),
        board.agreement,
        as_of=question.times.as_of,
        address=absolute(request, f"/agreements/{agreement_id}"),
    )
    return Response(written, media_type=MIME_TYPE)


def agreement_calendar(question: Question, agreement_id: str) -> Calendar:
    """Return the calendar of an agreement."""

    def make() -> Calendar:
        board = question.board(agreement_id)
        return make_calendar(make_timeline_view(board, question.evidence(), actors=question.workspace.actors))

    return question.answer(("calendar", agreement_id), make)

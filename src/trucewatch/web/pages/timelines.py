"""The timeline of an agreement: what was said, what happened, who was kept out, who met, what fell due."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import BadWordError
from trucewatch.publish.drawing.timeline_svg import LEFT_SHARE, RIGHT_SHARE
from trucewatch.views.timeline import Lane, TimelineView, make_timeline_view
from trucewatch.web.asking import Question, read_period, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.drawings import timeline_drawing
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/agreements/{agreement_id}/timeline")
def timeline(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show the timeline as a drawing, and all of it as a list, the latest first."""
    view = agreement_timeline(request, question, agreement_id)
    lane = _lane(request.query_params.get("lane", "").strip())
    listed = [event for event in (*view.undated, *view.events) if lane is None or event.lane is lane][::-1]
    said = {key: value for key in ("from", "to", "lane") if (value := request.query_params.get(key, "").strip())}
    return show(
        request,
        question,
        "timeline.html",
        section="/agreements",
        tab="timeline",
        agreement=question.board(agreement_id).agreement,
        view=view,
        drawing=timeline_drawing(view, question, title="What was said and what happened"),
        edges=(LEFT_SHARE, RIGHT_SHARE),
        page=turn_to(listed, request.query_params.get("page")),
        lanes=list(Lane),
        lane=lane,
        asked=said,
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def agreement_timeline(request: Request, question: Question, agreement_id: str) -> TimelineView:
    """Return the timeline of an agreement."""
    period = read_period(request.query_params)

    def make() -> TimelineView:
        return make_timeline_view(
            question.board(agreement_id), question.evidence(), actors=question.workspace.actors, period=period
        )

    return question.answer(("timeline", agreement_id, period), make)


def _lane(word: str) -> Lane | None:
    try:
        return Lane(word) if word else None
    except ValueError as error:
        raise BadWordError("lane", word, list(Lane)) from error

"""The timeline of an agreement: what was said, what happened, who was kept out, who met, what fell due."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.choices import read_any_word
from trucewatch.model.period import Period
from trucewatch.publish.drawing.timeline_svg import LEFT_SHARE, RIGHT_SHARE
from trucewatch.views.timeline import Event, Lane, TimelineView, make_timeline_view
from trucewatch.web.asking import Question, read_period, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.drawings import timeline_drawing
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/agreements/{agreement_id}/timeline")
def timeline(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show the timeline as a drawing, and all of it as a list, the latest first."""
    view, period = agreement_timeline(request, question, agreement_id), read_period(request.query_params)
    lane = read_any_word("lane", request.query_params.get("lane"), Lane)
    listed = question.answer(("listed", agreement_id, period, lane), lambda: _latest_first(view, lane))
    said = {key: value for key in ("from", "to", "lane") if (value := request.query_params.get(key, "").strip())}
    return show(
        request,
        question,
        "timeline.html",
        section="/agreements",
        tab="timeline",
        agreement=question.board(agreement_id).agreement,
        view=view,
        drawing=question.answer(
            # Its links hand the times on as the address has them.
            ("timeline drawing", agreement_id, period, tuple(sorted(question.kept.items()))),
            lambda: timeline_drawing(view, question, title="What was said and what happened"),
        ),
        edges=(LEFT_SHARE, RIGHT_SHARE),
        page=turn_to(listed, request.query_params.get("page")),
        lanes=list(Lane),
        lane=lane,
        asked=said,
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def agreement_timeline(request: Request, question: Question, agreement_id: str) -> TimelineView:
    """Return the timeline of an agreement, for the days that the address asks for."""
    return timeline_of(question, agreement_id, read_period(request.query_params))


def timeline_of(question: Question, agreement_id: str, period: Period) -> TimelineView:
    """Return the timeline of an agreement for the days of a period."""

    def make() -> TimelineView:
        return make_timeline_view(
            question.board(agreement_id), question.evidence(), actors=question.workspace.actors, period=period
        )

    return question.answer(("timeline", agreement_id, period), make)


def _latest_first(view: TimelineView, lane: Lane | None) -> list[Event]:
    return [event for event in (*view.undated, *view.events) if lane is None or event.lane is lane][::-1]

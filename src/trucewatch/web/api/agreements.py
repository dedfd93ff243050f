"""Agreements and all that their pages show: board, obligations, contradictions, matrix, map, timeline, calendar."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse

from trucewatch.choices import read_any_word
from trucewatch.views.board import board_as_json
from trucewatch.views.calendar import calendar_as_json
from trucewatch.views.changes import changes_as_json, find_changes
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.explain import explanation_as_json
from trucewatch.views.life import Stage, life_as_json
from trucewatch.views.map import map_as_geojson, map_as_json
from trucewatch.views.matrix import matrix_as_json
from trucewatch.views.timeline import timeline_view_as_json
from trucewatch.web.api.asked import (
    Asked,
    Content,
    FirstAsked,
    FormatAsked,
    LastAsked,
    LengthAsked,
    PageAsked,
    api_router,
    page_as_json,
    turn,
)
from trucewatch.web.api.forms import MIME_TYPES, choose_form, rows_in_form
from trucewatch.web.asking import read_day
from trucewatch.web.pages.agreements import obligation_of
from trucewatch.web.pages.calendars import agreement_calendar
from trucewatch.web.pages.histories import agreement_changes, days_looked_at
from trucewatch.web.pages.lives import lives_of
from trucewatch.web.pages.maps import agreement_map
from trucewatch.web.pages.matrices import agreement_matrix
from trucewatch.web.pages.timelines import agreement_timeline

router = api_router()


@router.get("/agreements")
def agreements(question: Asked) -> Content:
    """Return the agreements, in order of id."""
    return {
        "agreements": [
            {"id": one.id, "title": one.title, "signed": one.signed.isoformat()}
            for one in question.workspace.agreements.agreements
        ]
    }


@router.get("/agreements/{agreement_id}/board")
def board(request: Request, question: Asked, agreement_id: str, format: FormatAsked = None) -> Response:  # noqa: A002
    """Return how an agreement stands; as CSV, its obligations."""
    form = choose_form(request, format, ("json", "csv"))
    return rows_in_form(form, "obligations", board_as_json(question.board(agreement_id)))


@router.get("/agreements/{agreement_id}/obligations/{obligation_id}")
def obligation(question: Asked, agreement_id: str, obligation_id: str) -> Content:
    """Return how one obligation stands, with every reason and the sentences that it rests on."""
    made = question.board(agreement_id)
    wanted = obligation_of(made.agreement, obligation_id)
    return explanation_as_json(question.why(wanted))


@router.get("/agreements/{agreement_id}/contradictions")
def contradictions(question: Asked, agreement_id: str) -> Content:
    """Return where two sides cannot both be right about an agreement."""
    return {"contradictions": [contradiction_as_json(one) for one in question.board(agreement_id).contradictions]}


@router.get("/agreements/{agreement_id}/matrix")
def matrix(question: Asked, agreement_id: str) -> Content:
    """Return who asserts and who denies what."""
    return matrix_as_json(agreement_matrix(question, agreement_id))


@router.get("/agreements/{agreement_id}/map")
def map_of_agreement(  # noqa: PLR0913, PLR0917 - one parameter for each key of the address
    request: Request,
    question: Asked,
    agreement_id: str,
    first: FirstAsked = None,  # noqa: ARG001 - read by its name in the address
    last: LastAsked = None,  # noqa: ARG001 - likewise
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the places of incidents and the zones; as GeoJSON, with their shapes."""
    view = agreement_map(request, question, agreement_id)
    if choose_form(request, format, ("json", "geojson")) == "geojson":
        return JSONResponse(map_as_geojson(view), media_type=MIME_TYPES["geojson"])
    return JSONResponse(map_as_json(view))


@router.get("/agreements/{agreement_id}/timeline")
def timeline(  # noqa: PLR0913, PLR0917 - one parameter for each key of the address
    request: Request,
    question: Asked,
    agreement_id: str,
    first: FirstAsked = None,  # noqa: ARG001 - read by its name in the address
    last: LastAsked = None,  # noqa: ARG001 - likewise
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return what was said, what happened, who was kept out, who met and what fell due."""
    form = choose_form(request, format, ("json", "csv"))
    return rows_in_form(form, "events", timeline_view_as_json(agreement_timeline(request, question, agreement_id)))


@router.get("/agreements/{agreement_id}/violations")
def violations(
    question: Asked,
    agreement_id: str,
    reached: Annotated[str | None, Query(description="Only those that have come just so far: a stage.")] = None,
    page: PageAsked = None,
    per_page: LengthAsked = None,
) -> Content:
    """Return what became of each incident on the board: who alleged, answered, denied, bore it out; page by page."""
    stage = read_any_word("reached", reached, Stage)
    found = [one for one in lives_of(question, agreement_id) if stage is None or one.reached is stage]
    turned = turn(found, page, per_page)
    return page_as_json("violations", turned, [life_as_json(one) for one in turned.entries])


@router.get("/agreements/{agreement_id}/calendar")
def calendar(question: Asked, agreement_id: str) -> Content:
    """Return deadlines and meetings, by day."""
    return calendar_as_json(agreement_calendar(question, agreement_id))


@router.get("/agreements/{agreement_id}/changes")
def changes(
    question: Asked,
    agreement_id: str,
    since: Annotated[str | None, Query(description="Compare with this day; else, day by day, the last days.")] = None,
) -> Content:
    """Return what changed, the latest first."""
    day = read_day({"since": since or ""}, "since")
    if day is None:
        found = agreement_changes(question, agreement_id, days_looked_at(question, agreement_id))
    else:
        found = [find_changes(question.on(day).board(agreement_id), question.board(agreement_id))]
    return {"changes": [changes_as_json(one) for one in found]}

"""Incidents and contradictions, and the map of all incidents."""

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from trucewatch.errors import UnknownNameError
from trucewatch.model.incident import Incident
from trucewatch.model.place import Place
from trucewatch.publish.profiles import rounded
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.incidents import incident_as_json
from trucewatch.views.life import life_as_json
from trucewatch.views.map import map_as_geojson, map_as_json
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
from trucewatch.web.asking import read_period

router = api_router()


@router.get("/incidents")
def incidents(  # noqa: PLR0913, PLR0917 - one parameter for each key of the address
    request: Request,
    question: Asked,
    page: PageAsked = None,
    per_page: LengthAsked = None,
    first: FirstAsked = None,  # noqa: ARG001 - read by its name in the address
    last: LastAsked = None,  # noqa: ARG001 - likewise
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the incidents that may have happened within the days, in order of time, page by page."""
    form = choose_form(request, format, ("json", "csv", "geojson"))
    period = read_period(request.query_params)
    found = question.incidents()
    asks_days = period.first is not None or period.last is not None
    within = [one for one in found if not asks_days or (one.date is not None and one.date.overlaps(period))]
    turned = turn(within, page, per_page)
    as_json = _no_finer_than_told if form == "geojson" else incident_as_json
    return rows_in_form(form, "incidents", page_as_json("incidents", turned, [as_json(one) for one in turned.entries]))


@router.get("/incidents/{incident_id}/life")
def life(question: Asked, incident_id: str) -> Content:
    """Return what became of one incident: each stage with its day, by whose word, and who could know and is silent."""
    return life_as_json(question.workspace.life(incident_id, question.times))


@router.get("/incidents/{incident_id}")
def incident(question: Asked, incident_id: str) -> Content:
    """Return one incident."""
    for one in question.incidents():
        if one.id == incident_id:
            return incident_as_json(one)
    raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")


@router.get("/contradictions/{contradiction_id}")
def contradiction(question: Asked, contradiction_id: str) -> Content:
    """Return one contradiction with both its sides."""
    for board in question.boards():
        for one in board.contradictions:
            if one.id == contradiction_id:
                return contradiction_as_json(one)
    raise UnknownNameError("contradiction", contradiction_id, None, listing="trucewatch board")


@router.get("/map")
def map_of_all(
    request: Request,
    question: Asked,
    first: FirstAsked = None,  # noqa: ARG001 - read by its name in the address
    last: LastAsked = None,  # noqa: ARG001 - likewise
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the places of all incidents."""
    view = question.map(None, read_period(request.query_params))
    if choose_form(request, format, ("json", "geojson")) == "geojson":
        return JSONResponse(map_as_geojson(view), media_type=MIME_TYPES["geojson"])
    return JSONResponse(map_as_json(view))


def _no_finer_than_told(one: Incident) -> Content:
    """The incident with no more digits in its coordinates than its place is known to."""
    content = incident_as_json(one)
    where = rounded(one.place) if isinstance(one.place, Place) else None
    return {**content, "lon": where[0], "lat": where[1]} if where else content

"""The map of an agreement, or of all incidents: drawn on the server, and by an island where scripts may run."""

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse

from trucewatch.model.agreement import Agreement
from trucewatch.views.map import Disc, MapView, map_as_geojson
from trucewatch.web.asking import Question, read_period, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.drawings import MapDrawing, map_drawing
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show
from trucewatch.web.tiles import tiles_of

router = page_router()

_PLACES_A_PAGE = 60


@router.get("/map")
def map_of_all(request: Request, question: Asked) -> HTMLResponse:
    """Show where all incidents of the workspace are told to have been."""
    view = question.map(None, read_period(request.query_params))
    return _show(request, question, view, None)


@router.get("/map.geojson")
def features_of_all(request: Request, question: Asked) -> JSONResponse:
    """Return the same map as features, for the island."""
    view = question.map(None, read_period(request.query_params))
    return _features(view)


@router.get("/agreements/{agreement_id}/map")
def map_of_agreement(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show an agreement's zones, and the incidents where and while it holds."""
    agreement = question.board(agreement_id).agreement
    return _show(request, question, agreement_map(request, question, agreement_id), agreement)


@router.get("/agreements/{agreement_id}/map.geojson")
def features_of_agreement(request: Request, question: Asked, agreement_id: str) -> JSONResponse:
    """Return the same map as features, for the island."""
    return _features(agreement_map(request, question, agreement_id))


def agreement_map(request: Request, question: Question, agreement_id: str) -> MapView:
    """Return what the map of an agreement shows."""
    return question.map(agreement_id, read_period(request.query_params))


def _show(request: Request, question: Question, view: MapView, agreement: Agreement | None) -> HTMLResponse:
    said = {key: value for key in ("from", "to") if (value := request.query_params.get(key, "").strip())}
    listed = sorted(enumerate(view.discs), key=lambda placed: (-len(placed[1].incidents), placed[1].place.name))
    page = turn_to(listed, request.query_params.get("page"), length=_PLACES_A_PAGE)
    here = {id(disc): number for number, disc in page.entries}

    def address(disc: Disc) -> str:
        """Lead to the place in the table, or, where that is on another page of it, to what is said of the place."""
        if id(disc) in here:
            return f"#place-{here[id(disc)]}"
        return question.link("/claims", kind="incident", place=disc.place.name)

    def draw() -> MapDrawing | None:
        return map_drawing(view, title="Where incidents are told to have been", address=address)

    path = f"/agreements/{agreement.id}/map" if agreement else "/map"
    # Its links hand the times on as the address has them.
    drawn_for = ("drawing", path, view.period, page.number, tuple(sorted(question.kept.items())))
    return show(
        request,
        question,
        "map.html",
        section="/agreements" if agreement else "/incidents",
        tab="map",
        agreement=agreement,
        view=view,
        page=page,
        asked=said,
        drawing=question.answer(drawn_for, draw),
        features=question.link(f"{path}.geojson", **said),
        tiles=tiles_of(question.workspace),
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def _features(view: MapView) -> JSONResponse:
    return JSONResponse(map_as_geojson(view), media_type="application/geo+json")

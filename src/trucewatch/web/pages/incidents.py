"""All incidents, and each of them: its toll as ranges, every sentence about it, and why its claims were joined."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import UnknownNameError
from trucewatch.views.life import Stage
from trucewatch.views.map import make_map
from trucewatch.web.asking import turn_to
from trucewatch.web.drawings import map_drawing
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.pages.ledger import distinct
from trucewatch.web.pages.lives import life_of
from trucewatch.web.pages.regroup import by_hand
from trucewatch.web.rendering import show
from trucewatch.web.sent import keep_token, token_for
from trucewatch.web.under_name import name_of

router = page_router()


@router.get("/incidents")
def incidents(request: Request, question: Asked) -> HTMLResponse:
    """Show all incidents, the latest first, page by page."""
    page = turn_to(question.latest_incidents(), request.query_params.get("page"))
    return show(request, question, "incidents.html", section="/incidents", page=page)


@router.get("/incidents/{incident_id}")
def incident(request: Request, question: Asked, incident_id: str) -> HTMLResponse:
    """Show one incident with all that its figures rest on."""
    found = next((one for one in question.incidents() if one.id == incident_id), None)
    if found is None:
        raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")
    members = set(found.claims)
    grouped, token = by_hand(found.claims, question.workspace.acts(question.times)), token_for(request)
    answer = show(
        request,
        question,
        "incident.html",
        section="/incidents",
        incident=found,
        life=life_of(question, found),
        stages=list(Stage),
        judgements=[one for one in question.evidence().judgements if {one.left, one.right} <= members and one.reasons],
        drawing=map_drawing(make_map([found]), title="Where it is told to have been", size=(420, 300)),
        boards=[made for made in question.boards() if any(one.id == incident_id for one in made.incidents)],
        contradictions=distinct(
            one for made in question.boards() for one in made.contradictions if one.incident == incident_id
        ),
        grouped=grouped,
        by=name_of(request),
        token=token,
    )
    if grouped:
        keep_token(answer, token)
    return answer

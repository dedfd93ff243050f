"""Leads: links that somebody may look into by hand. Nothing here is fetched, and no link can be followed by a click."""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from trucewatch.choices import read_word
from trucewatch.errors import BadLeadError, ChangedMeanwhileError, UnfoundedActError
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.asked import page_router
from trucewatch.web.pages.comments import note_in_log
from trucewatch.web.pages.public import guests_of
from trucewatch.web.people.leads import LeadState
from trucewatch.web.rendering import show_bare
from trucewatch.web.sent import keep_token, token_for
from trucewatch.web.under_name import Signed, keep_name, name_of

router = page_router()

_TO_DO = "to-do"
"""Shows what is open or taken."""


@router.get("/leads")
def leads(request: Request) -> HTMLResponse:
    """Show the leads, the latest first: those with which there is something to do, or those in one state."""
    return _page(request, request.query_params.get("state") or _TO_DO)


@router.post("/leads")
def add(request: Request, fields: Signed) -> Response:
    """Make a lead by hand."""
    guests = guests_of(request)
    by = fields.get("by", "")
    try:
        lead = guests.leads.add(
            fields.get("link", ""), suggested_by=fields.get("suggested_by", ""), by=by, note=fields.get("note", "")
        )
    except (BadLeadError, UnfoundedActError) as error:
        return _page(request, _TO_DO, typed=fields, fault=("", str(error)), status=422)
    note_in_log(request, guests, by, f"made the lead {lead.id}")
    return _lead_back(request, lead.id, by, _TO_DO)


@router.post("/leads/{lead_id}")
def step(request: Request, lead_id: str, fields: Signed) -> Response:
    """Note what somebody did with a lead."""
    guests = guests_of(request)
    by, shown = fields.get("by", ""), fields.get("shown") or _TO_DO
    seen = read_word("seen", fields.get("seen", ""), LeadState)
    wanted = read_word("state", fields.get("state", ""), LeadState)
    try:
        guests.leads.step(lead_id, wanted, by=by, note=fields.get("note", ""), seen=seen)
    except (BadLeadError, UnfoundedActError, ChangedMeanwhileError) as error:
        lacks_note = isinstance(error, UnfoundedActError) and bool(by)
        told = "Please note what came of it." if lacks_note else str(error)
        return _page(request, shown, typed=fields, fault=(lead_id, told), status=422)
    note_in_log(request, guests, by, f"noted of the lead {lead_id}: {wanted}")
    return _lead_back(request, lead_id, by, shown)


def _lead_back(request: Request, lead_id: str, by: str, shown: str) -> Response:
    answer = RedirectResponse(f"/leads?state={shown}#{lead_id}", status_code=303)
    keep_name(request, answer, by)
    return answer


def _page(
    request: Request,
    shown: str,
    *,
    typed: Mapping[str, str] | None = None,
    fault: tuple[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    guests, token = guests_of(request), token_for(request)
    every = guests.leads.all()
    wanted = _states(shown)
    answer = show_bare(
        request,
        "leads.html",
        status,
        section="/review",
        shown=shown,
        states={state: sum(one.state is state for one in every) for state in LeadState},
        page=turn_to([one for one in every if one.state in wanted], request.query_params.get("page")),
        by=name_of(request),
        typed=typed or {},
        fault=fault,
        token=token,
    )
    keep_token(answer, token)
    return answer


def _states(shown: str) -> tuple[LeadState, ...]:
    """Return the states of which the leads are shown."""
    if shown == _TO_DO:
        return (LeadState.OPEN, LeadState.TAKEN)
    return (read_word("state", shown, LeadState, [_TO_DO, *LeadState]),)

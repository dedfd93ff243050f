"""Take claims out of an incident into one of their own, or join several: shown first, then done, and undone at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from trucewatch.errors import BadAmendmentError, InputError, UnfoundedActError, UnknownNameError
from trucewatch.model.act import Act, ActKind, in_force
from trucewatch.model.incident import Incident
from trucewatch.regrouping import Plan, plan_join, plan_split
from trucewatch.views.near import near_incidents
from trucewatch.web.asking import Question, ask
from trucewatch.web.pages.asked import page_router
from trucewatch.web.people.accounts import Role
from trucewatch.web.people.rights import may_change
from trucewatch.web.rendering import account_of, show
from trucewatch.web.sent import keep_token, token_for
from trucewatch.web.under_name import Signed, keep_name, name_of

router = page_router()

_CHANGED = "The incident is not as it was when you looked: this is what would change now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to be done with an incident."""

    taken: tuple[str, ...] = ()
    """Ids of claims to be taken out of it."""
    joined: tuple[str, ...] = ()
    """Ids of incidents to be joined with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """One run of decisions that an incident rests on."""

    run: str
    by: str
    because: str
    decisions: int
    day: str
    """ISO; empty where it is not known."""


@router.get("/incidents/{incident_id}/regroup")
def look(request: Request, incident_id: str) -> HTMLResponse:
    """Show the incident's claims and those near it, to choose from; and what a choice would change."""
    query = request.query_params
    joined = [*query.getlist("join"), *query.get("other", "").split()]
    return _page(request, incident_id, Wish(taken=tuple(query.getlist("take")), joined=tuple(dict.fromkeys(joined))))


@router.post("/incidents/{incident_id}/regroup")
def do(request: Request, incident_id: str, fields: Signed) -> Response:
    """Carry out what was shown, if it would still come out so; lead to the incident that it makes."""
    wish = Wish(taken=tuple(fields.get("taken", "").split()), joined=tuple(fields.get("joined", "").split()))
    question = _now(request)
    plan = _plan(question, _find(question, incident_id), wish)
    if plan.id != fields.get("plan"):
        return _page(request, incident_id, wish, told=_CHANGED, status=422)
    _check_may_override(request, plan.overridden)
    by = fields.get("by", "")
    try:
        question.workspace.carry_out(plan, by=by, because=fields.get("because", ""))
    except UnfoundedActError as error:
        return _page(request, incident_id, wish, told=str(error), status=422)
    answer = RedirectResponse(_where_it_went(_now(request), wish, incident_id), status_code=303)
    keep_name(request, answer, by)
    return answer


def by_hand(claims: Iterable[str], acts: Sequence[Act]) -> list[ByHand]:
    """Return the runs of decisions that stand about these claims, in order of recording."""
    own, runs = set(claims), dict[str, list[Act]]()
    for act in in_force(acts):
        if act.run and act.kind is ActKind.PAIR:
            runs.setdefault(act.run, []).append(act)
    return [
        ByHand(
            run=run,
            by=found[0].by,
            because=found[0].because,
            decisions=len(found),
            day=found[0].recorded_at.date().isoformat() if found[0].recorded_at else "",
        )
        for run, found in runs.items()
        if any(act.target in own or act.other in own for act in found)
    ]


def _now(request: Request) -> Question:
    """Return the question about all that is known by now: what is decided holds whatever day one looks at."""
    return ask(request.app.state.desk, request.url.path, {})


def _find(question: Question, incident_id: str) -> Incident:
    found = next((one for one in question.incidents() if one.id == incident_id), None)
    if found is None:
        raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")
    return found


def _plan(question: Question, incident: Incident, wish: Wish) -> Plan:
    grounds = question.answer("grounds", lambda: question.workspace.grounds(question.times))
    if wish.taken and wish.joined:
        raise BadAmendmentError("what to do", "both", "claims to take out, or incidents to join: one after the other")
    if wish.joined:
        return plan_join([incident, *(_find(question, one) for one in wish.joined)], grounds)
    return plan_split(incident, wish.taken, grounds)


def _page(request: Request, incident_id: str, wish: Wish, *, told: str = "", status: int = 200) -> HTMLResponse:
    question, token = _now(request), token_for(request)
    incident = _find(question, incident_id)
    plan: Plan | None = None
    if wish.taken or wish.joined:
        try:
            plan = _plan(question, incident, wish)
        except InputError as error:
            told, status = str(error), 422
    account = account_of(request)
    answer = show(
        request,
        question,
        "regroup.html",
        section="/incidents",
        incident=incident,
        others=near_incidents(incident, question.incidents(), question.evidence()),
        wish=wish,
        plan=plan,
        may_do=account is None or account.role.may_do_what(Role.ANALYST),
        may_override=plan is not None and all(may_change(account, act.by) for act in plan.overridden),
        message=told,
        by=name_of(request),
        token=token,
    )
    answer.status_code = status
    keep_token(answer, token)
    return answer


def _check_may_override(request: Request, acts: Sequence[Act]) -> None:
    if not all(may_change(account_of(request), act.by) for act in acts):
        raise HTTPException(403, "others' decisions are overridden by an editor or an administrator")


def _where_it_went(question: Question, wish: Wish, incident_id: str) -> str:
    """Return the address of the incident that the claims taken out are now, or of the one joined."""
    holders: Mapping[str, str] = {claim: one.id for one in question.incidents() for claim in one.claims}
    if wish.taken:
        return f"/incidents/{holders[wish.taken[0]]}" if wish.taken[0] in holders else f"/incidents/{incident_id}"
    ids = {one.id for one in question.incidents()}
    kept = next((one for one in (incident_id, *wish.joined) if one in ids), None)
    return f"/incidents/{kept}" if kept else "/incidents"

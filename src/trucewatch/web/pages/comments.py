"""The comments that wait to be read: published, refused for a reason, made into leads; every decision can be undone."""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from trucewatch.choices import read_any_word
from trucewatch.errors import BadLeadError, ChangedMeanwhileError, UnfoundedActError
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.asked import page_router
from trucewatch.web.pages.public import guests_of
from trucewatch.web.people.comments import Comment, CommentState
from trucewatch.web.people.gate import address_of
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.leads import links_in
from trucewatch.web.people.log import HERE, coarse
from trucewatch.web.people.rights import may_change
from trucewatch.web.public_reports import PublicReports
from trucewatch.web.rendering import account_of, show_bare
from trucewatch.web.sent import keep_token, token_for
from trucewatch.web.under_name import Signed, keep_name, name_of

router = page_router()

_DONE = {
    CommentState.PUBLISHED: "published",
    CommentState.REFUSED: "refused",
    CommentState.WAITING: "took back the decision about",
}


@router.get("/comments")
def queue(request: Request) -> HTMLResponse:
    """Show the comments in one state, those that wait by default, the oldest of these first."""
    return _page(request, _state(request.query_params, "state"))


@router.post("/comments/{comment_id}")
def decide(request: Request, comment_id: str, fields: Signed) -> Response:
    """Publish a comment, refuse it, or take the decision back; lead back to where it was decided."""
    guests = guests_of(request)
    seen, wanted = _state(fields, "seen"), _state(fields, "state")
    _check_may_change(request, guests.comments.get(comment_id))
    by, because = fields.get("by", ""), fields.get("because", "")
    try:
        guests.comments.decide(comment_id, wanted, by=by, because=because, seen=seen)
    except (UnfoundedActError, ChangedMeanwhileError) as error:
        told = "Please say why: a comment is refused for a reason." if _lacks_reason(error, by) else str(error)
        return _page(request, seen, fault=(comment_id, told, because), status=422)
    why = f": {because}" if because else ""
    note_in_log(request, guests, by, f"{_DONE[wanted]} the comment {comment_id}{why}")
    answer = RedirectResponse(f"/comments?state={seen}", status_code=303)
    keep_name(request, answer, by)
    return answer


@router.post("/comments/{comment_id}/lead")
def make_lead(request: Request, comment_id: str, fields: Signed) -> Response:
    """Make a lead of a link that stands in a comment."""
    guests = guests_of(request)
    comment, link, by = guests.comments.get(comment_id), fields.get("link", ""), fields.get("by", "")
    if link not in links_in(comment.words):
        raise BadLeadError("a link that stands in the comment", link[:200])
    try:
        lead = guests.leads.add(link, suggested_by=comment.name, by=by, report=comment.report, comment=comment.id)
    except (BadLeadError, UnfoundedActError) as error:
        return _page(request, comment.state, fault=(comment_id, str(error), ""), status=422)
    note_in_log(request, guests, by, f"made the lead {lead.id} of the comment {comment_id}")
    answer = RedirectResponse(f"/leads#{lead.id}", status_code=303)
    keep_name(request, answer, by)
    return answer


def note_in_log(request: Request, guests: Guests, who: str, what: str) -> None:
    """Add a line to the log of what people did."""
    guests.log.note(who, what, coarse(address_of(request)) if account_of(request) else HERE)


def _page(
    request: Request, state: CommentState, *, fault: tuple[str, str, str] | None = None, status: int = 200
) -> HTMLResponse:
    guests, token = guests_of(request), token_for(request)
    found = guests.comments.all(state)
    page = turn_to(found if state is CommentState.WAITING else found[::-1], request.query_params.get("page"))
    answer = show_bare(
        request,
        "comments.html",
        status,
        section="/review",
        state=state,
        states={one: guests.comments.count(one) for one in CommentState},
        page=page,
        reports=PublicReports(request, guests).titles(),
        leads=guests.leads.links_taken(),
        links={comment.id: links_in(comment.words) for comment in page.entries},
        by=name_of(request),
        fault=fault,
        opened=guests.opening.now(),
        token=token,
    )
    keep_token(answer, token)
    return answer


def _state(words: Mapping[str, str], key: str) -> CommentState:
    return read_any_word(key, words.get(key), CommentState) or CommentState.WAITING


def _lacks_reason(error: Exception, by: str) -> bool:
    return isinstance(error, UnfoundedActError) and bool(by)


def _check_may_change(request: Request, comment: Comment) -> None:
    """Refuse to have an analyst take back or override what another decided."""
    if comment.steps and not may_change(account_of(request), comment.steps[-1].by):
        raise HTTPException(403, "others' decisions are taken back by an editor or an administrator")

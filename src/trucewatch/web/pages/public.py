"""What strangers see: the reports that are public, and the page of each with its readers' comments.

A comment is kept until somebody here has read it. It needs no script; what was typed comes back where it is refused.
"""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from trucewatch.errors import BadCommentError, NoFolderError
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.asked import page_router
from trucewatch.web.people.comments import LONGEST_NAME, LONGEST_WORDS
from trucewatch.web.people.gate import address_of
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.rights import PUBLIC
from trucewatch.web.public_reports import PublicReports
from trucewatch.web.rendering import show_bare
from trucewatch.web.sent import Fields, keep_token, token_for

router = page_router()

_OLD_FORM = "This page was open for too long, or your browser keeps no cookies: please send your comment once more."


@router.get(PUBLIC)
def reports(request: Request) -> HTMLResponse:
    """Show the reports that are public, page by page."""
    guests = guests_of(request)
    page = turn_to(PublicReports(request, guests).all(), request.query_params.get("page"))
    return show_bare(request, "public.html", section=PUBLIC, page=page, opened=guests.opening.now())


@router.get(PUBLIC + "/reports/{sha256}")
def report(request: Request, sha256: str) -> HTMLResponse:
    """Show what a report claims, what readers say of it, and the form to say something."""
    return _page(request, sha256, is_sent=request.query_params.get("sent") == "yes")


@router.post(PUBLIC + "/reports/{sha256}")
def comment(request: Request, sha256: str, sent: Fields) -> Response:
    """Keep a comment until it is read; or show the form again, with what was typed and what is missing."""
    guests = guests_of(request)
    if guests.opening.now().to is not Openness.COMMENT:
        raise HTTPException(403, "no comments are taken here")
    found = PublicReports(request, guests).get(sha256)
    fields, is_ours = sent
    address = address_of(request)
    if not is_ours:
        return _page(request, sha256, fields=fields, faults={"form": _OLD_FORM}, status=403)
    if wait_s := guests.pace.wait_s(address):
        told = f"You have sent many comments, or all readers have: please try again in {_minutes(wait_s)}."
        return _page(request, sha256, fields=fields, faults={"form": told}, status=429)
    try:
        guests.comments.add(found.document.sha256, fields.get("name", ""), fields.get("words", ""))
    except BadCommentError as error:
        return _page(request, sha256, fields=fields, faults=error.faults, status=422)
    guests.pace.note(address)
    return RedirectResponse(f"{PUBLIC}/reports/{sha256}?sent=yes#comments", status_code=303)


def guests_of(request: Request) -> Guests:
    """Return all about strangers.

    Raises:
        HTTPException: 400 where the workspace lies in a database, and no folder was named for it.
    """
    guests: Guests | None = request.app.state.guests
    if guests is None:
        raise HTTPException(400, str(NoFolderError(request.app.state.workspace.name)))
    return guests


def _page(  # noqa: PLR0913 - what is shown, and what became of the form
    request: Request,
    sha256: str,
    *,
    fields: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    is_sent: bool = False,
    status: int = 200,
) -> HTMLResponse:
    guests = guests_of(request)
    found = PublicReports(request, guests).get(sha256)
    takes_comments = guests.opening.now().to is Openness.COMMENT
    token = token_for(request)
    answer = show_bare(
        request,
        "public_report.html",
        status,
        section=PUBLIC,
        document=found.document,
        claims=found.claims,
        constructed="this" if found.document.constructed else None,
        comments=guests.comments.published(sha256),
        opened=guests.opening.now(),
        takes_comments=takes_comments,
        typed=fields or {},
        faults=faults or {},
        is_sent=is_sent,
        longest_name=LONGEST_NAME,
        longest_words=LONGEST_WORDS,
        token=token,
    )
    if takes_comments:
        keep_token(answer, token)
    return answer


def _minutes(wait_s: float) -> str:
    minutes = int(wait_s // 60) + 1
    return "a minute" if minutes == 1 else f"{minutes} minutes"

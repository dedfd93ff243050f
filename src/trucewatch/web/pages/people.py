"""Log in and out; and, for administrators, who may log in and what people did."""

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from trucewatch.choices import read_word
from trucewatch.errors import BadNumberError, BadWordError
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.asked import page_router
from trucewatch.web.people.comments import Comments, CommentState
from trucewatch.web.people.gate import REFUSED, People, address_of, cookie_name
from trucewatch.web.people.log import coarse
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.rights import LOGIN, LOGOUT
from trucewatch.web.people.sessions import LENGTH_S
from trucewatch.web.rendering import account_of, show_bare
from trucewatch.web.sent import Form, keep_token, read_form, token_for

router = page_router()
"""Part of the application only where there is a gate."""

_LOG_LENGTH = 10_000
"""Entries that the pages go back."""
_OF_LATE = 12


@router.get(LOGIN)
async def ask_who(request: Request) -> HTMLResponse:
    """Show the form to log in."""
    return _form(request, request.query_params.get("next", "/"))


@router.post(LOGIN)
async def log_in(request: Request) -> Response:
    """Begin a session and lead to where the reader wanted to go; or say that name and password do not fit."""
    fields = await read_form(request)
    people, wanted = _people(request), _of_ours(fields.get("next", "/"))
    found = await people.log_in(fields.get("name", ""), fields.get("password", ""), address_of(request))
    if isinstance(found, float):
        return _form(request, wanted, status=429, error=f"too many failures: try again in {int(found) + 1} seconds")
    if found is None:
        return _form(request, wanted, status=403, error=REFUSED)
    people.log.note(found.name, "logged in", coarse(address_of(request)))
    answer = RedirectResponse(wanted, status_code=303)
    answer.set_cookie(
        cookie_name(request),
        people.sessions.begin(found.name),
        max_age=LENGTH_S,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.get("/account")
async def account(request: Request) -> HTMLResponse:
    """Show as whom the reader is logged in, and the way out."""
    token = token_for(request)
    answer = show_bare(request, "account.html", token=token)
    keep_token(answer, token)
    return answer


@router.post(LOGOUT)
async def log_out(request: Request) -> Response:
    """End the session."""
    await read_form(request)
    people, name = _people(request), cookie_name(request)
    people.sessions.end(request.cookies.get(name, ""))
    answer = RedirectResponse(LOGIN, status_code=303)
    answer.delete_cookie(name, path="/", httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


@router.get("/people")
def everybody(request: Request) -> HTMLResponse:
    """Show the accounts, how far the server is open to strangers, and what people did of late."""
    return _people_page(request)


@router.post("/people/open")
def open_to_strangers(request: Request, fields: Form) -> Response:
    """Open the public pages to strangers so far as the form says, or close them."""
    people = _people(request)
    try:
        to = read_word("open to strangers", fields.get("to", ""), Openness)
        days = _days(fields.get("embargo_days", ""))
        people.opening.change(to, embargo_days=days)
    except (BadNumberError, BadWordError) as error:
        return _people_page(request, error=str(error))
    account = account_of(request)
    told = f"opened the server to strangers: {to}, embargo {days} days"
    people.log.note(account.name if account else "-", told, coarse(address_of(request)))
    return RedirectResponse("/people#open", status_code=303)


@router.get("/people/log")
def log(request: Request) -> HTMLResponse:
    """Show what people did, the latest first, page by page; of one person where the address asks for one."""
    entries, who = _people(request).log.latest(_LOG_LENGTH), request.query_params.get("who", "")
    page = turn_to([one for one in entries if who in ("", one.who)], request.query_params.get("page"))
    names = sorted({one.who for one in entries}, key=str.casefold)
    return show_bare(request, "log.html", page=page, who=who, names=names, length=_LOG_LENGTH)


def _people_page(request: Request, *, error: str = "") -> HTMLResponse:
    people, token = _people(request), token_for(request)
    answer = show_bare(
        request,
        "people.html",
        422 if error else 200,
        accounts=people.accounts.all(),
        entries=people.log.latest(_OF_LATE),
        opened=people.opening.now(),
        waiting=Comments(people.register).count(CommentState.WAITING),
        error=error,
        token=token,
    )
    keep_token(answer, token)
    return answer


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadNumberError("embargo", text[:20], "a whole number of days")
    return int(text[:9])


def _form(request: Request, wanted: str, *, status: int = 200, error: str = "") -> HTMLResponse:
    token = token_for(request)
    answer = show_bare(request, "login.html", status, section=LOGIN, token=token, wanted=_of_ours(wanted), error=error)
    keep_token(answer, token)
    return answer


def _of_ours(path: str) -> str:
    """Return the path if it is one of this server: two slashes, or a backslash, would lead to another."""
    is_ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_ours else "/"


def _people(request: Request) -> People:
    people: People = request.app.state.people
    return people

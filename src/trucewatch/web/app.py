"""The application: `make_app` puts pages, JSON and static files together and guards what leaves and enters."""

from collections.abc import Awaitable, Callable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from trucewatch.errors import InputError, TrucewatchError, UnknownKeyError, UnknownNameError
from trucewatch.web.again import make_again
from trucewatch.web.api import API_PATH
from trucewatch.web.api import agreements as agreements_api
from trucewatch.web.api import guests as guests_api
from trucewatch.web.api import incidents as incidents_api
from trucewatch.web.api import ledger as ledger_api
from trucewatch.web.api import others as others_api
from trucewatch.web.at_work import AtWork
from trucewatch.web.desk import Desk
from trucewatch.web.heads import HeadAsGet
from trucewatch.web.keeper import UnfinishedError
from trucewatch.web.pages import (
    actors,
    agreements,
    calendars,
    comments,
    contradictions,
    documents,
    histories,
    home,
    incidents,
    leads,
    ledger,
    lives,
    maps,
    matrices,
    people,
    public,
    regroup,
    reviews,
    searches,
    sources,
    tiles,
    timelines,
)
from trucewatch.web.people.gate import Gate, People
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.register import Register
from trucewatch.web.rendering import make_pages, show_bare, show_error
from trucewatch.web.unchanged import Unchanged
from trucewatch.workspace import Workspace

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a browser on this machine may call: a page elsewhere that has its own name point here may not."""

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
        "style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every answer: nothing is fetched from elsewhere, and no stored text can run."""

ROUTERS = (
    home.router,
    # The parts of an agreement's pages go before whatever else begins with its address.
    matrices.router,
    maps.router,
    tiles.router,
    timelines.router,
    calendars.router,
    histories.router,
    lives.router,
    agreements.router,
    contradictions.router,
    incidents.router,
    regroup.router,
    ledger.router,
    actors.router,
    documents.router,
    sources.router,
    searches.router,
    reviews.router,
    comments.router,
    leads.router,
    public.router,
    agreements_api.router,
    incidents_api.router,
    ledger_api.router,
    others_api.router,
    guests_api.router,
)
"""Every part of the application, in the order in which addresses are looked up."""

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
"""Headers by which a proxy tells for whom it asks."""
_THROUGH_A_PROXY = "Behind a proxy, people must log in: serve with --name and the name that they call.\n"

_ASK_AGAIN_S = 5
"""After how many seconds to ask again for what is being worked out."""
_REFUSALS = {
    404: "there is nothing at this address",
    405: "this server only reads: ask with GET",
}

Answer = Callable[[Request], Awaitable[Response]]


def make_app(
    workspace: Workspace,
    *,
    hosts: Sequence[str] = LOCAL_HOSTS,
    register: Register | None = None,
    desk: Desk | None = None,
) -> FastAPI:
    """Return the web application of a workspace.

    Args:
        desk: What keeps the answers; one of its own by default.
        hosts: Names by which it may be called; requests for others are refused.
        register: The accounts that one must log in with; None where only this machine can call.
    """
    app = FastAPI(
        title="Trucewatch",
        version=version("trucewatch"),
        openapi_url=f"{API_PATH}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.workspace = workspace
    app.state.desk = desk or Desk(workspace)
    app.state.desk.make_again = make_again
    app.state.handed_over = None
    app.state.api_keys = {}
    app.state.at_work = AtWork()
    app.state.pages = make_pages(workspace)
    app.state.people = None if register is None else People(register)
    app.state.guests = _guests_of(workspace, register)
    # Before the rest, where an address may be any source's.
    for router in ROUTERS if register is None else (people.router, *ROUTERS):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(str(files("trucewatch.web") / "static"))), name="static")
    app.add_exception_handler(TrucewatchError, _tell_error)
    app.add_exception_handler(HTTPException, _tell_error)
    app.add_exception_handler(RequestValidationError, _tell_error)
    app.add_middleware(Unchanged)
    app.add_middleware(HeadAsGet)
    if register is not None:
        app.add_middleware(Gate, people=app.state.people)

    @app.middleware("http")
    async def guard(request: Request, answer: Answer) -> Response:
        if register is None and any(name in request.headers for name in _FORWARDED):
            # Whoever calls through a proxy may be anybody, though the proxy itself is on this machine.
            response = Response(_THROUGH_A_PROXY, status_code=403, media_type="text/plain")
        elif _host_name(request.headers.get("host", "")) in hosts:
            response = await answer(request)
        else:
            response = Response("This server does not go by that name.\n", status_code=400, media_type="text/plain")
        for name, value in SECURITY_HEADERS.items():
            response.headers[name] = value
        return response

    return app


def _guests_of(workspace: Workspace, register: Register | None) -> Guests | None:
    """Return what is asked about strangers; None where there is no folder to keep it in."""
    if register is None and workspace.folder is not None:
        register = Register(workspace.folder)
    return None if register is None else Guests(register)


def _host_name(host: str) -> str:
    """Return the host without its port."""
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdecimal() else host.lower()


async def _tell_error(request: Request, error: Exception) -> Response:
    status, message = _status_of(error), _message_of(error)
    if isinstance(error, UnfinishedError):
        return _tell_progress(request, error)
    if request.url.path.startswith(API_PATH):
        return JSONResponse({"error": message}, status_code=status)
    return show_error(request, status, message)


def _tell_progress(request: Request, error: UnfinishedError) -> Response:
    """Say how far it is; browsers ask again by themselves, and programs are told when to."""
    again = {"Retry-After": str(_ASK_AGAIN_S), "Cache-Control": "no-store"}
    if request.url.path.startswith(API_PATH):
        progress = {"ahead": error.progress.ahead, "running_s": _whole(error.progress.running_s)}
        return JSONResponse({"error": str(error), "progress": progress}, status_code=503, headers=again)
    page = show_bare(request, "waiting.html", 503, progress=error.progress, again_s=_ASK_AGAIN_S, address=request.url)
    page.headers.update({**again, "Refresh": str(_ASK_AGAIN_S)})
    return page


def _whole(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)


def _status_of(error: Exception) -> int:
    match error:
        case HTTPException():
            return error.status_code
        case UnknownNameError():
            return 404
        case UnknownKeyError() | RequestValidationError():
            return 422
        case InputError():
            return 400
        case _:
            return 500


def _message_of(error: Exception) -> str:
    if isinstance(error, HTTPException):
        return _REFUSALS.get(error.status_code, str(error.detail))
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{one['loc'][-1]}: {one['msg'].lower()}" for one in error.errors())
    return str(error)

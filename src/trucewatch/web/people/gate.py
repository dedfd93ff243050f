"""The gate of pages served to others: a stranger sees what was opened to strangers, each other what their role may.

What that is stands in `rights`.
"""

import base64
import binascii
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from fastapi import Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trucewatch.web.api import API_PATH
from trucewatch.web.people.accounts import Account, Accounts
from trucewatch.web.people.limits import Limits
from trucewatch.web.people.log import Log, coarse
from trucewatch.web.people.opening import Opening
from trucewatch.web.people.register import Register
from trucewatch.web.people.rights import LOGIN, PUBLIC, READING, is_open_to_strangers, role_for
from trucewatch.web.people.sessions import Sessions
from trucewatch.web.rendering import show_error

_OPEN = ("/static/",)
_AT_ONCE = 2
"""Passwords that are checked at once: each takes 64 MB and a core for a while."""
REFUSED = "that name and password do not go together"
"""The one answer to every failure, so that nobody learns which names there are."""


class People:
    """All that the gate and its pages ask about people."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.accounts = Accounts(register)
        self.sessions = Sessions(register)
        self.limits = Limits(register)
        self.log = Log(register)
        self.opening = Opening(register)
        self._checking = CapacityLimiter(_AT_ONCE)

    async def log_in(self, name: str, password: str, address: str) -> Account | float | None:
        """Return whose password it is, None if nobody's, or the seconds to wait before it is looked at."""
        # The wait is looked at only when it is this login's turn: a thousand sent at once must not all pass.
        async with self._checking:
            wait_s = self.limits.wait_s(name, address)
            if wait_s > 0:
                return wait_s
            account = await to_thread.run_sync(self.accounts.check, name, password)
            self._note(account, name, address)
        return account

    def _note(self, account: Account | None, name: str, address: str) -> None:
        if account is None:
            self.limits.note_failure(name, address)
            # A name that nobody has may be a password typed into the wrong field.
            self.log.note(name if self.accounts.get(name) else "-", "failed to log in", coarse(address))
        else:
            self.limits.note_success(name)


class Gate:
    """Lets through who is logged in, for what their role may do."""

    def __init__(self, app: ASGIApp, people: People) -> None:
        self._app = app
        self._people = people

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["path"].startswith(_OPEN):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        account = await self._who(request)
        scope.setdefault("state", {})["account"] = account if isinstance(account, Account) else None

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
                message["headers"] = [*others, (b"cache-control", b"no-store")]
            await send(message)

        refusal = self._refuse(request, account)
        if refusal is None and isinstance(account, Account) and request.method not in READING:
            self._people.log.note(account.name, f"{request.method} {request.url.path}", coarse(address_of(request)))
        await (self._app if refusal is None else refusal)(scope, receive, send_unkept)

    async def _who(self, request: Request) -> Account | float | None:
        name = self._people.sessions.name_of(request.cookies.get(cookie_name(request), ""))
        if name is not None:
            return self._people.accounts.get(name)
        given = _basic(request.headers.get("authorization", ""))
        if given is None or not request.url.path.startswith(API_PATH):
            return None
        return await self._people.log_in(*given, address_of(request))

    def _refuse(self, request: Request, account: Account | float | None) -> Response | None:
        if not isinstance(account, Account):
            openness = self._people.opening.now().to
            if is_open_to_strangers(request.method, request.url.path, openness):
                return None
            home = PUBLIC if is_open_to_strangers("GET", PUBLIC, openness) else LOGIN
            return _ask_who(request, account, home)
        wanted = role_for(request.method, request.url.path)
        if account.role.may_do_what(wanted):
            return None
        told = f"this is for the role {wanted}, or one that may do more; yours is {account.role}"
        is_api = request.url.path.startswith(API_PATH)
        return JSONResponse({"error": told}, status_code=403) if is_api else show_error(request, 403, told)


def _ask_who(request: Request, wait_s: float | None, home: str) -> Response:
    """Return the way to the login; whoever comes to the first page is led where strangers are at home."""
    path = request.url.path
    if not path.startswith(API_PATH):
        if path == "/":
            return RedirectResponse(home if home != LOGIN else f"{LOGIN}?next=%2F", status_code=303)
        asked = path + (f"?{request.url.query}" if request.url.query else "")
        back = f"?next={quote(asked, safe='')}" if request.method == "GET" else ""
        return RedirectResponse(LOGIN + back, status_code=303)
    if wait_s is not None:
        return _wait(wait_s)
    headers = {"WWW-Authenticate": 'Basic realm="Trucewatch", charset="UTF-8"'}
    return JSONResponse({"error": "log in with a name and a password"}, status_code=401, headers=headers)


def cookie_name(request: Request) -> str:
    """Return the name of the session's cookie: over https one that no other host or path can have set."""
    return "__Host-session" if request.url.scheme == "https" else "session"


def address_of(request: Request) -> str:
    """Return the address that the request came from; behind a proxy, the one that the server took from it."""
    return request.client.host if request.client else ""


def _wait(wait_s: float) -> Response:
    seconds = int(wait_s) + 1
    told = f"too many failures: try again in {seconds} s"
    return JSONResponse({"error": told}, status_code=429, headers={"Retry-After": str(seconds)})


def _basic(header: str) -> tuple[str, str] | None:
    """Return name and password of an Authorization header (RFC 7617); None where it has none."""
    scheme, _, coded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None

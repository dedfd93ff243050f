"""Fill the templates: what every page needs beside its own."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from trucewatch.web.asking import Question
from trucewatch.web.people.accounts import Account, Role
from trucewatch.web.people.opening import Openness
from trucewatch.web.wording import filters_for
from trucewatch.workspace import Workspace

_HEADINGS = {
    400: "That cannot be asked",
    403: "Not yours to do",
    404: "Not found",
    405: "Not that way",
    411: "That cannot be sent",
    413: "That cannot be sent",
    422: "That cannot be asked",
}


def make_pages(workspace: Workspace) -> Environment:
    """Return the templates, with the filters that say figures and names."""
    pages = Environment(
        loader=PackageLoader("trucewatch.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(filters_for(workspace.actors, workspace.sources))
    pages.globals["asset"] = cache(_asset)
    return pages


def show(request: Request, question: Question, template: str, *, section: str, **content: Any) -> HTMLResponse:
    """Return the page that the template makes of the content.

    Args:
        section: Path of the entry of the masthead that the page belongs to.
        content: What the template shows; `tab` names the part of an agreement's pages that it is.
    """
    page = _pages_of(request).get_template(template)
    overview = question.overview()
    return HTMLResponse(
        page.render(
            section=section,
            link=question.link,
            path=question.path,
            kept=question.kept,
            times=question.times,
            told=question.told,
            told_on=question.told_on,
            sentences_of=question.sentences_of,
            overview=overview,
            newer=question.newer(),
            constructed=overview.constructed,
            **_of_the_reader(request),
            **content,
        )
    )


def show_error(request: Request, status: int, message: str) -> HTMLResponse:
    """Return the page that tells what went wrong; it needs no evidence, which may be what is amiss."""
    heading = _HEADINGS.get(status, "Something went wrong")
    return show_bare(request, "error.html", status, heading=heading, message=message)


def show_bare(request: Request, template: str, status: int = 200, **content: Any) -> HTMLResponse:
    """Return a page that asks nothing of the workspace."""
    page = _pages_of(request).get_template(template)
    always: dict[str, Any] = {
        "section": "",
        "link": _bare_link,
        "times": None,
        "kept": {},
        "newer": None,
        "constructed": None,
        "status": status,
        **_of_the_reader(request),
    }
    return HTMLResponse(page.render({**always, **content}), status_code=status)


def _of_the_reader(request: Request) -> dict[str, Any]:
    """Return who looks at the page, and what may be offered to them."""
    account, state = account_of(request), request.app.state
    is_stranger = state.people is not None and account is None
    return {
        "account": account,
        "is_stranger": is_stranger,
        "is_public": is_stranger and state.people.opening.now().to is not Openness.CLOSED,
        "may_moderate": not is_stranger and (account is None or account.role.may_do_what(Role.ANALYST)),
    }


def account_of(request: Request) -> Account | None:
    """Return who is logged in; None where nobody need be."""
    return getattr(request.state, "account", None)


def absolute(request: Request, path: str) -> str:
    """Return the address of `path` with the name by which the reader called this server, for feeds to lead back by."""
    return f"{request.url.scheme}://{request.headers.get('host', '127.0.0.1')}{quote(path, safe='/')}"


def _pages_of(request: Request) -> Environment:
    pages: Environment = request.app.state.pages
    return pages


def _bare_link(path: str, **more: object) -> str:
    query = urlencode({key: str(value) for key, value in more.items() if value not in (None, "")})
    return quote(path, safe="/") + (f"?{query}" if query else "")


def _asset(name: str) -> str:
    """Return the address of a static file, with a sum of its content, so that no browser keeps an old one."""
    content = files("trucewatch.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"

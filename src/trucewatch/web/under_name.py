"""Under whose name somebody decides: that of their account, or, where nobody logs in, the one that they give."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request, Response

from trucewatch.web.rendering import account_of
from trucewatch.web.sent import read_form

_COOKIE = "reviewer"
"""The cookie with the name that somebody gave, until the browser is closed; none where people log in."""


def name_of(request: Request) -> str:
    """Return the name under which the reader decides; empty where it is not known yet."""
    account = account_of(request)
    return account.name if account else request.cookies.get(_COOKIE, "")


async def read_signed_form(request: Request) -> Mapping[str, str]:
    """Return a form, with who sends it as `by`: whoever is logged in, whatever the form says."""
    fields, account = await read_form(request), account_of(request)
    return {**fields, "by": account.name} if account else fields


Signed = Annotated[Mapping[str, str], Depends(read_signed_form)]
"""A form with who sends it: a handler that takes it need not wait for the form itself, and may take a while."""


def keep_name(request: Request, response: Response, name: str) -> None:
    """Have the browser keep the name that was given."""
    if account_of(request) is None and name:
        response.set_cookie(_COOKIE, name, path="/", httponly=True, samesite="strict")

"""Forms that readers send: read once, and only taken from pages of this very server.

Source:
    OWASP, Cross-Site Request Forgery Prevention Cheat Sheet: a token that only the page and the cookie share, beside
    the check of where the request comes from.
"""

import hmac
import secrets
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

_COOKIE = "form-token"
_FIELD = "token"
_LONGEST = 10_000
"""Characters of one field; nothing that a form of ours asks for is longer."""
_MOST_BYTES = 1_000_000
"""Of a whole form: many times what a filled one of ours has."""


def token_for(request: Request) -> str:
    """Return the token that the forms of a page carry: that of the reader's cookie, or a new one."""
    return request.cookies.get(_COOKIE) or secrets.token_urlsafe(32)


def keep_token(response: Response, token: str) -> None:
    """Have the browser keep the token until it is closed; no page of another server is sent it."""
    response.set_cookie(_COOKIE, token, path="/", httponly=True, samesite="strict")


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, without blanks at their ends.

    Raises:
        HTTPException: 403 where the form comes from another server, or is not one of ours; 411 or 413 where it does
            not say how long it is, or is too long.
    """
    fields, is_ours = await read_fields(request)
    if not is_ours:
        raise HTTPException(403, "this form comes from elsewhere, or is older than this visit: open the page again")
    return fields


async def read_fields(request: Request) -> tuple[Mapping[str, str], bool]:
    """Return the fields of a form, and whether it is one of ours: if it is not, nothing may be done that it asks for.

    Raises:
        HTTPException: 411 or 413 where it does not say how long it is, or is too long.
    """
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        raise HTTPException(411, "this form does not say how long it is")
    if int(length[:12]) > _MOST_BYTES:
        raise HTTPException(413, f"this form is longer than {_MOST_BYTES:,} bytes")
    form = await request.form(max_files=0, max_fields=1_000)
    fields = {key: value.strip()[:_LONGEST] for key, value in form.items() if not isinstance(value, UploadFile)}
    return fields, _is_from_here(request) and _has_token(request, fields)


Fields = Annotated[tuple[Mapping[str, str], bool], Depends(read_fields)]
"""The fields of a form, and whether it is one of ours."""
Form = Annotated[Mapping[str, str], Depends(read_form)]
"""The fields of a form of ours."""


def _is_from_here(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        # Our pages tell nobody where they are, and so their forms bear the origin "null".
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _has_token(request: Request, fields: Mapping[str, str]) -> bool:
    kept = request.cookies.get(_COOKIE)
    return kept is not None and hmac.compare_digest(kept, fields.get(_FIELD, ""))

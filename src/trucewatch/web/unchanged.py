"""Tell browsers and programs that what they hold is still what they would get: an entity tag on every answer.

The tag is made of the answer itself, so that nothing can make it wrong; whoever sends it back gets the answer only if
it is another one by now. Nothing is kept without asking again: a ledger may have grown in the meantime.

Source:
    RFC 9110, HTTP Semantics, sections 8.8.3 (ETag), 13.1.2 (If-None-Match) and 15.4.5 (304 Not Modified).
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NOT_MODIFIED = 304
_ONLY_WITH_A_BODY = ("content-type", "content-length")


class Unchanged:
    """Adds the tag to what lies below, and answers 304 where the caller has it already."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        wanted = Headers(scope=scope).get("if-none-match", "")
        held: Message | None = None
        parts: list[bytes] = []

        async def send_tagged(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _may_be_tagged(message):
                held = message
            elif held is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    for one in _tagged(held, b"".join(parts), wanted):
                        await send(one)

        await self._app(scope, receive, send_tagged)


def _may_be_tagged(start: Message) -> bool:
    """Errors and progress are not to be kept; files have tags of their own, and may be large."""
    headers = Headers(raw=start["headers"])
    return bool(start["status"] == 200 and "etag" not in headers and "accept-ranges" not in headers)


def _tagged(start: Message, body: bytes, wanted: str) -> list[Message]:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["etag"] = tag
    headers.setdefault("cache-control", "private, no-cache")
    if _names(wanted, tag):
        for name in _ONLY_WITH_A_BODY:
            if name in headers:
                del headers[name]
        start, body = {**start, "status": _NOT_MODIFIED}, b""
    return [{**start, "headers": headers.raw}, {"type": "http.response.body", "body": body}]


def _names(wanted: str, tag: str) -> bool:
    """Tell whether the caller names the tag; a weak one, as a proxy makes it when it compresses, is as good."""
    told = [one.strip().removeprefix("W/") for one in wanted.split(",")]
    return tag in told or told == ["*"]

"""What changed since the last look at a board: the look is named in the address, or kept in the reader's own browser.

Nothing is kept on the server and nobody is told apart: a cookie of each board says as of which day and from which
recordings it was last shown. It is read back for the whole of a visit, so that reloading does not make changes vanish.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fastapi import Request, Response

from trucewatch.model.evidence import Times
from trucewatch.web.asking import Question, read_day

_LAST = "last-look"
"""The look of this visit, to be compared with at the next one; kept for a year."""
_BEFORE = "look-before"
"""The look of the visit before, kept until the browser is closed: until the end of this visit."""
_YEAR_S = 365 * 24 * 60 * 60
_NEVER = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An earlier look at a board."""

    times: Times
    is_visit: bool
    """Whether it is the reader's last visit, rather than a day asked for."""


def last_look(request: Request, question: Question) -> Look | None:
    """Return the look to compare with: the day under `since`, else that of the visit before; None without any.

    Raises:
        BadDateError: `since` is no date.
    """
    since = read_day(request.query_params, "since")
    if since is not None:
        published_by = question.times.published_by if "published_by" in question.kept else since
        return Look(times=replace(question.times, as_of=since, published_by=published_by), is_visit=False)
    known_on = _read(request.cookies.get(_BEFORE) or request.cookies.get(_LAST) or _NEVER)
    if known_on is None or known_on >= question.workspace.settle(question.times).known_on:
        return None
    return Look(times=replace(question.times, known_on=known_on), is_visit=True)


def remember_look(request: Request, response: Response, question: Question, agreement_id: str) -> None:
    """Have the browser keep this look, unless it was one at the past of the ledger."""
    if "known_on" in question.kept:
        return
    path = f"/agreements/{agreement_id}"
    before = request.cookies.get(_BEFORE) or request.cookies.get(_LAST) or _NEVER
    shown = question.workspace.settle(question.times).known_on.isoformat()
    response.set_cookie(_BEFORE, before, path=path, httponly=True, samesite="strict")
    response.set_cookie(_LAST, shown, path=path, httponly=True, samesite="strict", max_age=_YEAR_S)


def _read(text: str) -> datetime | None:
    """A cookie is whatever a browser sends: what is no instant is no look."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)

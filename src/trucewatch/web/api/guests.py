"""Readers' comments that were published, for everybody to whom they are open; and leads, for analysts."""

from typing import Annotated

from fastapi import Query, Request, Response

from trucewatch.choices import read_any_word
from trucewatch.web.api.asked import (
    Content,
    FormatAsked,
    LengthAsked,
    PageAsked,
    api_router,
    page_as_json,
    turn,
)
from trucewatch.web.api.forms import choose_form, rows_in_form
from trucewatch.web.pages.public import guests_of
from trucewatch.web.people.comments import Comment, CommentState
from trucewatch.web.people.leads import LeadState, lead_as_json
from trucewatch.web.public_reports import PublicReports

router = api_router()


@router.get("/comments")
def comments(
    request: Request,
    report: Annotated[str | None, Query(description="sha256 of the report that they are about.")] = None,
    page: PageAsked = None,
    per_page: LengthAsked = None,
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the published comments on public reports, in the order in which they were sent, page by page."""
    form = choose_form(request, format, ("json", "csv"))
    guests = guests_of(request)
    public = PublicReports(request, guests).titles()
    shown = [one for one in guests.comments.all(CommentState.PUBLISHED) if one.report in public]
    turned = turn([one for one in shown if report in (None, "", one.report)], page, per_page)
    return rows_in_form(form, "comments", page_as_json("comments", turned, [_comment(one) for one in turned.entries]))


@router.get("/leads")
def leads(
    request: Request,
    state: Annotated[str | None, Query(description="`open`, `taken`, `followed` or `dropped`; all by default.")] = None,
    page: PageAsked = None,
    per_page: LengthAsked = None,
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the leads, the latest made first, page by page; for analysts and those who may do more."""
    form = choose_form(request, format, ("json", "csv"))
    found = guests_of(request).leads.all(read_any_word("state", state, LeadState))
    turned = turn(found, page, per_page)
    return rows_in_form(form, "leads", page_as_json("leads", turned, [lead_as_json(one) for one in turned.entries]))


def _comment(comment: Comment) -> Content:
    return {
        "id": comment.id,
        "report": comment.report,
        "name": comment.name,
        "words": comment.words,
        "sent_on": comment.sent_at.date().isoformat(),
    }

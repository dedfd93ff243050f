"""One contradiction: both sides, with all their sentences along time."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import UnknownNameError
from trucewatch.web.asking import turn_to
from trucewatch.web.pages.agreements import obligation_of
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()

_SENTENCES_A_PAGE = 60
"""Of either side."""


@router.get("/contradictions/{contradiction_id}")
def contradiction(request: Request, question: Asked, contradiction_id: str) -> HTMLResponse:
    """Show one contradiction, and on what it stands."""
    for made in question.boards():
        for one in made.contradictions:
            if one.id == contradiction_id:
                longest = max((question.told_on(one, side) for side in one.sides), key=len)
                obligations = [name for name in (one.obligation, *one.also) if name]
                return show(
                    request,
                    question,
                    "contradiction.html",
                    section="/agreements",
                    contradiction=one,
                    page=turn_to(longest, request.query_params.get("page"), length=_SENTENCES_A_PAGE),
                    agreement=made.agreement,
                    obligations=[obligation_of(made.agreement, name) for name in obligations],
                )
    raise UnknownNameError("contradiction", contradiction_id, None, listing="trucewatch board")

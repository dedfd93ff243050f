"""An agreement's board, and each of its obligations: how it stands, and every sentence for and against."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import UnknownNameError
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.views.changes import find_changes
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show
from trucewatch.web.visits import last_look, remember_look
from trucewatch.yaml_lines import nearest

router = page_router()


@router.get("/agreements/{agreement_id}")
def board(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show how an agreement stands, and what changed since the day asked about, or since the last visit."""
    made = question.board(agreement_id)
    look = last_look(request, question)
    changes = find_changes(question.at(look.times).board(agreement_id), made) if look else None
    page = show(
        request,
        question,
        "board.html",
        section="/agreements",
        tab="board",
        agreement=made.agreement,
        board=made,
        rows=list(zip(made.agreement.obligations, made.findings, strict=True)),
        incidents=question.latest_incidents(agreement_id),
        chart=chart_days(question.ever_published(), question.times.as_of),
        look=look,
        changes=changes,
    )
    remember_look(request, page, question, agreement_id)
    return page


@router.get("/agreements/{agreement_id}/obligations/{obligation_id}")
def obligation(request: Request, question: Asked, agreement_id: str, obligation_id: str) -> HTMLResponse:
    """Show how one obligation stands, and every sentence for and against."""
    made = question.board(agreement_id)
    wanted = obligation_of(made.agreement, obligation_id)
    return show(
        request,
        question,
        "obligation.html",
        section="/agreements",
        tab="board",
        agreement=made.agreement,
        obligation=wanted,
        why=question.why(wanted),
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def obligation_of(agreement: Agreement, obligation_id: str) -> Obligation:
    """Return the obligation of that id.

    Raises:
        UnknownNameError: The agreement has none of that id; the nearest is named.
    """
    for one in agreement.obligations:
        if one.id == obligation_id:
            return one
    near = nearest(obligation_id, [one.id for one in agreement.obligations])
    listing = f"trucewatch agreements show {agreement.id}"
    raise UnknownNameError(f"obligation of {agreement.id}", obligation_id, near, listing=listing)

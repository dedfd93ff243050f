"""Who says what on an agreement: propositions against speakers."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.views.matrix import Matrix, make_matrix
from trucewatch.web.asking import Question
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/agreements/{agreement_id}/matrix")
def matrix(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show who asserts, who denies and who is silent on each obligation and each incident in dispute."""
    return show(
        request,
        question,
        "matrix.html",
        section="/agreements",
        tab="matrix",
        agreement=question.board(agreement_id).agreement,
        matrix=agreement_matrix(question, agreement_id),
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def agreement_matrix(question: Question, agreement_id: str) -> Matrix:
    """Return who says what on an agreement."""

    def make() -> Matrix:
        return make_matrix(
            question.board(agreement_id),
            question.evidence(),
            origins=question.origins(),
            settings=question.workspace.settings,
        )

    return question.answer(("matrix", agreement_id), make)

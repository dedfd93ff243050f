"""Who says what on an agreement: propositions against speakers."""

from dataclasses import dataclass
from datetime import date

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.model.period import Period
from trucewatch.views.matrix import Cell, Matrix, Row, Stand, make_matrix
from trucewatch.web.asking import Question, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()

_ROWS_A_PAGE = 40
_EDGES = (2.0, 98.0)
"""Where the strip under a word begins and ends, of a hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """What a page shows of one speaker on one proposition, however many words there are."""

    stand: Stand
    has_changed: bool
    latest: str | None
    """Id of the claim said last; None where the speaker is silent."""
    strip: "Strip | None"
    """None where no word is dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The days with a word, as paths of a drawing 100 wide and 14 high: however many words, each day once."""

    yes: str
    no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """What a page shows of one proposition."""

    row: Row
    cells: tuple[ShownCell, ...]


@router.get("/agreements/{agreement_id}/matrix")
def matrix(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show who asserts, who denies and who is silent on each obligation and each incident in dispute."""
    made = agreement_matrix(question, agreement_id)
    rows = question.answer(("matrix rows", agreement_id), lambda: [_shown(row, made.period) for row in made.rows])
    return show(
        request,
        question,
        "matrix.html",
        section="/agreements",
        tab="matrix",
        agreement=question.board(agreement_id).agreement,
        matrix=made,
        page=turn_to(rows, request.query_params.get("page"), length=_ROWS_A_PAGE),
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


def _shown(row: Row, period: Period) -> ShownRow:
    return ShownRow(row=row, cells=tuple(_shown_cell(cell, period) for cell in row.cells))


def _shown_cell(cell: Cell, period: Period) -> ShownCell:
    return ShownCell(
        stand=cell.stand,
        has_changed=cell.has_changed,
        latest=cell.words[-1].claim.id if cell.words else None,
        strip=_strip(cell, period),
    )


def _strip(cell: Cell, period: Period) -> Strip | None:
    if period.first is None or period.last is None or not any(word.on for word in cell.words):
        return None
    left, right = _EDGES
    days = (period.last - period.first).days or 1
    said: dict[tuple[date, bool], None] = dict.fromkeys((word.on, word.asserts) for word in cell.words if word.on)
    lines: dict[bool, list[str]] = {True: [], False: []}
    for day, asserts in said:
        place = left + (day - period.first).days / days * (right - left)
        lines[asserts].append(f"M{place:.1f} 7V{1 if asserts else 13}")
    return Strip(yes="".join(lines[True]), no="".join(lines[False]))

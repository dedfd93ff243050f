"""What became of each violation: alleged, answered, denied, looked into, borne out, laid to somebody, left open."""

from collections import Counter

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.choices import read_any_word
from trucewatch.model.incident import Incident
from trucewatch.views.life import Life, Stage
from trucewatch.web.asking import Question, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show

router = page_router()


@router.get("/agreements/{agreement_id}/violations")
def violations(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show what became of each, by how far it has come, the latest first."""
    board = question.board(agreement_id)
    lives = lives_of(question, agreement_id)
    chosen = read_any_word("reached", request.query_params.get("reached"), Stage)
    wanted = [one for one in lives if chosen is None or one.reached is chosen]
    return show(
        request,
        question,
        "violations.html",
        section="/agreements",
        tab="violations",
        agreement=board.agreement,
        page=turn_to(wanted, request.query_params.get("page")),
        stages=list(Stage),
        counts=Counter(one.reached for one in lives),
        open_ones=sum(1 for one in lives if one.days_open is not None),
        total=len(lives),
        chosen=chosen,
        chart=chart_days(question.ever_published(), question.times.as_of),
    )


def lives_of(question: Question, agreement_id: str) -> list[Life]:
    """Return what became of each incident on an agreement's board, the latest first."""

    def all_of_them() -> tuple[Life, ...]:
        return question.worked_out(
            ("all lives", agreement_id),
            lambda workspace: workspace.lives(question.times, agreement_id),
            called="what became of each violation",
        )

    def make() -> list[Life]:
        by_id = {one.incident.id: one for one in all_of_them()}
        return [by_id[one.id] for one in question.latest_incidents(agreement_id) if one.id in by_id]

    return question.answer(("lives", agreement_id), make)


def life_of(question: Question, incident: Incident) -> Life:
    """Return what became of one incident, seen from the first agreement on whose board it is."""
    return question.worked_out(
        ("life", incident.id),
        lambda workspace: workspace.life(incident.id, question.times),
        called="what became of an allegation",
    )

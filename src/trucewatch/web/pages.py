"""The pages for people: each a plain address that works without JavaScript."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from trucewatch.errors import UnknownNameError
from trucewatch.model.actor import Source
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import ClaimKind
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.incident import Incident
from trucewatch.model.text import Document
from trucewatch.views.board import Board
from trucewatch.web.asking import Question, ask, ask_filter, turn_to
from trucewatch.web.days import chart_days
from trucewatch.web.marking import mark_lines
from trucewatch.web.rendering import show
from trucewatch.web.wording import keys_said

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


async def read_question(request: Request) -> Question:
    """Return the question of the request; handlers take turns, since a workspace answers one at a time."""
    return ask(request.app.state.workspace, request.url.path, request.query_params)


Asked = Annotated[Question, Depends(read_question)]


@router.get("/")
@router.get("/agreements")
async def home(request: Request, question: Asked) -> HTMLResponse:
    """Show the agreements, those of which something is said first; their boards open as of the newest report."""
    documents = question.evidence().documents.values()
    newest = max((document.published.day for document in documents if document.published), default=None)
    shown = question if "as_of" in question.kept or newest is None else question.on(newest)
    boards = sorted(_boards(shown), key=lambda made: (not made.bearings, made.agreement.id))
    return show(
        request,
        shown,
        "home.html",
        section="/agreements",
        boards=boards,
        newest=newest,
        documents=len(documents),
        shown_on=shown.times.as_of,
    )


@router.get("/agreements/{agreement_id}")
async def board(request: Request, question: Asked, agreement_id: str) -> HTMLResponse:
    """Show how an agreement stands."""
    agreement = question.workspace.agreements.get(agreement_id)
    made = question.workspace.board(agreement_id, question.times)
    return show(
        request,
        question,
        "board.html",
        section="/agreements",
        agreement=agreement,
        board=made,
        rows=list(zip(agreement.obligations, made.findings, strict=True)),
        incidents=_latest_first(made.incidents),
        chart=chart_days(_ever_published(question), question.times.as_of),
    )


@router.get("/agreements/{agreement_id}/obligations/{obligation_id}")
async def obligation(request: Request, question: Asked, agreement_id: str, obligation_id: str) -> HTMLResponse:
    """Show how one obligation stands, and every sentence for and against."""
    agreement = question.workspace.agreements.get(agreement_id)
    made = question.workspace.board(agreement_id, question.times)
    wanted = _obligation_of(agreement, obligation_id)
    return show(
        request,
        question,
        "obligation.html",
        section="/agreements",
        agreement=agreement,
        obligation=wanted,
        finding=next(finding for finding in made.findings if finding.obligation == wanted.id),
        clause=next((clause for clause in agreement.clauses if clause.number == wanted.clause), None),
        contradictions=[one for one in made.contradictions if wanted.id in (one.obligation, *one.also)],
    )


@router.get("/claims")
async def claims(request: Request, question: Asked) -> HTMLResponse:
    """Show the ledger of claims, filtered, page by page."""
    claim_filter, said = ask_filter(request.query_params)
    page = turn_to(question.workspace.claims(claim_filter, question.times), request.query_params.get("page"))
    return show(
        request,
        question,
        "claims.html",
        section="/claims",
        claims=page.entries,
        page=page.number,
        pages=page.pages,
        total=page.total,
        asked=said,
        is_filtered=bool(said),
        kinds=list(ClaimKind),
        agreements=question.workspace.agreements.agreements,
    )


@router.get("/claims/{claim_id}")
async def claim(request: Request, question: Asked, claim_id: str) -> HTMLResponse:
    """Show one claim: its sentence in its passage, whose word it is, and how each value was got."""
    wanted = next((one for one in question.evidence().claims if one.id == claim_id), None)
    if wanted is None:
        raise UnknownNameError("claim", claim_id, None, listing="trucewatch claims")
    document = question.evidence().documents[wanted.document]
    boards = list(question.workspace.boards_about(wanted, question.times))
    return show(
        request,
        question,
        "claim.html",
        section="/claims",
        claim=wanted,
        document=document,
        passage=question.workspace.trace(claim_id, question.times).sentences[0],
        keys=keys_said(wanted),
        bearings=[
            (made.agreement, _obligation_of(made.agreement, bearing.obligation), bearing)
            for made in boards
            for bearing in made.bearings
            if bearing.claim == claim_id
        ],
        incidents=[one for one in question.workspace.incidents(question.times) if claim_id in one.claims],
        contradictions=_distinct(
            one for made in boards for one in made.contradictions if any(claim_id in side.claims for side in one.sides)
        ),
    )


@router.get("/incidents")
async def incidents(request: Request, question: Asked) -> HTMLResponse:
    """Show all incidents, the latest first, page by page."""
    page = turn_to(_latest_first(question.workspace.incidents(question.times)), request.query_params.get("page"))
    return show(
        request,
        question,
        "incidents.html",
        section="/incidents",
        incidents=page.entries,
        page=page.number,
        pages=page.pages,
        total=page.total,
    )


@router.get("/incidents/{incident_id}")
async def incident(request: Request, question: Asked, incident_id: str) -> HTMLResponse:
    """Show one incident: its toll as ranges, and every sentence about it."""
    found = next((one for one in question.workspace.incidents(question.times) if one.id == incident_id), None)
    if found is None:
        raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")
    return show(
        request,
        question,
        "incident.html",
        section="/incidents",
        incident=found,
        contradictions=_distinct(
            one for made in _boards(question) for one in made.contradictions if one.incident == incident_id
        ),
    )


@router.get("/contradictions/{contradiction_id}")
async def contradiction(request: Request, question: Asked, contradiction_id: str) -> HTMLResponse:
    """Show one contradiction: both sides, with all their sentences."""
    for made in _boards(question):
        for one in made.contradictions:
            if one.id == contradiction_id:
                return show(
                    request,
                    question,
                    "contradiction.html",
                    section="/agreements",
                    contradiction=one,
                    agreement=made.agreement,
                    obligation=_obligation_of(made.agreement, one.obligation) if one.obligation else None,
                )
    raise UnknownNameError("contradiction", contradiction_id, None, listing="trucewatch board")


@router.get("/documents/{sha256}")
async def document(request: Request, question: Asked, sha256: str) -> HTMLResponse:
    """Show the kept text of a report, with its claimed sentences marked."""
    found = question.workspace.document(sha256)
    of_it = [one for one in question.evidence().claims if one.document == found.sha256]
    return show(
        request,
        question,
        "document.html",
        section="/sources",
        document=found,
        lines=mark_lines(found, of_it),
        claims=of_it,
    )


@router.get("/sources")
async def sources(request: Request, question: Asked) -> HTMLResponse:
    """Show the sources of the reports, with how each leans and is graded."""
    by_source: dict[str, list[Document]] = {}
    for one in question.evidence().documents.values():
        by_source.setdefault(one.source, []).append(one)
    rows: list[tuple[str, Source | None, list[Document]]] = [
        (source_id, question.workspace.sources.get(source_id), documents) for source_id, documents in by_source.items()
    ]
    rows.sort(key=lambda row: (row[1] is None, (row[1].name if row[1] else row[0]).casefold()))
    return show(request, question, "sources.html", section="/sources", rows=rows)


def _boards(question: Question) -> Iterator[Board]:
    for agreement in question.workspace.agreements.agreements:
        yield question.workspace.board(agreement.id, question.times)


def _latest_first(incidents: Iterable[Incident]) -> list[Incident]:
    """Return the incidents by their last day, the latest first, and those without a day after them."""

    def last_day(incident: Incident) -> date:
        return (incident.date.last or incident.date.first or date.min) if incident.date else date.min

    return sorted(incidents, key=last_day, reverse=True)


def _distinct(contradictions: Iterator[Contradiction]) -> list[Contradiction]:
    """Return each contradiction once, though two agreements may show it."""
    return list({one.id: one for one in contradictions}.values())


def _obligation_of(agreement: Agreement, obligation_id: str) -> Obligation:
    for one in agreement.obligations:
        if one.id == obligation_id:
            return one
    listing = f"trucewatch agreements show {agreement.id}"
    raise UnknownNameError(f"obligation of {agreement.id}", obligation_id, None, listing=listing)


def _ever_published(question: Question) -> list[Document]:
    """Return all that the workspace had recorded by then, whenever published: the days one can step to."""
    times = question.workspace.times(
        as_of=question.times.as_of,
        published_by=max(question.times.published_by, question.times.known_on.date()),
        known_on=question.times.known_on,
    )
    return list(question.workspace.evidence(times).documents.values())

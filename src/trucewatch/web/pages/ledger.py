"""The ledger of claims, and each claim: its sentence in its passage, whose word it is, and how each value was got."""

from collections.abc import Iterable

from fastapi import Request
from fastapi.responses import HTMLResponse

from trucewatch.model.act import undone
from trucewatch.model.claim import ClaimKind
from trucewatch.model.contradiction import Contradiction
from trucewatch.views.copies import tree_of_copies
from trucewatch.views.trace import in_passage
from trucewatch.web.asking import Question, ask_filter
from trucewatch.web.pages.agreements import obligation_of
from trucewatch.web.pages.asked import Asked, page_router
from trucewatch.web.rendering import show
from trucewatch.web.wording import keys_said

router = page_router()


@router.get("/claims")
def claims(request: Request, question: Asked) -> HTMLResponse:
    """Show the ledger of claims, filtered, page by page."""
    claim_filter, said = ask_filter(request.query_params)
    page = question.page_of_claims(claim_filter, request.query_params.get("page"))
    return show(
        request,
        question,
        "claims.html",
        section="/claims",
        claims=page.entries,
        page=page,
        asked=said,
        kinds=list(ClaimKind),
        agreements=question.workspace.agreements.agreements,
    )


@router.get("/claims/{claim_id}")
def claim(request: Request, question: Asked, claim_id: str) -> HTMLResponse:
    """Show one claim with all that is known of it, and what became of it."""
    wanted, evidence = question.claim(claim_id), question.evidence()
    boards = question.boards_about(wanted.claim)
    taken_back = undone(evidence.acts)
    return show(
        request,
        question,
        "claim.html",
        section="/claims",
        claim=wanted.claim,
        document=wanted.document,
        passage=in_passage(wanted.claim, wanted.document),
        keys=keys_said(wanted.claim),
        bearings=[
            (made.agreement, obligation_of(made.agreement, bearing.obligation), bearing)
            for made in boards
            for bearing in made.bearings
            if bearing.claim == claim_id
        ],
        incidents=question.incidents_with(claim_id),
        contradictions=distinct(
            one for made in boards for one in made.contradictions if any(claim_id in side.claims for side in one.sides)
        ),
        tree=tree_of_copies(wanted.document.sha256, evidence.copies),
        documents=evidence.documents,
        judgements=[one for one in evidence.judgements if claim_id in (one.left, one.right)],
        readings=question.workspace.readings(wanted.document.sha256),
        counts=claim_id not in {one.id for one in evidence.set_aside},
        acts=[(act, act.id in taken_back) for act in evidence.acts if claim_id in (act.target, act.other)],
        neighbours=_neighbours(question, wanted.document.sha256, claim_id),
    )


def distinct(contradictions: Iterable[Contradiction]) -> list[Contradiction]:
    """Return each contradiction once, though two agreements may show it."""
    return list({one.id: one for one in contradictions}.values())


def _neighbours(question: Question, sha256: str, claim_id: str) -> tuple[str | None, str | None]:
    """The claims before and after it in its report."""
    ids = [one.id for one in question.evidence().claims if one.document == sha256]
    if claim_id not in ids:
        return None, None
    place = ids.index(claim_id)
    return (ids[place - 1] if place else None), (ids[place + 1] if place + 1 < len(ids) else None)

"""What the pages show, as JSON under /api/v1."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from trucewatch.errors import UnknownNameError
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.text import Document
from trucewatch.views.board import board_as_json
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.incidents import incident_as_json
from trucewatch.views.trace import trace_as_json
from trucewatch.web.asking import Question, ask, ask_filter, turn_to

API_PATH = "/api/v1"

router = APIRouter(prefix=API_PATH)

Content = dict[str, Any]


class ClaimQuery(BaseModel):
    """The filters of the ledger; whatever is left out lets every claim pass."""

    kind: str | None = Field(None, description="A kind of claim.")
    speaker: str | None = Field(None, description="Part of the name of the speaker, or of the party spoken for.")
    about: str | None = Field(None, description="What the claim is about, in one word.")
    obligation: str | None = Field(None, description="AGREEMENT/OBLIGATION: claims that bear on it.")
    place: str | None = Field(None, description="Part of the name of a place.")
    first: str | None = Field(None, alias="from", description="What happened, or was said, on this day or later.")
    last: str | None = Field(None, alias="to", description="What happened, or was said, by this day.")
    text: str | None = Field(None, description="Words of the sentence.")
    document: str | None = Field(None, description="The first digits of the report's sha256, or all.")
    page: str | None = Field(None, description="From 1; 50 claims a page.")
    as_of: str | None = Field(None, description="How things stood on this day.")
    published_by: str | None = Field(None, description="From what had been published by this day.")
    known_on: str | None = Field(None, description="From what had been recorded by this instant.")


async def read_question(
    request: Request, as_of: str | None = None, published_by: str | None = None, known_on: str | None = None
) -> Question:
    """Return the question of the request; the times are named so that the description of the API has them."""
    given = {"as_of": as_of, "published_by": published_by, "known_on": known_on}
    return ask(
        request.app.state.workspace, request.url.path, {key: value for key, value in given.items() if value is not None}
    )


Asked = Annotated[Question, Depends(read_question)]


@router.get("/agreements")
async def agreements(question: Asked) -> Content:
    """Return the agreements, in order of id."""
    return {
        "agreements": [
            {"id": one.id, "title": one.title, "signed": one.signed.isoformat()}
            for one in question.workspace.agreements.agreements
        ]
    }


@router.get("/agreements/{agreement_id}/board")
async def board(question: Asked, agreement_id: str) -> Content:
    """Return how an agreement stands."""
    return board_as_json(question.workspace.board(agreement_id, question.times))


@router.get("/agreements/{agreement_id}/contradictions")
async def contradictions(question: Asked, agreement_id: str) -> Content:
    """Return where two sides cannot both be right about an agreement."""
    found = question.workspace.contradictions(agreement_id, question.times)
    return {"contradictions": [contradiction_as_json(one) for one in found]}


@router.get("/claims")
async def claims(question: Asked, query: Annotated[ClaimQuery, Query()]) -> Content:
    """Return the claims that pass the filters, in order of publication, page by page."""
    claim_filter, _ = ask_filter(query.model_dump(by_alias=True, exclude_none=True))
    turned = turn_to(question.workspace.claims(claim_filter, question.times), query.page)
    documents = question.evidence().documents
    return {
        "total": turned.total,
        "page": turned.number,
        "pages": turned.pages,
        "claims": [claim_as_json(one, documents[one.document]) for one in turned.entries],
    }


@router.get("/claims/{claim_id}")
async def claim(question: Asked, claim_id: str) -> Content:
    """Return one claim."""
    for one in question.evidence().claims:
        if one.id == claim_id:
            return claim_as_json(one, question.evidence().documents[one.document])
    raise UnknownNameError("claim", claim_id, None, listing="trucewatch claims")


@router.get("/incidents")
async def incidents(question: Asked, page: str | None = None) -> Content:
    """Return the incidents, in order of time, page by page."""
    turned = turn_to(question.workspace.incidents(question.times), page)
    return {
        "total": turned.total,
        "page": turned.number,
        "pages": turned.pages,
        "incidents": [incident_as_json(one) for one in turned.entries],
    }


@router.get("/incidents/{incident_id}")
async def incident(question: Asked, incident_id: str) -> Content:
    """Return one incident."""
    for one in question.workspace.incidents(question.times):
        if one.id == incident_id:
            return incident_as_json(one)
    raise UnknownNameError("incident", incident_id, None, listing="trucewatch incidents")


@router.get("/trace/{wanted_id:path}")
async def trace(question: Asked, wanted_id: str) -> Content:
    """Return the sentences on which a claim, an incident, a contradiction or an obligation rests."""
    return trace_as_json(question.workspace.trace(wanted_id, question.times))


@router.get("/documents/{sha256}")
async def document(question: Asked, sha256: str) -> Content:
    """Return a report: its kept text, and what is known of it."""
    return _document_as_json(question.workspace.document(sha256))


def _document_as_json(found: Document) -> Content:
    return {
        "sha256": found.sha256,
        "name": found.name,
        "title": found.title,
        "source": found.source,
        "url": found.url,
        "language": found.language,
        "published": found.published.day.isoformat() if found.published else None,
        "recorded_at": found.recorded_at.isoformat() if found.recorded_at else None,
        "constructed": found.constructed,
        "extractor": found.extractor,
        "text": found.text,
    }

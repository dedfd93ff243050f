"""The ledger: claims by many filters, one of them, and the sentences behind whatever has an id."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from trucewatch.model.claim_json import claim_as_json
from trucewatch.views.trace import trace_as_json
from trucewatch.web.api.asked import Asked, Content, api_router, page_as_json, read_length
from trucewatch.web.api.forms import choose_form, claims_in_form
from trucewatch.web.asking import ask_filter

router = api_router()


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
    page: str | None = Field(None, description="Which page of the list, from 1.")
    per_page: str | None = Field(None, description="How many claims a page has, to 1000; else 50.")
    format: str | None = Field(None, description="`json`, `csv` or `geojson`; goes before `Accept`.")


@router.get("/claims")
def claims(request: Request, question: Asked, query: Annotated[ClaimQuery, Query()]) -> Response:
    """Return the claims that pass the filters, in order of publication, page by page."""
    form = choose_form(request, query.format, ("json", "csv", "geojson"))
    claim_filter, _ = ask_filter(query.model_dump(by_alias=True, exclude_none=True))
    page = question.page_of_claims(claim_filter, query.page, length=read_length(query.per_page))
    if form != "json":
        return claims_in_form(form, page.entries, question)
    return JSONResponse(page_as_json("claims", page, [claim_as_json(one.claim, one.document) for one in page.entries]))


@router.get("/claims/{claim_id}")
def claim(question: Asked, claim_id: str) -> Content:
    """Return one claim."""
    found = question.claim(claim_id)
    return claim_as_json(found.claim, found.document)


@router.get("/trace/{wanted_id:path}")
def trace(question: Asked, wanted_id: str) -> Content:
    """Return the sentences on which a claim, an incident, a contradiction or an obligation rests."""
    return question.worked_out(
        ("trace", wanted_id),
        lambda workspace: trace_as_json(workspace.trace(wanted_id, question.times)),
        called="a trace",
    )

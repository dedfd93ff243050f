"""Reports, sources and actors, and the search over all of it."""

from collections import Counter
from typing import Annotated, Any

from fastapi import Query, Request, Response

from trucewatch.errors import UnknownNameError
from trucewatch.model.actor import Source
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.text import Document
from trucewatch.views.actors import actor_as_json, portrait_as_json, portray
from trucewatch.views.copies import copies_as_json
from trucewatch.web.api.asked import (
    Asked,
    Content,
    FormatAsked,
    LengthAsked,
    PageAsked,
    api_router,
    page_as_json,
    turn,
)
from trucewatch.web.api.forms import choose_form, rows_in_form
from trucewatch.web.pages.actors import actors_named
from trucewatch.web.pages.searches import found_with, names_with

router = api_router()


@router.get("/documents")
def documents(  # noqa: PLR0913, PLR0917 - one parameter for each key of the address
    request: Request,
    question: Asked,
    source: Annotated[str | None, Query(description="Id of a source.")] = None,
    page: PageAsked = None,
    per_page: LengthAsked = None,
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return the reports without their texts, in order of publication, page by page."""
    form = choose_form(request, format, ("json", "csv"))
    found = [one for one in question.documents() if not source or one.source == source]
    turned = turn(found, page, per_page)
    return rows_in_form(
        form,
        "documents",
        page_as_json("documents", turned, [_without_text(one) for one in question.whole(turned.entries)]),
    )


@router.get("/documents/{sha256}")
def document(question: Asked, sha256: str) -> Content:
    """Return a report: its kept text, what is known of it, and which reports repeat it or are repeated in it."""
    found, evidence = question.workspace.document(sha256), question.evidence()
    copies = [one for one in evidence.copies if found.sha256 in (one.copy, one.original)]
    return {**_without_text(found), "text": found.text, "copies": copies_as_json(copies, evidence)}


@router.get("/sources")
def sources(request: Request, question: Asked, format: FormatAsked = None) -> Response:  # noqa: A002
    """Return the sources of the reports, in order of id."""
    form = choose_form(request, format, ("json", "csv"))
    counts = Counter(one.source for one in question.documents())
    rows = [_source_as_json(one, question.workspace.sources.get(one), count) for one, count in sorted(counts.items())]
    return rows_in_form(form, "sources", {"sources": rows})


@router.get("/sources/{source_id:path}")
def source(question: Asked, source_id: str) -> Content:
    """Return one source, with the hashes of its reports in order of publication."""
    of_it = [one.sha256 for one in question.documents() if one.source == source_id]
    known = question.workspace.sources.get(source_id)
    if known is None and not of_it:
        raise UnknownNameError("source", source_id, None, listing="trucewatch claims")
    return {**_source_as_json(source_id, known, len(of_it)), "documents": of_it}


@router.get("/actors")
def actors(
    request: Request,
    question: Asked,
    page: PageAsked = None,
    per_page: LengthAsked = None,
    format: FormatAsked = None,  # noqa: A002
) -> Response:
    """Return all whom the claims name, those named most first, page by page."""
    form = choose_form(request, format, ("json", "csv"))
    turned = turn(actors_named(question), page, per_page)
    return rows_in_form(form, "actors", page_as_json("actors", turned, [actor_as_json(one) for one in turned.entries]))


@router.get("/actors/{key:path}")
def actor(question: Asked, key: str) -> Content:
    """Return all that the claims have of one actor."""
    portrait = portray(
        key,
        question.evidence(),
        actors=question.workspace.actors,
        boards=list(question.boards()),
        incidents=question.incidents(),
    )
    return portrait_as_json(portrait)


@router.get("/search")
def search(
    question: Asked,
    words: Annotated[str, Query(alias="q", description="Words in any script; all must be there.")],
    page: PageAsked = None,
    per_page: LengthAsked = None,
) -> Content:
    """Return what has the words: claims, the best first, page by page, and whatever else bears them in its name."""
    found, names = found_with(words, question), names_with(words, question)
    turned = turn(found.claims, page, per_page)
    return {
        **page_as_json("claims", turned, [claim_as_json(one.claim, one.document) for one in turned.entries]),
        "obligations": [f"{agreement.id}/{one.id}" for agreement, one in names.obligations],
        "actors": [one.key for one in names.actors],
        "sources": [source_id for source_id, _ in names.sources],
        "documents": [one.document.sha256 for one in found.reports],
    }


def _without_text(found: Document) -> Content:
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
    }


def _source_as_json(source_id: str, known: Source | None, reports: int) -> dict[str, Any]:
    return {
        "id": source_id,
        "name": known.name if known else None,
        "kind": str(known.kind) if known and known.kind else None,
        "owner": known.owner if known else None,
        "reliability": known.reliability if known else "F",
        "leaning": {actor: str(leaning) for actor, leaning in known.leaning} if known else {},
        "reports": reports,
    }

"""What the handlers of the API take: the question, its page, and nothing that they do not know."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from trucewatch.errors import BadNumberError, UnknownKeyError
from trucewatch.web.api import API_PATH
from trucewatch.web.asking import PAGE_LENGTH, Entry, Page, Question, ask, turn_to
from trucewatch.web.desk import Desk
from trucewatch.yaml_lines import nearest

Content = dict[str, Any]

MOST_A_PAGE = 1000
_ERROR = {
    "description": "What is wrong, in a sentence.",
    "content": {
        "application/json": {
            "schema": {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
        }
    },
}


def read_question(
    request: Request,
    as_of: Annotated[str | None, Query(description="How things stood on this day; today by default.")] = None,
    published_by: Annotated[str | None, Query(description="From what had been published by this day.")] = None,
    known_on: Annotated[str | None, Query(description="From what had been recorded by this instant.")] = None,
) -> Question:
    """Return the question of the request; the times are named so that the description of the API has them."""
    given = {"as_of": as_of, "published_by": published_by, "known_on": known_on}
    return question_to_hand_over(request, {key: value for key, value in given.items() if value is not None})


def question_to_hand_over(request: Request, said: Mapping[str, str]) -> Question:
    """Return the question asked of what may be passed on: what goes to other programs, or to strangers."""
    state = request.app.state
    question = ask(state.desk, request.url.path, said)
    if not question.withholds():
        return question
    if state.handed_over is None:
        state.handed_over = Desk(state.workspace.handed_over())
    return ask(state.handed_over, request.url.path, said)


Asked = Annotated[Question, Depends(read_question)]

PageAsked = Annotated[str | None, Query(description="Which page of the list, from 1.")]
LengthAsked = Annotated[str | None, Query(description=f"How many entries a page has, to {MOST_A_PAGE}; else 50.")]
FormatAsked = Annotated[str | None, Query(description="`json`, or another form of the same; goes before `Accept`.")]
FirstAsked = Annotated[str | None, Query(alias="from", description="This day or later.")]
LastAsked = Annotated[str | None, Query(alias="to", description="This day or earlier.")]


def turn(entries: "list[Entry] | tuple[Entry, ...]", page: str | None, length: str | None) -> Page[Entry]:
    """Return the page of a list.

    Raises:
        BadNumberError: There are no pages of that length.
        BadPageError: There is no such page number.
    """
    return turn_to(entries, page, length=read_length(length))


def read_length(length: str | None) -> int:
    """Return how many entries a page is to have.

    Raises:
        BadNumberError: There are no pages of that length.
    """
    text = (length or "").strip() or str(PAGE_LENGTH)
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) <= MOST_A_PAGE:
        raise BadNumberError("per_page", text, f"a whole number from 1 to {MOST_A_PAGE}")
    return int(text)


def page_as_json(name: str, page: Page[Any], entries: list[Content]) -> Content:
    """Return a page of a list under its name, with how many entries and pages there are."""
    return {"total": page.total, "page": page.number, "pages": page.pages, name: entries}


async def refuse_unknown_keys(request: Request) -> None:
    """Refuse a request that asks what its address does not know: silently showing more would mislead.

    Raises:
        UnknownKeyError: The query has such a key.
    """
    known = _keys_of(request)
    for key in request.query_params:
        if key not in known:
            raise UnknownKeyError(key, nearest(key, known), sorted(known))


def api_router() -> APIRouter:
    """Return a router for a part of the API."""
    return APIRouter(
        prefix=API_PATH,
        dependencies=[Depends(refuse_unknown_keys)],
        responses={400: _ERROR, 404: _ERROR, 422: _ERROR},
    )


def _keys_of(request: Request) -> frozenset[str]:
    """The keys that the description of the API names for the address: there is no second list of them."""
    keys: dict[str, frozenset[str]] = request.app.state.api_keys
    if not keys:
        for path, methods in request.app.openapi()["paths"].items():
            parameters = methods.get("get", {}).get("parameters", ())
            keys[path] = frozenset(one["name"] for one in parameters if one["in"] == "query")
    return keys.get(request.scope["route"].path_format, frozenset())

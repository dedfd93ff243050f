"""What the handlers of all pages take: the question that the address asks."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from trucewatch.web.asking import Question, ask


def read_question(request: Request) -> Question:
    """Return the question of the request."""
    return ask(request.app.state.desk, request.url.path, request.query_params)


Asked = Annotated[Question, Depends(read_question)]


def page_router() -> APIRouter:
    """Return a router for pages: answers are HTML, and no part of the description of the API."""
    return APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

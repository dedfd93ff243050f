"""HEAD is GET without a body, at every address."""

import pytest
from starlette.testclient import TestClient

BOARD = "/agreements/idlib-sochi-2018?as_of=2018-10-20"


@pytest.mark.parametrize(
    "address", ["/", BOARD, "/claims", "/nowhere", "/api/v1/claims", "/static/icon.svg", "/claims?page=0"]
)
def test_head_answers_as_get_without_the_body(browser: TestClient, address: str) -> None:
    """Status, type and length are the same."""
    whole, head = browser.get(address), browser.head(address)

    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-length"] == whole.headers["content-length"]

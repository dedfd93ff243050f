"""What a caller holds already is not sent again."""

import pytest
from starlette.testclient import TestClient

ADDRESSES = (
    "/agreements/idlib-sochi-2018?as_of=2018-10-20",
    "/claims?as_of=2018-10-20",
    "/agreements/idlib-sochi-2018/map?as_of=2018-10-20",
    "/api/v1/claims?as_of=2018-10-20",
    "/api/v1/agreements/idlib-sochi-2018/board?as_of=2018-10-20&known_on=2090-01-01",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_one_holds_is_not_sent_again(browser: TestClient, address: str) -> None:
    """The tag that came with it is sent back, and nothing but a head comes: also where a proxy weakened it."""
    browser.get(address)
    first = browser.get(address)
    tag = first.headers["etag"]

    for told in (tag, f"W/{tag}", f'"other", {tag}'):
        again = browser.get(address, headers={"If-None-Match": told})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-length" not in again.headers
        assert again.headers["content-security-policy"]
    assert first.headers["cache-control"] == "private, no-cache"


def test_another_answer_is_sent(browser: TestClient) -> None:
    """One day's tag is not another day's."""
    tag = browser.get(ADDRESSES[1]).headers["etag"]

    page = browser.get("/claims?as_of=2018-10-11", headers={"If-None-Match": tag})

    assert page.status_code == 200
    assert page.headers["etag"] != tag


def test_errors_bear_no_tag(browser: TestClient) -> None:
    """What was not found may be there tomorrow."""
    page = browser.get("/claims/c-none", headers={"If-None-Match": "*"})

    assert page.status_code == 404
    assert "etag" not in page.headers


def test_the_head_alone_bears_it_too(browser: TestClient) -> None:
    """Whoever asks for the head is told the tag of the whole."""
    browser.get(ADDRESSES[1])

    assert browser.head(ADDRESSES[1]).headers["etag"] == browser.get(ADDRESSES[1]).headers["etag"]

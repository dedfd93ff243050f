"""Pages that are served to others: who gets in, and what each may do there."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from anyio import create_task_group, run
from starlette.testclient import TestClient

from trucewatch.model.act import ReviewAnswer
from trucewatch.web.app import make_app
from trucewatch.web.people.accounts import Account, Accounts, Role
from trucewatch.web.people.gate import People
from trucewatch.web.people.register import Register
from trucewatch.workspace import Workspace, open_workspace

PASSWORD = "a long enough phrase"
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def hired(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register with one account of each role; not to be changed."""
    register = Register(tmp_path_factory.mktemp("people"))
    for role in Role:
        Accounts(register).add(role.title(), role, PASSWORD)
    return register


@pytest.fixture
def register(hired: Register, tmp_path: Path) -> Register:
    shutil.copy(hired.path, tmp_path)
    return Register(tmp_path)


@pytest.fixture
def opened(workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copytree(workspace.path, tmp_path / "workspace")) as opened:
        yield opened


@pytest.fixture
def stranger(opened: Workspace, register: Register) -> TestClient:
    app = make_app(opened, register=register)
    return TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def log_in(browser: TestClient, name: str, password: str = PASSWORD, wanted: str = "/claims") -> int:
    token = token_of(browser.get("/login").text)
    fields = {"token": token, "name": name, "password": password, "next": wanted}
    return browser.post("/login", data=fields).status_code


@pytest.mark.parametrize("path", ["/", "/claims", "/review", "/people/log", "/account", "/nowhere"])
def test_a_stranger_is_led_to_the_login(stranger: TestClient, path: str) -> None:
    """No page is shown, and none is told to exist or not."""
    answer = stranger.get(path)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_api_asks_a_stranger_for_a_name(stranger: TestClient) -> None:
    """Programs are told how to log in, also for the description of the API."""
    for path in ("/api/v1/claims", "/api/v1/openapi.json"):
        answer = stranger.get(path)

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic ")


def test_the_api_takes_a_name_and_password(stranger: TestClient) -> None:
    """HTTP Basic opens the API, with the right password alone, and no page."""
    assert stranger.get("/api/v1/claims", auth=("Reader", PASSWORD)).status_code == 200
    assert stranger.get("/api/v1/claims", auth=("Reader", "another phrase")).status_code == 401
    assert stranger.get("/claims", auth=("Reader", PASSWORD)).status_code == 303


def test_a_login_leads_where_one_wanted_to_go(stranger: TestClient) -> None:
    """The session's cookie is out of reach of scripts and of other sites, and what is shown is not kept."""
    token = token_of(stranger.get("/login?next=/claims").text)

    answer = stranger.post(
        "/login", data={"token": token, "name": "Reader", "password": PASSWORD, "next": "/claims?kind=incident"}
    )

    assert answer.headers["location"] == "/claims?kind=incident"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = stranger.get("/claims")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "<bdi>Reader</bdi>" in page.text


@pytest.mark.parametrize("wanted", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
def test_a_login_leads_nowhere_else(stranger: TestClient, wanted: str) -> None:
    """A link to the login cannot send people to another site."""
    token = token_of(stranger.get("/login").text)

    answer = stranger.post("/login", data={"token": token, "name": "Reader", "password": PASSWORD, "next": wanted})

    assert answer.headers["location"] == "/"


def test_over_https_the_cookie_is_for_https(opened: Workspace, register: Register) -> None:
    """It is never sent in the clear, and no other host can set it."""
    browser = TestClient(make_app(opened, register=register), base_url="https://127.0.0.1", follow_redirects=False)
    token = token_of(browser.get("/login").text)

    answer = browser.post("/login", data={"token": token, "name": "Reader", "password": PASSWORD})

    assert answer.headers["set-cookie"].startswith("__Host-session=")
    assert "Secure" in answer.headers["set-cookie"]


def test_every_failure_is_told_alike(stranger: TestClient) -> None:
    """Nobody learns which names there are."""
    pages = []
    for name in ("Reader", "Nobody"):
        token = token_of(stranger.get("/login").text)
        answer = stranger.post("/login", data={"token": token, "name": name, "password": "not the phrase"})
        assert answer.status_code == 403
        pages.append(answer.text)

    assert pages[0] == pages[1]
    assert "That name and password do not go together" in pages[0]


def test_guessing_gets_slow(stranger: TestClient) -> None:
    """After some failures even the right password has to wait."""
    for _ in range(5):
        assert log_in(stranger, "Reader", "not the phrase") == 403

    assert log_in(stranger, "Reader") == 429
    assert stranger.get("/api/v1/claims", auth=("Reader", PASSWORD)).status_code == 429


def test_a_login_of_another_site_is_refused(stranger: TestClient) -> None:
    """The login too is taken from our own form alone."""
    fields = {"token": "made-up", "name": "Reader", "password": PASSWORD}

    assert stranger.post("/login", data=fields).status_code == 403
    assert stranger.get("/claims").status_code == 303


def test_a_logout_ends_the_session(stranger: TestClient) -> None:
    """The old cookie opens nothing any more."""
    log_in(stranger, "Reader")
    kept = stranger.cookies["session"]

    answer = stranger.post("/logout", data={"token": token_of(stranger.get("/account").text)})

    assert answer.status_code == 303
    assert stranger.get("/claims", headers={"cookie": f"session={kept}"}).status_code == 303


def test_a_removed_account_is_out_at_once(stranger: TestClient, register: Register) -> None:
    """Its open sessions show nothing more."""
    log_in(stranger, "Reader")

    Accounts(register).remove("Reader")

    assert stranger.get("/claims").status_code == 303


def decide(browser: TestClient, opened: Workspace, **fields: str) -> int:
    claim_id = opened.evidence(opened.times()).claims[0].id
    token = token_of(browser.get(f"/review/claims/{claim_id}").text)
    return browser.post(f"/review/claims/{claim_id}", data={"token": token, **fields}).status_code


def take_back(browser: TestClient, opened: Workspace) -> int:
    act = opened.acts(opened.times())[0]
    token = token_of(browser.get("/account").text)
    return browser.post("/review/undo", data={"token": token, "act": act.id}).status_code


def test_a_reader_decides_nothing(stranger: TestClient, opened: Workspace) -> None:
    """Who may only read is told which role it takes."""
    log_in(stranger, "Reader")

    assert decide(stranger, opened, answer="accept", by="Reader") == 403
    assert opened.acts(opened.times()) == ()


def test_an_analyst_decides_under_their_own_name(stranger: TestClient, opened: Workspace) -> None:
    """The account says who decided, whatever the form says."""
    log_in(stranger, "Analyst")

    assert decide(stranger, opened, answer="accept", by="Somebody Else") == 303
    assert [act.by for act in opened.acts(opened.times())] == ["Analyst"]


def test_an_analyst_takes_back_only_their_own(stranger: TestClient, opened: Workspace) -> None:
    """Others' decisions are for editors."""
    claim_id = opened.evidence(opened.times()).claims[0].id
    opened.review(claim_id, ReviewAnswer.ACCEPT, by="Somebody", because="")
    log_in(stranger, "Analyst")
    assert take_back(stranger, opened) == 403

    log_in(stranger, "Editor")

    assert take_back(stranger, opened) == 303
    assert opened.acts(opened.times())[-1].by == "Editor"


def test_the_log_is_for_administrators(stranger: TestClient) -> None:
    """They see who failed, who logged in and who decided; a name that nobody has is not repeated."""
    log_in(stranger, "my secret phrase", "typed wrongly")
    log_in(stranger, "Editor")
    assert stranger.get("/people/log").status_code == 403

    log_in(stranger, "Administrator")
    page = stranger.get("/people/log").text

    assert "failed to log in" in page
    assert "my secret phrase" not in page
    assert "<bdi>Editor</bdi>" in page


def test_without_accounts_there_is_no_login(opened: Workspace) -> None:
    """On one's own machine pages are open, and no address is about people."""
    browser = TestClient(make_app(opened), base_url=HERE)

    assert browser.get("/claims").status_code == 200
    assert browser.get("/login").status_code == 404


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded"])
def test_without_accounts_no_proxy_is_served(opened: Workspace, header: str) -> None:
    """What a proxy on this machine hands on may come from anybody."""
    browser = TestClient(make_app(opened), base_url=HERE)

    answer = browser.get("/claims", headers={header: "203.0.113.7"})

    assert answer.status_code == 403
    assert "--name" in answer.text


def test_guesses_at_once_wait_as_well(register: Register) -> None:
    """Sending many guesses together gets no further than sending them one by one."""
    people = People(register)
    found: list[Account | float | None] = []

    async def guess() -> None:
        found.append(await people.log_in("Reader", "not the phrase", "203.0.113.7"))

    async def guess_at_once() -> None:
        async with create_task_group() as guesses:
            for _ in range(20):
                guesses.start_soon(guess)

    # In a thread of its own: another test's browser may hold this one's loop.
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        elsewhere.submit(run, guess_at_once).result()

    assert found.count(None) <= 6
    assert sum(isinstance(one, float) for one in found) >= 14

"""Pages go on answering while boards are worked out, from what is finished, and say which instant they stand for."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from trucewatch.model.evidence import Times
from trucewatch.site import site_of
from trucewatch.views.board import Board
from trucewatch.web.app import make_app
from trucewatch.web.desk import Desk
from trucewatch.workspace import Workspace
from web.conftest import REPORTS

BOARD = "/agreements/idlib-sochi-2018?as_of=2018-10-20"
CLAIMS = "/claims?as_of=2018-10-20"
API = "/api/v1/agreements/idlib-sochi-2018/board?as_of=2018-10-20"


class SlowWorkspace(Workspace):
    """A workspace whose boards take until they are let go."""

    def __init__(self, folder: Path) -> None:
        super().__init__(site_of(folder))
        self.began, self.may_end = Event(), Event()
        self.may_end.set()

    def board(self, agreement_id: str, times: Times) -> Board:
        """Return the board, when it may."""
        self.began.set()
        self.may_end.wait()
        return super().board(agreement_id, times)

    def hold(self) -> None:
        """Let boards take long from now on."""
        self.began.clear()
        self.may_end.clear()


def add(workspace: Workspace, folder: Path, name: str) -> None:
    path = folder / name
    path.write_text(REPORTS[name], encoding="utf-8")
    workspace.add([path])


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[SlowWorkspace]:
    with SlowWorkspace(tmp_path / "workspace") as made:
        add(made, tmp_path, "ministry.md")
        yield made
        made.may_end.set()


def serve(workspace: Workspace, *, small_rows: int = 0) -> tuple[Desk, TestClient]:
    """Return a server of a workspace that counts as large unless it has fewer rows."""
    desk = Desk(workspace, small_rows=small_rows, patience_s=0.01)
    app = make_app(workspace, desk=desk)
    return desk, TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def warmed(workspace: Workspace) -> tuple[Desk, TestClient]:
    """Return a server of a large workspace whose board is finished."""
    desk, browser = serve(workspace)
    for address in (CLAIMS, BOARD, BOARD):
        browser.get(address)
        desk.keeper.wait()
    return desk, browser


def test_a_small_ledger_shows_the_last_recording_at_once(workspace: SlowWorkspace, tmp_path: Path) -> None:
    """There readers wait until their board is made."""
    _, browser = serve(workspace, small_rows=1000)
    assert browser.get(BOARD).status_code == 200
    add(workspace, tmp_path, "shelling.md")

    page = browser.get(CLAIMS)

    assert page.status_code == 200
    assert "Morek" in page.text
    assert "being worked in" not in page.text


def test_the_first_board_of_a_large_one_says_how_far_it_is(workspace: SlowWorkspace) -> None:
    """The page asks again by itself, a program is told when to; and then it is there."""
    workspace.hold()
    desk, browser = serve(workspace)

    page, answer = browser.get(BOARD), browser.get(API)

    assert (page.status_code, answer.status_code) == (503, 503)
    assert page.headers["Refresh"] == page.headers["Retry-After"] == answer.headers["Retry-After"] == "5"
    assert "Being worked out" in page.text
    assert "ask again" in answer.json()["error"]
    workspace.may_end.set()
    desk.keeper.wait()
    assert browser.get(BOARD).status_code == browser.get(API).status_code == 200


def test_a_slow_board_holds_up_no_other_page(workspace: SlowWorkspace) -> None:
    """Claims and other agreements' finished boards are there while one is worked on."""
    _, browser = warmed(workspace)
    workspace.hold()
    assert browser.get("/agreements/minsk-ii-2015?as_of=2018-10-20").status_code == 503
    workspace.began.wait()

    assert browser.get(CLAIMS).status_code == 200
    assert browser.get(BOARD).status_code == 200


def test_the_last_finished_board_is_served_while_the_next_is_made(workspace: SlowWorkspace, tmp_path: Path) -> None:
    """It says as of which instant it stands, and how much is to come; then the later one takes its place."""
    desk, browser = warmed(workspace)
    before = desk.head()
    workspace.hold()
    add(workspace, tmp_path, "shelling.md")

    page, answer = browser.get(BOARD), browser.get(API)
    claims = browser.get(CLAIMS)

    assert before is not None
    assert page.status_code == 200
    assert f"As known on {before.isoformat(sep=' ', timespec='minutes')}" in page.text
    assert "newer claim" in page.text
    assert "Morek" not in claims.text
    assert answer.json()["known_on"] == before.isoformat()
    workspace.may_end.set()
    desk.keeper.wait()
    assert "being worked in" not in browser.get(BOARD).text
    assert "Morek" in browser.get(CLAIMS).text
    assert browser.get(API).json()["known_on"] != before.isoformat()


def test_an_instant_in_the_address_is_answered_exactly(workspace: SlowWorkspace, tmp_path: Path) -> None:
    """Whoever names an instant waits rather than being shown another."""
    desk, browser = warmed(workspace)
    add(workspace, tmp_path, "shelling.md")
    now = workspace.times().known_on.isoformat()
    asked = f"{API}&known_on={now.replace('+', '%2B')}"
    workspace.hold()

    first = browser.get(asked)
    workspace.may_end.set()
    desk.keeper.wait()
    then = browser.get(asked)

    assert first.status_code == 503
    assert then.json()["known_on"] == now


def test_a_later_recording_is_made_ready_once(workspace: SlowWorkspace, tmp_path: Path) -> None:
    """Many readers start one making; and what is ready is not made again."""
    desk, browser = warmed(workspace)
    workspace.hold()
    add(workspace, tmp_path, "shelling.md")
    for _ in range(5):
        browser.get(BOARD)
    workspace.may_end.set()
    desk.keeper.wait()
    workspace.began.clear()

    assert browser.get(BOARD).status_code == 200
    assert not workspace.began.is_set()


def test_the_first_page_does_not_wait_for_boards(workspace: SlowWorkspace) -> None:
    """It leads to each, and says which are being worked out; it shows the others."""
    desk, browser = serve(workspace)
    browser.get(CLAIMS)
    desk.keeper.wait()
    workspace.hold()

    first = browser.get("/?as_of=2018-10-20")
    workspace.may_end.set()
    desk.keeper.wait()
    then = browser.get("/?as_of=2018-10-20")

    assert first.status_code == then.status_code == 200
    assert "Being worked out" in first.text
    assert "/agreements/idlib-sochi-2018" in first.text
    assert "Being worked out" not in then.text
    assert "No report here speaks of these" in then.text

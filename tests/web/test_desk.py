"""Pages go on answering while a later recording is made ready beside them."""

from pathlib import Path

import pytest

from trucewatch.web.asking import Question, ask
from trucewatch.web.desk import Desk
from trucewatch.workspace import Workspace, open_workspace
from web.conftest import REPORTS

BOARD = "/agreements/idlib-sochi-2018"


def add(workspace: Workspace, folder: Path, name: str) -> None:
    path = folder / name
    path.write_text(REPORTS[name], encoding="utf-8")
    workspace.add([path])


def asked_at(desk: Desk) -> Question:
    workspace, shelf = desk.front()
    question = ask(workspace, shelf, BOARD, {"as_of": "2018-10-20"})
    question.board("idlib-sochi-2018")
    return question


@pytest.fixture
def site(tmp_path: Path) -> tuple[Workspace, Path]:
    workspace = open_workspace(tmp_path / "workspace", create=True)
    add(workspace, tmp_path, "ministry.md")
    return workspace, tmp_path


def test_quick_pages_look_at_the_last_recording(site: tuple[Workspace, Path]) -> None:
    """On a small ledger whatever was added is there at once."""
    workspace, folder = site
    with workspace:
        desk = Desk(workspace)
        asked_at(desk).shelf.slowest_s = 0.0
        add(workspace, folder, "shelling.md")

        assert asked_at(desk).overview().documents == 2


def test_slow_pages_stay_with_what_they_know_until_the_rest_is_ready(site: tuple[Workspace, Path]) -> None:
    """On a large one the pages answer as before, and pass on to the later recording when its board is made."""
    workspace, folder = site
    with workspace:
        desk = Desk(workspace)
        asked_at(desk).shelf.slowest_s = 60.0
        add(workspace, folder, "shelling.md")

        meanwhile = asked_at(desk).overview().documents
        desk.wait()
        after = asked_at(desk)

    assert meanwhile == 1
    assert after.overview().documents == 2
    assert [agreement for agreement, _ in after.shelf.boards_made()] == ["idlib-sochi-2018"]


def test_a_later_recording_is_made_ready_once(site: tuple[Workspace, Path]) -> None:
    """Fifty readers start one making, not fifty; and what is ready is not made again."""
    workspace, folder = site
    with workspace:
        desk = Desk(workspace)
        asked_at(desk).shelf.slowest_s = 60.0
        add(workspace, folder, "shelling.md")
        for _ in range(5):
            desk.front()
        desk.wait()
        first = desk.front()

        assert not desk.is_making_ready
        assert desk.front()[0] is first[0]

"""Readers' comments and leads, from the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli.app import app
from trucewatch.web.people.comments import Comments
from trucewatch.web.people.log import Log
from trucewatch.web.people.opening import Opening, Openness
from trucewatch.web.people.register import Register


def run(workspace: Path, *words: str) -> tuple[int, str, str]:
    """Run `trucewatch` and return status, answer and asides."""
    result = CliRunner().invoke(app, ["-w", str(workspace), *words], catch_exceptions=False)
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


@pytest.fixture
def comment_id(workspace: Path) -> str:
    """A comment that waits."""
    words = "There is a film: https://films.example/12.\nI was there."
    return Comments(Register(workspace)).add("ab" * 32, "Rami", words).id


def states(workspace: Path) -> list[str]:
    return [one["state"] for one in json.loads(run(workspace, "comments", "list", "--json")[1])]


def test_a_comment_from_its_sending_to_its_erasure(workspace: Path, comment_id: str) -> None:
    """Shown with its links, published, taken back, refused for a reason, erased: the log tells each, no words stay."""
    assert json.loads(run(workspace, "comments", "show", comment_id, "--json")[1])["links"] == [
        "https://films.example/12"
    ]
    assert run(workspace, "comments", "publish", comment_id, "--by", "Ada")[0] == 0
    assert states(workspace) == ["published"]
    assert run(workspace, "comments", "undo", comment_id, "--by", "Ada")[0] == 0
    assert states(workspace) == ["waiting"]
    assert run(workspace, "comments", "refuse", comment_id, "--by", "Ada")[0] == 2
    assert run(workspace, "comments", "refuse", comment_id, "--by", "Ada", "--because", "hearsay")[0] == 0
    assert "hearsay" in run(workspace, "comments", "show", comment_id)[1]
    assert run(workspace, "comments", "erase", comment_id, "--by", "Ada")[0] == 0

    assert json.loads(run(workspace, "comments", "list", "--state", "waiting", "--json")[1]) == []
    assert [entry.what for entry in Log(Register(workspace)).latest(9)] == [
        f"erased the comment {comment_id}",
        f"had the comment {comment_id} be refused: hearsay",
        f"had the comment {comment_id} be waiting",
        f"had the comment {comment_id} be published",
    ]
    assert b"films.example" not in Register(workspace).path.read_bytes()


def test_the_list_fits_a_terminal(workspace: Path, comment_id: str) -> None:
    """Words are shortened, and lines of a comment joined."""
    told = run(workspace, "comments", "list")[1]

    assert comment_id in told
    assert max(map(len, told.splitlines())) <= 80


def test_a_lead_from_its_making_to_its_end(workspace: Path) -> None:
    """Added by hand, taken, closed with a note."""
    status, told, _ = run(
        workspace, "leads", "add", "https://films.example/12", "--suggested-by", "Rami", "--by", "Ada"
    )
    lead_id = told.partition(":")[0]
    assert status == 0
    assert run(workspace, "leads", "take", lead_id, "--by", "Bo")[0] == 0
    assert run(workspace, "leads", "close", lead_id, "followed", "--by", "Bo")[0] == 2
    assert run(workspace, "leads", "close", lead_id, "taken", "--by", "Bo", "--note", "x")[0] == 2
    assert run(workspace, "leads", "close", lead_id, "followed", "--by", "Bo", "--note", "Another day.")[0] == 0

    lead = json.loads(run(workspace, "leads", "show", lead_id, "--json")[1])

    assert [(step["state"], step["by"]) for step in lead["steps"]] == [
        ("open", "Ada"),
        ("taken", "Bo"),
        ("followed", "Bo"),
    ]
    assert "Another day." in run(workspace, "leads", "show", lead_id)[1]
    assert lead_id in run(workspace, "leads", "list", "--state", "followed")[1]
    assert json.loads(run(workspace, "leads", "list", "--state", "open", "--json")[1]) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("comments", "publish", "m-1", "--by", "Ada"), "unknown comment"),
        (("comments", "list", "--state", "waitng"), "did you mean waiting?"),
        (("comments", "open", "reed"), "did you mean read?"),
        (("leads", "show", "l-1"), "unknown lead"),
        (("leads", "add", "films.example", "--by", "Ada"), "expected a link like"),
        (("leads", "add", "https://films.example"), "expected who decides"),
    ],
)
def test_what_cannot_be_is_told(workspace: Path, words: tuple[str, ...], told: str) -> None:
    """A wrong word ends with status 2 and a line."""
    status, _, errors = run(workspace, *words)

    assert status == 2
    assert told in errors


def test_the_server_is_opened_and_closed(workspace: Path) -> None:
    """It is closed from the first; who opened it is in the log."""
    assert run(workspace, "comments", "open")[1] == "closed; embargo: 0 days\n"
    assert run(workspace, "comments", "open", "comment", "--embargo", "3", "--by", "Ada")[1].startswith(
        "comment; embargo: 3"
    )
    assert run(workspace, "comments", "open", "read")[1] == "read; embargo: 3 days\n"

    assert Opening(Register(workspace)).now().to is Openness.READ
    assert {entry.who for entry in Log(Register(workspace)).latest(9)} == {"Ada", "-"}

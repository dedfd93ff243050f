"""Accounts, from the command line."""

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli.app import app
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.register import Register

PASSWORD = "a long enough phrase"


def user(workspace: Path, *words: str, typed: str = "") -> tuple[int, str, str]:
    """Run `trucewatch user` and return status, answer and asides."""
    result = CliRunner().invoke(app, ["-w", str(workspace), "user", *words], input=typed, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_an_account_from_its_making_to_its_end(workspace: Path) -> None:
    """Made, listed, given another role and password, removed; the log tells each."""
    assert user(workspace, "add", "Ada", "--role", "analyst", typed=PASSWORD + "\n")[0] == 0
    assert json.loads(user(workspace, "list", "--json")[1]) == [{"name": "Ada", "role": "analyst"}]
    assert user(workspace, "role", "Ada", "--role", "editor")[0] == 0
    assert user(workspace, "password", "Ada", typed="another long phrase\n")[0] == 0
    account = Accounts(Register(workspace)).check("Ada", "another long phrase")
    assert account is not None
    assert account.role is Role.EDITOR
    assert user(workspace, "remove", "Ada")[0] == 0
    assert json.loads(user(workspace, "list", "--json")[1]) == []

    told = [entry["what"] for entry in json.loads(user(workspace, "log", "--json")[1])]

    assert told == [
        "removed the account Ada",
        "changed the password of Ada",
        "made Ada editor",
        "added the account Ada, analyst",
    ]


def test_the_file_is_its_owners_alone(workspace: Path) -> None:
    """Nobody else on the machine reads the accounts, and no password stands in them."""
    user(workspace, "add", "Ada", "--role", "reader", typed=PASSWORD + "\n")

    path = workspace / "people.sqlite"

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("add", "Ada", "--role", "reader"), "short\n", "expected a password of 12"),
        (("add", "Ada", "--role", "reader"), "", "expected a password of 12"),
        (("add", "<b>", "--role", "reader"), PASSWORD, "expected a name"),
        (("add", "Ada", "--role", "analist"), PASSWORD, "did you mean analyst?"),
        (("remove", "Adah"), "", "Adah"),
        (("role", "Adah", "--role", "reader"), "", "Adah"),
        (("password", "Adah"), PASSWORD, "Adah"),
    ],
)
def test_what_cannot_be_is_told(workspace: Path, words: tuple[str, ...], typed: str, told: str) -> None:
    """A wrong word ends with status 2 and a line, and repeats no password."""
    status, _, errors = user(workspace, *words, typed=typed)

    assert status == 2
    assert told in " ".join(errors.split())
    assert "short" not in errors.replace("too short", "")


def test_a_name_is_taken_once(workspace: Path) -> None:
    """A second account of a name is refused, and the first keeps its password."""
    user(workspace, "add", "Ada", "--role", "reader", typed=PASSWORD + "\n")

    status, _, told = user(workspace, "add", "Ada", "--role", "editor", typed="quite another phrase\n")

    assert status == 2
    assert "there is an account of that name" in told
    assert Accounts(Register(workspace)).check("Ada", PASSWORD) is not None

"""Sessions, limits, accounts and the log, each by itself."""

import sqlite3
from pathlib import Path

import pytest

from trucewatch.errors import BadAccountError
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.limits import Limits
from trucewatch.web.people.log import Log, coarse
from trucewatch.web.people.register import Register
from trucewatch.web.people.sessions import LENGTH_S, Sessions


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 1_000_000.0

    def __call__(self) -> float:
        return self.now_s


def test_a_session_ends_by_itself(tmp_path: Path) -> None:
    """A login lasts a working day, to the second."""
    clock = Clock()
    sessions = Sessions(Register(tmp_path), clock)
    token = sessions.begin("Ada")
    clock.now_s += LENGTH_S - 1
    assert sessions.name_of(token) == "Ada"

    clock.now_s += 1

    assert sessions.name_of(token) is None


def test_a_token_is_not_kept(tmp_path: Path) -> None:
    """Whoever reads the file cannot go on with anybody's session."""
    register = Register(tmp_path)

    token = Sessions(register).begin("Ada")

    assert token.encode() not in register.path.read_bytes()


def test_waits_grow_and_pass(tmp_path: Path) -> None:
    """Each failure doubles the wait, of name and address; time ends it, and success clears the name."""
    clock = Clock()
    limits = Limits(Register(tmp_path), clock)
    for _ in range(6):
        limits.note_failure("Ada", "203.0.113.7")

    assert limits.wait_s("Ada", "198.51.100.1") == 4.0
    assert limits.wait_s("Bea", "203.0.113.7") == 4.0
    assert limits.wait_s("Bea", "198.51.100.1") == 0.0
    limits.note_success("Ada")
    assert limits.wait_s("Ada", "198.51.100.1") == 0.0
    clock.now_s += 5
    assert limits.wait_s("Bea", "203.0.113.7") < 0


def test_one_machine_of_many_addresses(tmp_path: Path) -> None:
    """Changing the end of an IPv6 address gets around no wait."""
    limits = Limits(Register(tmp_path), Clock())
    for end in range(1, 7):
        limits.note_failure(f"name {end}", f"2001:db8:1:2::{end}")

    assert limits.wait_s("Ada", "2001:db8:1:2:3:4:5:6") == 4.0
    assert limits.wait_s("Ada", "2001:db8:1:3::1") == 0.0


def test_the_log_only_grows(tmp_path: Path) -> None:
    """The file itself refuses to change or to lose a line."""
    register = Register(tmp_path)
    Log(register).note("Ada", "logged in", "here")

    for change in ("DELETE FROM log", "UPDATE log SET who = 'Bea'"):
        with register.writing() as connection, pytest.raises(sqlite3.IntegrityError, match="only grows"):
            connection.execute(change)

    assert [entry.who for entry in Log(register).latest(5)] == ["Ada"]


def test_addresses_are_kept_coarsely() -> None:
    """A network is told, never a single machine."""
    assert coarse("2001:db8:1:2::7") == "2001:db8:1::/48"
    assert coarse("::ffff:203.0.113.7") == "203.0.113.0/24"
    assert coarse("fe80::1%eth0") == "fe80::/48"
    assert coarse("not:an:address") == "unknown"


def test_a_name_that_nobody_has_opens_nothing(tmp_path: Path) -> None:
    """Neither before the first account nor after."""
    accounts = Accounts(Register(tmp_path))
    assert accounts.check("Ada", "the password of nobody") is None

    accounts.add("Ada", Role.READER, "a long enough phrase")

    assert accounts.check("Bea", "the password of nobody") is None


def test_names_differ_by_more_than_capitals(tmp_path: Path) -> None:
    """Nobody decides under a name that is taken for another's."""
    accounts = Accounts(Register(tmp_path))
    accounts.add("Ada", Role.READER, "a long enough phrase")

    with pytest.raises(BadAccountError, match="there is an account of that name"):
        accounts.add("ADA", Role.READER, "a long enough phrase")


@pytest.mark.parametrize("password", ["short", "x" * 1_001])
def test_a_password_has_its_length(tmp_path: Path, password: str) -> None:
    """Too short is guessed, and too long only keeps the server busy."""
    with pytest.raises(BadAccountError):
        Accounts(Register(tmp_path)).add("Ada", Role.READER, password)

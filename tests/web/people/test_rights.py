"""Each role against each act, as a table: what one may do, those above may, and those below may not."""

import pytest

from trucewatch.web.people.accounts import Account, Role
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.rights import is_open_to_strangers, may_change, role_for

WANTED = [
    ("GET", "/", Role.READER),
    ("GET", "/agreements/idlib-sochi-2018", Role.READER),
    ("GET", "/review", Role.READER),
    ("GET", "/api/v1/claims", Role.READER),
    ("GET", "/api/v1/comments", Role.READER),
    ("GET", "/account", Role.READER),
    ("GET", "/public/reports/ab12", Role.READER),
    ("POST", "/public/reports/ab12", Role.READER),
    ("POST", "/logout", Role.READER),
    ("POST", "/review/claims/c-1", Role.ANALYST),
    ("POST", "/review/pairs", Role.ANALYST),
    ("POST", "/review/undo", Role.ANALYST),
    ("POST", "/incidents/i-1/regroup", Role.ANALYST),
    ("GET", "/comments", Role.ANALYST),
    ("POST", "/comments/m-1", Role.ANALYST),
    ("POST", "/comments/m-1/lead", Role.ANALYST),
    ("GET", "/leads", Role.ANALYST),
    ("POST", "/leads", Role.ANALYST),
    ("POST", "/leads/l-1", Role.ANALYST),
    ("GET", "/api/v1/leads", Role.ANALYST),
    ("GET", "/people", Role.ADMINISTRATOR),
    ("GET", "/people/log", Role.ADMINISTRATOR),
    ("POST", "/people/open", Role.ADMINISTRATOR),
    ("POST", "/somewhere/else", Role.ANALYST),
    ("DELETE", "/claims", Role.ANALYST),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("method", "path", "least"), WANTED)
def test_each_role_may_do_what_the_table_says(role: Role, method: str, path: str, least: Role) -> None:
    """A role is let through if it is the least that is wanted, or above it."""
    order = [Role.READER, Role.ANALYST, Role.EDITOR, Role.ADMINISTRATOR]

    assert role.may_do_what(role_for(method, path)) is (order.index(role) >= order.index(least))


@pytest.mark.parametrize(
    ("role", "name", "maker", "may"),
    [
        (Role.ANALYST, "Ada", "Ada", True),
        (Role.ANALYST, "Ada", "Bo", False),
        (Role.EDITOR, "Ada", "Bo", True),
        (Role.ADMINISTRATOR, "Ada", "Bo", True),
        (Role.READER, "Ada", "Bo", False),
    ],
)
def test_others_decisions_are_for_editors(role: Role, name: str, maker: str, *, may: bool) -> None:
    """An analyst changes their own alone."""
    assert may_change(Account(name=name, role=role), maker) is may


def test_on_ones_own_machine_everything_is_ones_own() -> None:
    """Where nobody logs in, nobody is held back."""
    assert may_change(None, "Bo")


@pytest.mark.parametrize(("method", "path", "least"), [row for row in WANTED if not row[1].startswith("/public")])
def test_strangers_may_nothing_of_it(method: str, path: str, least: Role) -> None:
    """However far the server is open: save the comments that were published."""
    may = is_open_to_strangers(method, path, Openness.COMMENT)

    assert may is (path == "/api/v1/comments")

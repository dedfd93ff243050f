"""What each role may do, as one table: which role a request wants, and what is open to strangers."""

from trucewatch.web.api import API_PATH
from trucewatch.web.people.accounts import Account, Role
from trucewatch.web.people.opening import Openness

LOGIN = "/login"
LOGOUT = "/logout"
PUBLIC = "/public"
"""Where strangers may go when the server is open to them."""
PUBLIC_API = f"{API_PATH}/comments"
READING = ("GET", "HEAD", "OPTIONS")

_FOR_THEIR_ROLE = (
    ("/people", Role.ADMINISTRATOR),
    ("/comments", Role.ANALYST),
    ("/leads", Role.ANALYST),
    (f"{API_PATH}/leads", Role.ANALYST),
)
"""Pages that not every reader may see, by how their address begins."""
_EVERYBODYS = (LOGOUT, PUBLIC)
"""Where whoever is logged in may send a form."""


def role_for(method: str, path: str) -> Role:
    """Return the least role that a request wants of somebody who is logged in.

    Example:
        >>> role_for("GET", "/claims"), role_for("POST", "/review/undo"), role_for("GET", "/people/log")
        (<Role.READER: 'reader'>, <Role.ANALYST: 'analyst'>, <Role.ADMINISTRATOR: 'administrator'>)
    """
    for beginning, role in _FOR_THEIR_ROLE:
        if _is_under(path, beginning):
            return role
    is_everybodys = method in READING or any(_is_under(path, one) for one in _EVERYBODYS)
    return Role.READER if is_everybodys else Role.ANALYST


def is_open_to_strangers(method: str, path: str, openness: Openness) -> bool:
    """Tell whether a request needs no login.

    Example:
        >>> is_open_to_strangers("GET", "/public/reports/ab12", Openness.READ)
        True
        >>> is_open_to_strangers("POST", "/public/reports/ab12", Openness.READ)
        False
    """
    if path == LOGIN:
        return True
    if not (_is_under(path, PUBLIC) or path == PUBLIC_API):
        return False
    match openness:
        case Openness.CLOSED:
            return False
        case Openness.READ:
            return method in READING
        case Openness.COMMENT:
            return method in READING or _is_under(path, PUBLIC)


def may_change(account: Account | None, maker: str) -> bool:
    """Tell whether somebody may take back, amend or override what another person decided.

    One's own is everybody's who may decide at all; others' is for editors. Where nobody need log in, everything is.
    """
    return account is None or account.name == maker or account.role.may_do_what(Role.EDITOR)


def _is_under(path: str, beginning: str) -> bool:
    return path == beginning or path.startswith(f"{beginning}/")

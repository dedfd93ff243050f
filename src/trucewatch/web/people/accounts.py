"""Accounts: a name, a role and a password that nobody can read back."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from trucewatch.errors import BadAccountError, UnknownNameError
from trucewatch.web.people.register import Register, this_second
from trucewatch.yaml_lines import nearest

LEAST_LENGTH = 12
"""Characters of a password."""
_MOST_LENGTH = 1_000
_NAME = re.compile(r"\w[\w .'-]{0,62}\w")
_HASHER = PasswordHasher()


class Role(StrEnum):
    """What somebody may do; each may do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def may_do_what(self, role: "Role") -> bool:
        """Whether this role may do whatever the other may.

        Example:
            >>> Role.EDITOR.may_do_what(Role.ANALYST), Role.READER.may_do_what(Role.ANALYST)
            (True, False)
        """
        return list(Role).index(self) >= list(Role).index(role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in."""

    name: str
    role: Role


class Accounts:
    """Those who may log in."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self) -> tuple[Account, ...]:
        """Return the accounts in order of name."""
        rows = self._register.rows("SELECT name, role FROM account ORDER BY name")
        return tuple(Account(name=name, role=Role(role)) for name, role in rows)

    def get(self, name: str) -> Account | None:
        """Return the account of that name; None where there is none."""
        rows = self._register.rows("SELECT name, role FROM account WHERE name = ?", name)
        return Account(name=rows[0][0], role=Role(rows[0][1])) if rows else None

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account.

        Raises:
            BadAccountError: The name is taken or is none, or the password is too short.
        """
        if not _NAME.fullmatch(name):
            raise BadAccountError("expected a name of 2 to 64 letters, digits, blanks, dots and hyphens", name)
        # Nobody is to be taken for another by a capital letter.
        if name.casefold() in {account.name.casefold() for account in self.all()}:
            raise BadAccountError("there is an account of that name; choose another", name)
        hashed = _hash(password)
        with self._register.writing() as connection:
            made_at = this_second().isoformat()
            connection.execute("INSERT INTO account VALUES (?, ?, ?, ?)", (name, role, hashed, made_at))
        return Account(name=name, role=role)

    def change_role(self, name: str, role: Role) -> None:
        """Give an account another role, from its next request on."""
        self._check_known(name)
        with self._register.writing() as connection:
            connection.execute("UPDATE account SET role = ? WHERE name = ?", (role, name))

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password, and end its sessions."""
        self._check_known(name)
        hashed = _hash(password)
        with self._register.writing() as connection:
            connection.execute("UPDATE account SET password = ? WHERE name = ?", (hashed, name))
            connection.execute("DELETE FROM session WHERE name = ?", (name,))

    def remove(self, name: str) -> None:
        """End an account and its sessions; what it decided stays in the ledger."""
        self._check_known(name)
        with self._register.writing() as connection:
            connection.execute("DELETE FROM account WHERE name = ?", (name,))
            connection.execute("DELETE FROM session WHERE name = ?", (name,))

    def check(self, name: str, password: str) -> Account | None:
        """Return the account if the password is its own; it takes as long for a name that nobody has."""
        rows = self._register.rows("SELECT password FROM account WHERE name = ?", name)
        try:
            _HASHER.verify(rows[0][0] if rows else _nobodys(), password[:_MOST_LENGTH])
        except (VerificationError, InvalidHashError):
            return None
        return self.get(name) if rows else None

    def _check_known(self, name: str) -> None:
        known = [account.name for account in self.all()]
        if name not in known:
            raise UnknownNameError("account", name, nearest(name, known), listing="trucewatch user list")


def _hash(password: str) -> str:
    if not LEAST_LENGTH <= len(password) <= _MOST_LENGTH:
        raise BadAccountError(f"expected a password of {LEAST_LENGTH} to {_MOST_LENGTH} characters", None)
    return _HASHER.hash(password)


@cache
def _nobodys() -> str:
    return _HASHER.hash("the password of nobody")

"""Leads: links to sources that somebody may look into. Nothing is ever fetched: whoever follows one does so by hand."""

import re
import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from trucewatch.errors import BadLeadError, ChangedMeanwhileError, UnfoundedActError, UnknownNameError
from trucewatch.web.people.plain import plain_line
from trucewatch.web.people.register import Register, this_second

LONGEST_LINK = 2_000
"""Characters."""
LONGEST_NOTE = 2_000
"""Characters."""
_LINK = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_CLOSING = ".,;:!?'’…"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class LeadState(StrEnum):
    """How far somebody got with a lead."""

    OPEN = "open"
    """Nobody looks into it yet."""
    TAKEN = "taken"
    """Somebody does."""
    FOLLOWED = "followed"
    """It was looked into; the note says what came of it."""
    DROPPED = "dropped"
    """It was not worth it, or led nowhere; the note says why."""


ENDED = (LeadState.FOLLOWED, LeadState.DROPPED)
"""States in which nothing is left to be done; each needs a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadStep:
    """One thing that somebody did with a lead."""

    state: LeadState
    """What it became by it, or stayed."""
    by: str
    note: str
    at: datetime
    """UTC, to the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A link that somebody may look into."""

    id: str
    link: str
    """An address of http or https, as it was given."""
    report: str
    """sha256 of the report that it is about; empty where it is about none."""
    comment: str
    """Id of the reader's comment that it stood in; empty where it came otherwise."""
    suggested_by: str
    """The name of whoever suggested it."""
    steps: tuple[LeadStep, ...]
    """What was done with it, in order of time; the first made it."""

    @property
    def state(self) -> LeadState:
        """What the last step made of it."""
        return self.steps[-1].state

    @property
    def host(self) -> str:
        """The host that the link leads to, in letters that cannot be taken for others: `xn--...` where it has any."""
        return host_of(self.link) or ""


class Leads:
    """All leads."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(  # noqa: PLR0913 - what it is, where it comes from, and who makes it
        self, link: str, *, suggested_by: str, by: str, report: str = "", comment: str = "", note: str = ""
    ) -> Lead:
        """Make a lead.

        Raises:
            BadLeadError: The link is no address of http or https, is too long, or is a lead already; or the note is
                too long.
            UnfoundedActError: Nobody stands for it.
        """
        link = "".join(plain_line(link).split())
        by, note = _checked(by, note)
        if not host_of(link) or len(link) > LONGEST_LINK:
            raise BadLeadError("a link like https://example.org/page", link[:200])
        with self._register.writing() as connection:
            known = connection.execute("SELECT id FROM lead WHERE link = ?", (link,)).fetchone()
            if known:
                raise BadLeadError(f"a link that is no lead yet: it is {known[0]}", link[:200])
            lead_id = f"l-{secrets.token_hex(8)}"
            suggested = plain_line(suggested_by) or by
            connection.execute("INSERT INTO lead VALUES (?, ?, ?, ?, ?)", (lead_id, link, report, comment, suggested))
            step = (lead_id, str(LeadState.OPEN), by, note, this_second().isoformat())
            connection.execute("INSERT INTO lead_step VALUES (?, ?, ?, ?, ?)", step)
        return self.get(lead_id)

    def get(self, lead_id: str) -> Lead:
        """Return the lead of that id.

        Raises:
            UnknownNameError: There is none.
        """
        found = self._where("WHERE id = ?", lead_id)
        if not found:
            raise UnknownNameError("lead", lead_id, None, listing="trucewatch leads list")
        return found[0]

    def all(self, state: LeadState | None = None) -> tuple[Lead, ...]:
        """Return the leads that are in that state, or all, the latest made first."""
        return tuple(one for one in reversed(self._where("")) if state in (None, one.state))

    def links_taken(self) -> dict[str, str]:
        """Return the id of each lead by its link."""
        rows = self._register.rows("SELECT link, id FROM lead")
        return {link: lead_id for link, lead_id, *_ in rows}

    def step(self, lead_id: str, state: LeadState, *, by: str, note: str = "", seen: LeadState | None = None) -> Lead:
        """Note what somebody did with a lead, or just a remark on it, and return it.

        Args:
            seen: In which state whoever decides saw it; None where that does not matter.

        Raises:
            UnknownNameError: There is no such lead.
            ChangedMeanwhileError: Somebody else changed it since it was seen.
            UnfoundedActError: Nobody stands for it, or the note is missing with which a lead ends.
            BadLeadError: The note is too long.
        """
        by, note = _checked(by, note)
        lead = self.get(lead_id)
        if seen not in (None, lead.state):
            raise ChangedMeanwhileError("lead", lead_id, lead.state, lead.steps[-1].by)
        if not note and (state in ENDED or state is lead.state):
            raise UnfoundedActError(str(state), "a note on what came of it", "--note")
        with self._register.writing() as connection:
            row = (lead_id, str(state), by, note, this_second().isoformat())
            connection.execute("INSERT INTO lead_step VALUES (?, ?, ?, ?, ?)", row)
        return self.get(lead_id)

    def _where(self, condition: str, *values: str) -> list[Lead]:
        rows = self._register.rows(
            f"SELECT id, link, report, comment, suggested_by FROM lead {condition} ORDER BY rowid",
            *values,
        )
        steps = self._steps(condition, *values) if rows else {}
        return [
            Lead(id=one, link=link, report=report, comment=comment, suggested_by=who, steps=tuple(steps[one]))
            for one, link, report, comment, who in rows
        ]

    def _steps(self, condition: str, *values: str) -> Mapping[str, list[LeadStep]]:
        """Return what was done with each lead of which the condition holds, in order of time."""
        found: defaultdict[str, list[LeadStep]] = defaultdict(list)
        for lead, state, by, note, at in self._register.rows(
            "SELECT lead, state, by, note, at FROM lead_step "
            f"WHERE lead IN (SELECT id FROM lead {condition}) ORDER BY lead, rowid",
            *values,
        ):
            step = LeadStep(state=LeadState(state), by=by, note=note, at=datetime.fromisoformat(at))
            found[lead].append(step)
        return found


def links_in(text: str) -> tuple[str, ...]:
    """Return the links that stand in a text, each once, in order, without the punctuation behind them.

    Example:
        >>> links_in("See (https://example.org/a_(b)), and http://example.net/x?y=1.")
        ('https://example.org/a_(b)', 'http://example.net/x?y=1')
    """
    found = (_without_closing(match[0]) for match in _LINK.finditer(text))
    return tuple(dict.fromkeys(one for one in found if host_of(one) and len(one) <= LONGEST_LINK))


def host_of(link: str) -> str | None:
    """Return the host that an address of http or https leads to; None where it is no such address.

    Example:
        >>> host_of("https://user@еxample.org/"), host_of("ftp://example.org/"), host_of("javascript:alert(1)")
        ('xn--xample-2of.org', None, None)
    """
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        if parts.scheme.lower() not in ("http", "https") or not host:
            return None
        return host.encode("idna").decode()
    except ValueError:
        return None


def lead_as_json(lead: Lead) -> dict[str, Any]:
    """Return the whole of a lead."""
    return {
        "id": lead.id,
        "link": lead.link,
        "host": lead.host,
        "state": str(lead.state),
        "suggested_by": lead.suggested_by,
        "report": lead.report or None,
        "comment": lead.comment or None,
        "steps": [
            {"state": str(step.state), "by": step.by, "note": step.note, "at": step.at.isoformat()}
            for step in lead.steps
        ],
    }


def _without_closing(link: str) -> str:
    while link and (
        link[-1] in _CLOSING or (link[-1] in _BRACKETS and link.count(link[-1]) > link.count(_BRACKETS[link[-1]]))
    ):
        link = link[:-1]
    return link


def _checked(by: str, note: str) -> tuple[str, str]:
    by, note = plain_line(by), plain_line(note)
    if not by:
        raise UnfoundedActError("lead", "who decides", "--by")
    if len(note) > LONGEST_NOTE:
        raise BadLeadError(f"a note of {LONGEST_NOTE:,} characters at most", f"{note[:40]}…")
    return by, note

"""Readers' comments on reports, none of which is shown before somebody here published it.

A comment is words and a name, and no evidence: no figure rests on it. What moderators decide is kept, step by step, and
the last step counts; words that are erased are gone for good.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from trucewatch.errors import BadCommentError, ChangedMeanwhileError, UnfoundedActError, UnknownNameError
from trucewatch.web.people.plain import plain_line, plain_text
from trucewatch.web.people.register import Register, this_second

LONGEST_NAME = 80
"""Characters."""
LONGEST_WORDS = 4_000
"""Characters."""
MOST_WAITING = 1_000
"""Comments that may wait to be read; more would never be."""
_ERASED = "(erased)"


class CommentState(StrEnum):
    """What became of a comment."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """One decision about a comment."""

    state: CommentState
    """What it became by it; `waiting` where a decision was taken back."""
    by: str
    because: str
    """Why, in their words; never empty where it was refused."""
    at: datetime
    """UTC, to the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader says of a report."""

    id: str
    report: str
    """sha256 of the report."""
    name: str
    """As the reader gave it: nobody checked whose it is."""
    words: str
    """Plain text, several lines."""
    sent_at: datetime
    """UTC, to the second."""
    steps: tuple[Moderation, ...]
    """What was decided about it, in order of time."""

    @property
    def state(self) -> CommentState:
        """What the last decision made of it."""
        return self.steps[-1].state if self.steps else CommentState.WAITING


class Comments:
    """All comments."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, report: str, name: str, words: str) -> Comment:
        """Keep a comment until somebody has read it.

        Raises:
            BadCommentError: Name or words are missing or too long, or too many comments wait.
        """
        name, words = plain_line(name), plain_text(words)
        faults = {**_faults_of_words(words), **_faults_of_name(name)}
        if not faults and self.count(CommentState.WAITING) >= MOST_WAITING:
            faults = {"words": "More comments wait than we can read at the moment: please try again another day."}
        if faults:
            raise BadCommentError(faults)
        comment = Comment(
            id=f"m-{secrets.token_hex(8)}", report=report, name=name, words=words, sent_at=this_second(), steps=()
        )
        with self._register.writing() as connection:
            row = (comment.id, report, name, words, comment.sent_at.isoformat())
            connection.execute("INSERT INTO comment VALUES (?, ?, ?, ?, ?)", row)
        return comment

    def get(self, comment_id: str) -> Comment:
        """Return the comment of that id.

        Raises:
            UnknownNameError: There is none.
        """
        found = self._where("WHERE id = ?", comment_id)
        if not found:
            raise UnknownNameError("comment", comment_id, None, listing="trucewatch comments list")
        return found[0]

    def all(self, state: CommentState | None = None) -> tuple[Comment, ...]:
        """Return the comments that are in that state, or all, in the order in which they were sent."""
        return tuple(one for one in self._where("") if state in (None, one.state))

    def published(self, report: str) -> tuple[Comment, ...]:
        """Return the comments on a report that are shown, in the order in which they were sent."""
        return tuple(one for one in self._where("WHERE report = ?", report) if one.state is CommentState.PUBLISHED)

    def count(self, state: CommentState) -> int:
        """Return how many are in that state."""
        question = (
            "SELECT count(*) FROM comment LEFT JOIN moderation ON moderation.rowid = "
            "(SELECT max(rowid) FROM moderation WHERE moderation.comment = comment.id) "
            "WHERE coalesce(moderation.state, 'waiting') = ?"
        )
        rows = self._register.rows(question, str(state))
        return int(rows[0][0]) if rows else 0

    def decide(
        self, comment_id: str, state: CommentState, *, by: str, because: str = "", seen: CommentState | None = None
    ) -> Comment:
        """Publish a comment, refuse it, or have it wait again, and return it.

        Args:
            seen: In which state whoever decides saw it; None where that does not matter.

        Raises:
            UnknownNameError: There is no such comment.
            ChangedMeanwhileError: Somebody else decided about it since it was seen.
            UnfoundedActError: Nobody stands for it, or it is refused without a reason.
        """
        by, because = plain_line(by), plain_line(because)
        if not by:
            raise UnfoundedActError("moderation", "who decides", "--by")
        if state is CommentState.REFUSED and not because:
            raise UnfoundedActError("refuse", "a reason", "--because")
        comment = self.get(comment_id)
        if comment.state is state or seen not in (None, comment.state):
            last = comment.steps[-1].by if comment.steps else ""
            raise ChangedMeanwhileError("comment", comment_id, comment.state, last)
        with self._register.writing() as connection:
            row = (comment_id, str(state), by, because, this_second().isoformat())
            connection.execute("INSERT INTO moderation VALUES (?, ?, ?, ?, ?)", row)
        return self.get(comment_id)

    def erase(self, comment_id: str) -> None:
        """Take name and words of a comment away for good; that there was one, and what was decided, stays.

        Raises:
            UnknownNameError: There is no such comment.
        """
        self.get(comment_id)
        with self._register.writing() as connection:
            connection.execute("UPDATE comment SET name = ?, words = ? WHERE id = ?", (_ERASED, _ERASED, comment_id))

    def _where(self, condition: str, *values: str) -> list[Comment]:
        rows = self._register.rows(
            f"SELECT id, report, name, words, sent_at FROM comment {condition} ORDER BY rowid",
            *values,
        )
        steps = self._steps(condition, *values) if rows else {}
        return [
            Comment(
                id=one,
                report=report,
                name=name,
                words=words,
                sent_at=datetime.fromisoformat(sent_at),
                steps=tuple(steps.get(one, ())),
            )
            for one, report, name, words, sent_at in rows
        ]

    def _steps(self, condition: str, *values: str) -> Mapping[str, list[Moderation]]:
        """Return what was decided about each comment of which the condition holds, in order of time."""
        found: defaultdict[str, list[Moderation]] = defaultdict(list)
        for comment, state, by, because, at in self._register.rows(
            "SELECT comment, state, by, because, at FROM moderation "
            f"WHERE comment IN (SELECT id FROM comment {condition}) ORDER BY comment, rowid",
            *values,
        ):
            step = Moderation(state=CommentState(state), by=by, because=because, at=datetime.fromisoformat(at))
            found[comment].append(step)
        return found


def comment_as_json(comment: Comment) -> dict[str, Any]:
    """Return the whole of a comment, as moderators see it."""
    return {
        "id": comment.id,
        "report": comment.report,
        "name": comment.name,
        "words": comment.words,
        "sent_at": comment.sent_at.isoformat(),
        "state": str(comment.state),
        "steps": [
            {"state": str(step.state), "by": step.by, "because": step.because, "at": step.at.isoformat()}
            for step in comment.steps
        ],
    }


def _faults_of_words(words: str) -> dict[str, str]:
    if not words:
        return {"words": "Please enter your comment!"}
    if len(words) > LONGEST_WORDS:
        return {"words": f"Please say it in {LONGEST_WORDS:,} characters at most."}
    return {}


def _faults_of_name(name: str) -> dict[str, str]:
    if not name:
        return {"name": "Please enter your name here"}
    if len(name) > LONGEST_NAME:
        return {"name": f"Please give a name of {LONGEST_NAME} characters at most."}
    return {}

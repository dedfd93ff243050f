"""What was decided about comments and done with leads is read of those that are asked for, and of no others."""

from pathlib import Path

from trucewatch.web.people.comments import Comments, CommentState
from trucewatch.web.people.leads import Leads, LeadState
from trucewatch.web.people.register import Register

ONE, OTHER = "ab" * 32, "cd" * 32


class Counted(Register):
    """A file of people that counts the rows read from it."""

    read = 0

    def rows(self, question: str, *values: object) -> list[tuple[str, ...]]:
        """Return the answer's rows, and count them."""
        found = super().rows(question, *values)
        self.read += len(found)
        return found


def test_comments_on_one_report(tmp_path: Path) -> None:
    """The page of a report reads what was decided about its own comments, in order of time."""
    register = Counted(tmp_path)
    comments = Comments(register)
    ours, *others = [comments.add(report, "Rami", "Seen.").id for report in (ONE, OTHER, OTHER)]
    for comment, state, by in (
        (others[0], CommentState.PUBLISHED, "Ada"),
        (ours, CommentState.PUBLISHED, "Ada"),
        (others[0], CommentState.WAITING, "Ada"),
        (ours, CommentState.WAITING, "Ada"),
        (others[1], CommentState.PUBLISHED, "Ada"),
        (ours, CommentState.PUBLISHED, "Bea"),
    ):
        comments.decide(comment, state, by=by)
    register.read = 0

    shown = comments.published(ONE)

    assert [[(step.state, step.by) for step in one.steps] for one in shown] == [
        [(CommentState.PUBLISHED, "Ada"), (CommentState.WAITING, "Ada"), (CommentState.PUBLISHED, "Bea")]
    ]
    assert register.read == len(shown) + 3


def test_one_lead(tmp_path: Path) -> None:
    """One lead is read with its own steps, in order of time."""
    register = Counted(tmp_path)
    leads = Leads(register)
    ours, other = [leads.add(f"https://example.org/{name}", suggested_by="", by="Ada") for name in ("a", "b")]
    leads.step(ours.id, LeadState.TAKEN, by="Ada")
    leads.step(other.id, LeadState.TAKEN, by="Ada")
    register.read = 0

    found = leads.get(ours.id)

    assert [step.state for step in found.steps] == [LeadState.OPEN, LeadState.TAKEN]
    assert register.read == 1 + 2

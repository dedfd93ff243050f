"""The commands about readers' comments: list, show, publish, refuse, undo, erase; and how far the server is open."""

from typing import Annotated

import typer

from trucewatch.cli.options import BecauseOption, ByOption, JsonOption, WorkspaceOption, open_register, word_of
from trucewatch.cli.printing import counted, out, plain_table, print_json
from trucewatch.web.people.comments import Comments, CommentState, comment_as_json
from trucewatch.web.people.leads import links_in
from trucewatch.web.people.log import HERE, Log
from trucewatch.web.people.opening import Opening, Openness
from trucewatch.web.people.register import Register

group = typer.Typer(
    help="What readers say of reports, none of which is shown before somebody published it.", no_args_is_help=True
)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A comment (m-…).")]
StateOption = Annotated[
    CommentState | None,
    typer.Option(
        "--state", metavar="STATE", parser=word_of(CommentState), help="waiting, published or refused; all by default."
    ),
]
_SHOWN = 60


@group.command("list")
def list_(
    ctx: typer.Context, state: StateOption = None, as_json: JsonOption = False, workspace: WorkspaceOption = None
) -> None:
    """List the comments, the oldest first."""
    found = Comments(open_register(ctx, workspace)).all(state)
    if as_json:
        print_json([comment_as_json(one) for one in found])
        return
    table = plain_table("comment", "sent", "state", "name", "words")
    for one in found:
        words = " ".join(one.words.split())
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        table.add_row(one.id, f"{one.sent_at:%Y-%m-%d %H:%M}", one.state, one.name, short)
    out().print(table)


@group.command()
def show(
    ctx: typer.Context, comment_id: IdArgument, as_json: JsonOption = False, workspace: WorkspaceOption = None
) -> None:
    """Show one comment whole, with what was decided about it and the links in it."""
    comment = Comments(open_register(ctx, workspace)).get(comment_id)
    if as_json:
        print_json({**comment_as_json(comment), "links": list(links_in(comment.words))})
        return
    out().print(f"{comment.name}, {comment.sent_at:%Y-%m-%d %H:%M} UTC, on the report {comment.report[:12]}\n")
    out().print(comment.words, soft_wrap=True)
    for link in links_in(comment.words):
        out().print(f"\nlink: {link}", soft_wrap=True)
    for step in comment.steps:
        why = f": {step.because}" if step.because else ""
        out().print(f"\n{step.state} by {step.by}, {step.at:%Y-%m-%d %H:%M} UTC{why}", soft_wrap=True)


@group.command()
def publish(ctx: typer.Context, comment_id: IdArgument, by: ByOption = "", workspace: WorkspaceOption = None) -> None:
    """Have a comment shown on the public page of its report."""
    _decide(open_register(ctx, workspace), comment_id, CommentState.PUBLISHED, by, "")


@group.command()
def refuse(
    ctx: typer.Context,
    comment_id: IdArgument,
    by: ByOption = "",
    because: BecauseOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Keep a comment from being shown, for a reason, which readers do not see."""
    _decide(open_register(ctx, workspace), comment_id, CommentState.REFUSED, by, because)


@group.command()
def undo(
    ctx: typer.Context,
    comment_id: IdArgument,
    by: ByOption = "",
    because: BecauseOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Have a comment wait again that was published or refused."""
    _decide(open_register(ctx, workspace), comment_id, CommentState.WAITING, by, because)


@group.command()
def erase(
    ctx: typer.Context,
    comment_id: IdArgument,
    by: ByOption = "-",
    workspace: WorkspaceOption = None,
) -> None:
    """Take name and words of a comment away for good, where whoever sent it, or a law, asks for that."""
    register = open_register(ctx, workspace)
    Comments(register).erase(comment_id)
    Log(register).note(by, f"erased the comment {comment_id}", HERE)
    out().print(f"{comment_id}: erased", soft_wrap=True)


@group.command("open")
def open_(
    ctx: typer.Context,
    to: Annotated[
        Openness | None,
        typer.Argument(
            metavar="[WORD]",
            parser=word_of(Openness),
            help="closed: strangers meet the login; read: they may read the public pages of reports; comment: and "
            "comment on them. Without a word, tell how far it is open.",
        ),
    ] = None,
    embargo: Annotated[
        int | None,
        typer.Option("--embargo", metavar="DAYS", min=0, help="Keep reports of the last so many days from strangers."),
    ] = None,
    by: ByOption = "-",
    workspace: WorkspaceOption = None,
) -> None:
    """Open the served pages of reports to strangers, or close them."""
    register = open_register(ctx, workspace)
    opening = Opening(register)
    before = opening.now()
    if to is not None or embargo is not None:
        opening.change(to or before.to, embargo_days=before.embargo_days if embargo is None else embargo)
        now = opening.now()
        Log(register).note(by, f"opened the server to strangers: {now.to}, embargo {now.embargo_days} days", HERE)
    now = opening.now()
    out().print(f"{now.to}; embargo: {counted(now.embargo_days, 'day')}", soft_wrap=True)


def _decide(register: Register, comment_id: str, state: CommentState, by: str, because: str) -> None:
    Comments(register).decide(comment_id, state, by=by, because=because)
    why = f": {because}" if because else ""
    Log(register).note(by, f"had the comment {comment_id} be {state}{why}", HERE)
    out().print(f"{comment_id}: {state}", soft_wrap=True)

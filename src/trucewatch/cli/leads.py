"""The commands about leads: list, show, add, take, close."""

from typing import Annotated

import typer

from trucewatch.cli.options import ByOption, JsonOption, WorkspaceOption, open_register, word_of
from trucewatch.cli.printing import out, plain_table, print_json
from trucewatch.errors import BadWordError
from trucewatch.web.people.leads import ENDED, Lead, Leads, LeadState, lead_as_json
from trucewatch.web.people.log import HERE, Log
from trucewatch.web.people.register import Register

group = typer.Typer(
    help="Links to sources that somebody may look into by hand; nothing is ever fetched.", no_args_is_help=True
)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A lead (l-…).")]
NoteOption = Annotated[str, typer.Option("--note", metavar="WORDS", help="What came of it, or what to mind.")]


@group.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[
        LeadState | None,
        typer.Option(
            "--state",
            metavar="STATE",
            parser=word_of(LeadState),
            help="open, taken, followed or dropped; all by default.",
        ),
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the leads, the latest first."""
    found = Leads(open_register(ctx, workspace)).all(state)
    if as_json:
        print_json([lead_as_json(one) for one in found])
        return
    table = plain_table("lead", "made", "state", "suggested by", "link")
    for one in found:
        table.add_row(one.id, f"{one.steps[0].at:%Y-%m-%d}", one.state, one.suggested_by, one.link)
    out().print(table)


@group.command()
def show(
    ctx: typer.Context, lead_id: IdArgument, as_json: JsonOption = False, workspace: WorkspaceOption = None
) -> None:
    """Show one lead with all that was done with it."""
    lead = Leads(open_register(ctx, workspace)).get(lead_id)
    if as_json:
        print_json(lead_as_json(lead))
        return
    out().print(f"{lead.link}\nhost: {lead.host}\nsuggested by {lead.suggested_by}", soft_wrap=True)
    if lead.report:
        out().print(f"about the report {lead.report}", soft_wrap=True)
    for step in lead.steps:
        note = f": {step.note}" if step.note else ""
        out().print(f"{step.at:%Y-%m-%d %H:%M} UTC, {step.state}, by {step.by}{note}", soft_wrap=True)


@group.command()
def add(
    ctx: typer.Context,
    link: Annotated[str, typer.Argument(metavar="LINK", help="An address of http or https.")],
    suggested_by: Annotated[str, typer.Option("--suggested-by", metavar="NAME", help="Whose idea it was.")] = "",
    note: NoteOption = "",
    by: ByOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Make a lead of a link; it is not fetched."""
    register = open_register(ctx, workspace)
    _tell(register, Leads(register).add(link, suggested_by=suggested_by, by=by, note=note), by)


@group.command()
def take(
    ctx: typer.Context, lead_id: IdArgument, note: NoteOption = "", by: ByOption = "", workspace: WorkspaceOption = None
) -> None:
    """Say that you look into a lead."""
    register = open_register(ctx, workspace)
    _tell(register, Leads(register).step(lead_id, LeadState.TAKEN, by=by, note=note), by)


@group.command()
def close(
    ctx: typer.Context,
    lead_id: IdArgument,
    how: Annotated[
        LeadState,
        typer.Argument(metavar="HOW", parser=word_of(LeadState), help="followed, or dropped; with --note on why."),
    ],
    note: NoteOption = "",
    by: ByOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """End a lead that was looked into, or that is not worth it."""
    if how not in ENDED:
        raise BadWordError("HOW", how, list(ENDED))
    register = open_register(ctx, workspace)
    _tell(register, Leads(register).step(lead_id, how, by=by, note=note), by)


def _tell(register: Register, lead: Lead, by: str) -> None:
    Log(register).note(by, f"noted of the lead {lead.id}: {lead.state}", HERE)
    out().print(f"{lead.id}: {lead.state}", soft_wrap=True)

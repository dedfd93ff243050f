"""The command line: its groups, and what stands before every command."""

from importlib.metadata import version
from typing import Annotated

import typer

from trucewatch.cli import (
    actors,
    agreements,
    board,
    claims,
    comments,
    custody,
    evidence,
    figures,
    gazetteer,
    handing_over,
    judging,
    keeping,
    leads,
    protect,
    publish_site,
    regrade,
    report,
    reports,
    searching,
    serve,
    sources,
    taking_in,
    tallying,
    user,
    zones,
)
from trucewatch.cli.group import TellingGroup
from trucewatch.cli.options import WorkspaceOption

_HELP = """Trucewatch reads reports into attributed claims and holds them against the obligations of an agreement.

Every figure leads back to its sentence; it never decides by itself who is right; any past day can be replayed.

Exit status: 0 done; 1 `verify` found something wrong; 2 you must act, as the line on standard error says;
130 interrupted.
"""

app = typer.Typer(
    cls=TellingGroup, help=_HELP, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode="markdown"
)
app.command()(reports.read)
app.command()(reports.text)
app.command()(reports.add)
app.command("import")(taking_in.import_)
app.command()(board.board)
app.command()(claims.claims)
app.command()(board.incidents)
app.command()(tallying.tally)
app.command()(board.contradictions)
app.command()(searching.search)
app.command()(claims.trace)
app.command()(evidence.explain)
app.command()(figures.figures)
app.command()(figures.rates)
app.command()(regrade.regrade)
app.command()(evidence.copies)
app.command()(evidence.drift)
app.add_typer(agreements.group, name="agreements")
app.add_typer(gazetteer.group, name="gazetteer")
app.add_typer(zones.group, name="zones")
app.add_typer(actors.group, name="actors")
app.add_typer(sources.group, name="sources")
app.command()(custody.verify)
app.command()(custody.seal)
app.command()(custody.bundle)
app.add_typer(protect.group, name="protect")
app.command()(handing_over.export)
app.command()(judging.judge)
app.command()(judging.undo)
app.command()(judging.log)
app.command()(keeping.reread)
app.command()(keeping.versions)
app.command()(keeping.copy)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(report.report)
app.command()(publish_site.publish)
app.command()(serve.serve)
app.add_typer(user.group, name="user")
app.add_typer(comments.group, name="comments")
app.add_typer(leads.group, name="leads")


def _tell_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"trucewatch {version('trucewatch')}")
        raise typer.Exit


@app.callback()
def before(
    workspace: WorkspaceOption = None,
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before the command; `options.workspace_folder` asks for the workspace."""


before.__doc__ = _HELP

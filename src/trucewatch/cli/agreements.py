"""The commands about agreements as data: list, show, check."""

from pathlib import Path
from typing import Annotated, Any

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import heading, out, plain_table, print_json, short_period
from trucewatch.model.agreement import Agreement, Obligation

group = typer.Typer(help="Show the agreements that are coded, and check files of one's own.", no_args_is_help=True)


@group.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    """List the shipped agreements and the workspace's own."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    found = Libraries(workspace_folder(ctx, workspace)).agreements.agreements
    if as_json:
        print_json([_summary(agreement) for agreement in found])
        return
    table = plain_table("id", "signed", "obligations", "title")
    for agreement in found:
        table.add_row(agreement.id, str(agreement.signed), str(len(agreement.obligations)), agreement.title)
    out().print(table)


@group.command()
def show(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="AGREEMENT", help="Its id.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show one agreement, clause by clause, with the obligations it lays on whom."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    found = Libraries(workspace_folder(ctx, workspace)).agreements.get(agreement)
    if as_json:
        print_json({**_summary(found), "obligations": [_obligation(one) for one in found.obligations]})
    else:
        _print_agreement(found)


@group.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Agreement files (YAML), or their folders.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Check agreement files; every fault is told at once, with its line and path."""
    from trucewatch.agreements.load import load_agreement  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # likewise

    actors = Libraries(workspace_folder(ctx, workspace)).actors
    for file in files:
        agreement = load_agreement(file, actors=actors)
        out().print(f"{file}: sound: {agreement.title}, {len(agreement.obligations)} obligations", soft_wrap=True)


def _summary(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "title": agreement.title,
        "signed": agreement.signed.isoformat(),
        "in_force": agreement.in_force.as_json(),
        "parties": list(agreement.parties),
        "guarantors": list(agreement.guarantors),
    }


def _obligation(obligation: Obligation) -> dict[str, Any]:
    return {
        "id": obligation.id,
        "clause": obligation.clause,
        "title": obligation.title,
        "about": str(obligation.about),
        "kind": str(obligation.kind),
        "debtors": list(obligation.debtors),
        "due": obligation.due.as_json() if obligation.due else None,
        "due_unclear": obligation.due_unclear,
        "ambiguities": list(obligation.ambiguities),
    }


def _print_agreement(agreement: Agreement) -> None:
    console = out()
    console.print(heading(agreement.title))
    console.print(f"signed {agreement.signed}, in force {short_period(agreement.in_force)}")
    console.print(f"parties: {', '.join(agreement.parties)}")
    for clause in agreement.clauses:
        console.print()
        console.print(heading(f"{clause.number}. {clause.text}"))
        for obligation in agreement.obligations:
            if obligation.clause == clause.number:
                _print_obligation(obligation)


def _print_obligation(obligation: Obligation) -> None:
    console = out()
    due = f", due {short_period(obligation.due)}" if obligation.due else ""
    debtors = ", ".join(obligation.debtors) or "nobody named"
    console.print(f"  {obligation.id}: {obligation.title}")
    console.print(f"    {str(obligation.kind).replace('_', '-')}{due}; owed by {debtors}", style="dim")
    for ambiguity in obligation.ambiguities:
        console.print(f"    open: {ambiguity}", style="dim")

"""The commands about agreements as data: list, show, check, new; diff and timeline have files of their own."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.agreements_diff import diff
from trucewatch.cli.agreements_show import agreement_as_json, print_agreement, summary_as_json
from trucewatch.cli.agreements_timeline import timeline
from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import aside, counted, out, plain_table, print_json
from trucewatch.errors import FaultyFileError
from trucewatch.model.agreement import Agreement

if TYPE_CHECKING:
    from trucewatch.libraries import Libraries

group = typer.Typer(help="Show the agreements that are coded, and write and check one's own.", no_args_is_help=True)


@group.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    """List the shipped agreements and the workspace's own."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    found = Libraries(workspace_folder(ctx, workspace)).agreements.agreements
    if as_json:
        print_json([summary_as_json(agreement) for agreement in found])
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
        print_json(agreement_as_json(found))
    else:
        print_agreement(found)


@group.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Agreement files (YAML), or their folders.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Check agreement files, and zones beside them; every fault is told at once, with its line and path."""
    from trucewatch.agreements.load import check as find_faults  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.agreements.load import countries_in, load_each  # noqa: PLC0415  # likewise
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # likewise
    from trucewatch.places.zone_map import faults_beside  # noqa: PLC0415  # likewise

    libraries = Libraries(workspace_folder(ctx, workspace))
    own = workspace_folder(ctx, workspace) / "library" / "agreements"
    found = find_faults(files, actors=libraries.actors, folders=[own])
    drawn = (faults_beside(folder, countries=countries) for folder, countries in countries_in(files).items())
    faults = (*found, *chain.from_iterable(drawn))
    if as_json:
        print_json({"sound": not faults, "faults": list(faults)})
    if faults:
        raise FaultyFileError("agreement", faults)
    for file, agreement in load_each(files):
        _tell_unknown_places(file, agreement, libraries)
        if not as_json:
            out().print(f"{file}: sound: {agreement.title}, {_contents(agreement, file)}", soft_wrap=True)


@group.command()
def new(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="ID", help="Small letters, digits and hyphens: place and year.")],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="Where its folder is to lie; by default in the workspace."),
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a commented skeleton of an agreement to fill in; nothing is ever overwritten."""
    from trucewatch.agreements.skeleton import write_skeleton  # noqa: PLC0415  # `--help` need not load it

    folder = into or workspace_folder(ctx, workspace) / "library" / "agreements"
    written = write_skeleton(agreement, folder)
    if as_json:
        print_json({"written": [str(path) for path in written]})
        return
    for path in written:
        out().print(f"written: {path}", soft_wrap=True)
    command = f"trucewatch agreements check {folder / agreement}"
    out().print(f"fill them in, and ask what is still wrong: {command}", soft_wrap=True)


group.command()(diff)
group.command()(timeline)


def _tell_unknown_places(file: Path, agreement: Agreement, libraries: "Libraries") -> None:
    from trucewatch.agreements.names import unknown_places  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.places.gazetteer import load_gazetteer  # noqa: PLC0415  # likewise

    beside = [] if file.parent in libraries.agreements.folders else [load_gazetteer([file.parent])]
    for name in unknown_places(agreement, [libraries.gazetteer, *beside]):
        aside(f"note: {file}: no place is known by the name of {name}; gazetteer.yml may add it")


def _contents(agreement: Agreement, file: Path) -> str:
    told = counted(len(agreement.obligations), "obligation")
    quotes = sum(1 for clause in agreement.clauses if clause.quote) + sum(
        1 for one in agreement.obligations if one.quote
    )
    if not quotes:
        return told
    has_text = agreement.text is not None and (file.parent / agreement.text).is_file()
    checked = f"found in {agreement.text}" if has_text else "not checked: the official text does not lie beside it"
    return f"{told}, {counted(quotes, 'quote')} {checked}"

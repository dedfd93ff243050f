"""The command that tells two versions of a deal apart, or a deal with and without its amendment."""

from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import out, plain_table, print_json

if TYPE_CHECKING:
    from trucewatch.agreements.difference import Difference

_SPEC = "An id, ID@VERSION, or a file."


def diff(
    ctx: typer.Context,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help=_SPEC)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help=f"{_SPEC} An amendment shows what it changes.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Tell two versions of a deal apart, obligation by obligation, or what an amendment changes in a deal."""
    from trucewatch.agreements import difference as differences  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.agreements.versions import find_version  # noqa: PLC0415  # likewise
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # likewise

    library = Libraries(workspace_folder(ctx, workspace)).agreements
    found = differences.compare(find_version(before, library), find_version(after, library))
    if as_json:
        print_json([differences.difference_as_json(difference) for difference in found])
        return
    same = [difference for difference in found if difference.kind is differences.DifferenceKind.UNCHANGED]
    table = plain_table("what", "obligation", "before", "after")
    for difference in found:
        if difference not in same:
            name = difference.obligation.rpartition("/")[2]
            after = "\n".join(filter(None, (difference.after, difference.note)))
            table.add_row(_what(difference), name, difference.before or "", after)
    out().print(table)
    if same:
        names = ", ".join(difference.obligation.partition("/")[2] for difference in same)
        out().print(f"unchanged: {names}", style="dim")


def _what(difference: "Difference") -> str:
    what = str(difference.kind).replace("_", " ") + (f": {difference.what}" if difference.what else "")
    since = f", from {difference.since}" if difference.since else ""
    return f"{what}{since}" + (f" ({difference.basis})" if difference.basis else "")

"""The command that lists every deadline and expected report of an agreement, and writes them as a calendar."""

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import aside, counted, out, plain_table, print_json
from trucewatch.errors import CannotWriteError


def timeline(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="AGREEMENT", help="An id, ID@VERSION, or a file.")],
    ical: Annotated[
        Path | None,
        typer.Option("--ical", metavar="FILE", help="Write it as a calendar too (iCalendar, RFC 5545)."),
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List every deadline, expected report and change of an agreement, in order of time."""
    from trucewatch.agreements.icalendar import to_icalendar  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.agreements.timeline import make_timeline, timeline_as_json  # noqa: PLC0415  # likewise
    from trucewatch.agreements.versions import find_version  # noqa: PLC0415  # likewise
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # likewise

    found = make_timeline(find_version(agreement, Libraries(workspace_folder(ctx, workspace)).agreements))
    if ical is not None:
        _write(ical, to_icalendar(found))
        aside(f"{counted(len(found.moments), 'event')} written to {ical}")
    if as_json:
        print_json(timeline_as_json(found))
        return
    table = plain_table("day", "what", "title", "note")
    for moment in found.moments:
        table.add_row(str(moment.day), str(moment.kind).replace("_", " "), moment.title, moment.note or "")
    for obligation in found.undated:
        table.add_row("no day", "deadline", obligation.title, obligation.due_unclear or "")
    out().print(table)


def _write(path: Path, content: bytes) -> None:
    """Write the file.

    Raises:
        CannotWriteError: It cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotWriteError(path, error.strerror or str(error)) from None

"""The commands that look after a workspace: reread, versions, copy, backup."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trucewatch.cli.options import ByOption, JsonOption, ReaderOption, WorkspaceOption, open_it, workspace_place
from trucewatch.cli.part_bar import show_part
from trucewatch.cli.printing import aside, counted, heading, out, print_json, shorten, tell_issues
from trucewatch.model.issue import Loudness
from trucewatch.read.choose import DEFAULT_READER
from trucewatch.settings import Settings

if TYPE_CHECKING:
    from trucewatch.moving import Moved
    from trucewatch.store.base import ReadOnce, Versioned


def reread(
    ctx: typer.Context,
    reader: ReaderOption = DEFAULT_READER,
    by: ByOption = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Read the reports again that another reader, or another version of this one, read last.

    The readings before stay and are shown as superseded; `undo` with the run's id brings them back.
    """
    opened = open_it(ctx, workspace)
    with _bar("reading again") as bar:
        task = bar.add_task("", total=None)
        part = bar.add_task("within the report", total=None, visible=False)
        added = opened.reread(
            reader=reader,
            by=by,
            on_progress=lambda step: bar.update(
                task, completed=step.done, total=step.total, description=shorten(step.path.name)
            ),
            on_part=lambda done, total: show_part(bar, part, done, total),
        )
    tell_issues(issue for issue in added.issues if issue.loudness is not Loudness.NOTE)
    if as_json:
        print_json({"read_again": [document.sha256 for document in added.new], "claims": added.claims})
    elif added.new:
        out().print(f"{counted(len(added.new), 'report')} read again, {counted(added.claims, 'claim')} in them")
    else:
        out().print("nothing to read again: every report was read by this reader last")


def versions(
    ctx: typer.Context,
    document: Annotated[str, typer.Argument(metavar="REPORT", help="The hash of a report, or its first digits.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what changed in a report that came more than once from one address, and by which readers it was read."""
    from trucewatch.views.versions import difference  # noqa: PLC0415  # `--help` need not load it

    opened = open_it(ctx, workspace)
    found = opened.versions(document)
    texts = {one.document.sha256: one.document for one in found}
    told = [
        (
            one,
            difference(texts[one.previous], one.document) if one.previous else (),
            opened.readings(one.document.sha256),
        )
        for one in found
    ]
    if as_json:
        print_json([_version_as_json(*one) for one in told])
    else:
        for one in told:
            _print_version(*one)


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A workspace: a folder, or postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty place: a folder, or postgresql://…")],
    as_json: JsonOption = False,
) -> None:
    """Copy a workspace with all that it holds, from a folder into a database or back: the chain stays the same.

    A copy that was interrupted may be run again.
    """
    from trucewatch.moving import copy_workspace  # noqa: PLC0415  # `--help` need not load the database toolkit
    from trucewatch.site import site_of  # noqa: PLC0415  # likewise

    with _bar("copying") as bar:
        task = bar.add_task("rows", total=None)
        moved = copy_workspace(
            site_of(source),
            site_of(target),
            wait_s=Settings().wait_s,
            on_progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    if not moved.has_library:
        aside("warning: library and settings of your own stay where they are: TRUCEWATCH_LIBRARY names their folder")
    _tell(moved, f"copied to {site_of(target).name}", as_json=as_json)


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The tar file to write; it must not be there yet.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the whole workspace into one tar file, while others go on using it; `restore` makes a workspace of it."""
    from trucewatch.moving import back_up  # noqa: PLC0415  # `--help` need not load the database toolkit
    from trucewatch.site import site_of  # noqa: PLC0415  # likewise

    moved = back_up(site_of(workspace_place(ctx, workspace)), file, wait_s=Settings().wait_s)
    _tell(moved, f"written to {file}", as_json=as_json)


def restore(
    file: Annotated[Path, typer.Argument(metavar="BACKUP", help="The tar file that `trucewatch backup` wrote.")],
    target: Annotated[Path, typer.Argument(metavar="TO", help="A folder that is not there yet, or is empty.")],
    as_json: JsonOption = False,
) -> None:
    """Make a workspace of a backup again, once every byte, row and signature in it was checked.

    Nothing is written over. To lay it into a database, `copy` the folder there.
    """
    from trucewatch.restoring import restore as restore_backup  # noqa: PLC0415  # `--help` need not load it

    _tell(restore_backup(file, target, wait_s=Settings().wait_s), f"restored to {target}, and sound", as_json=as_json)


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    errors = Console(stderr=True)
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        yield bar


def _tell(moved: "Moved", where: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"rows": moved.rows, "files": moved.files, "has_library": moved.has_library})
    else:
        rows, files = counted(moved.rows, "row"), counted(moved.files, "report")
        out().print(f"{rows} of the ledger and the bytes of {files} {where}", soft_wrap=True)


def _version_as_json(one: "Versioned", lines: tuple[str, ...], readings: "tuple[ReadOnce, ...]") -> dict[str, Any]:
    document = one.document
    return {
        "document": document.sha256,
        "previous": one.previous,
        "name": document.name,
        "url": document.url,
        "published": document.published.day.isoformat() if document.published else None,
        "recorded_at": document.recorded_at.isoformat(timespec="microseconds") if document.recorded_at else None,
        "difference": list(lines),
        "readings": [
            {
                "reader": reading.reader,
                "recorded_at": reading.recorded_at.isoformat(timespec="microseconds"),
                "claims": reading.claims,
                "superseded": reading.superseded,
                "because": reading.because or None,
            }
            for reading in readings
        ],
    }


def _print_version(one: "Versioned", lines: tuple[str, ...], readings: "tuple[ReadOnce, ...]") -> None:
    document, console = one.document, out()
    when = f"{document.recorded_at:%Y-%m-%d %H:%M}" if document.recorded_at else ""
    console.print(heading(f"{document.sha256[:12]}  {document.title or document.name}, recorded {when}"))
    for reading in readings:
        gone = f", {reading.superseded} superseded: {reading.because}" if reading.superseded else ""
        console.print(f"read by {reading.reader or 'nobody'}: {counted(reading.claims, 'claim')}{gone}", soft_wrap=True)
    for line in lines:
        console.print(line, soft_wrap=True)
    console.print()

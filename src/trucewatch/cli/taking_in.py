"""The command that takes in what others have coded: import."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, open_it, read_day
from trucewatch.cli.printing import aside, counted, out, print_json, tell_issues
from trucewatch.imports.choose import ImportName
from trucewatch.model.issue import Issue, Loudness

if TYPE_CHECKING:
    from trucewatch.importing import Imported

_MOST_SHOWN = 20
"""Changed and dropped events, and flagged rows, that are printed; `--json` has all that is kept of them."""


def import_(
    ctx: typer.Context,
    name: Annotated[ImportName, typer.Argument(metavar="|".join(ImportName), help="What the file is.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file.")],
    column_map: Annotated[
        Path | None,
        typer.Option("--map", metavar="MAP.yml", help="For `csv`: what the columns of a table of your own hold."),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day on which the file was published.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="Whose word it is; that of the format by default.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Its encoding, where it is not UTF-8.")
    ] = None,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces",
            metavar="FILE",
            help="Name of the file of which this is a new version: events that it had and this has not count no "
            "longer. Its own name by default.",
        ),
    ] = None,
    keep_good: Annotated[
        bool, typer.Option("--keep-good", help="Record the sound rows although others are faulty.")
    ] = False,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would be recorded, and record nothing.")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who imports it.")] = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take in events that others have coded: UCDP, ACLED, incidents of civilian harm, tables, and our own exports.

    Every row is checked before any is recorded. A row is the sentence that its claim quotes.
    """
    from trucewatch.importing import Wanted  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.imports.choose import open_import  # noqa: PLC0415  # likewise
    from trucewatch.imports.table import Brought  # noqa: PLC0415  # likewise

    brought = Brought(published=read_day("--published", published), source=source, encoding=encoding)
    opened = open_import(name, path, brought, column_map=column_map)
    wanted = Wanted(keep_good=keep_good, is_dry=is_dry, replaces=replaces)
    done = open_it(ctx, workspace, create=True).import_file(opened, wanted, by=by)
    _tell(done.issues)
    if as_json:
        print_json(_as_json(done))
        return
    for line in _in_words(done, path.name, is_dry=is_dry):
        out().print(line, soft_wrap=True)


def _tell(issues: list[Issue]) -> None:
    """Tell faults and what was left out; of rows that are kept, the first few."""
    flags = [issue for issue in issues if issue.loudness is Loudness.WARNING]
    tell_issues(flags[:_MOST_SHOWN])
    if len(flags) > _MOST_SHOWN:
        aside(f"warning: and {len(flags) - _MOST_SHOWN} more rows are kept and flagged")
    for issue in issues:
        if issue.loudness is Loudness.FAULT:
            aside(f"left out: {issue.what}")
        elif issue.loudness is Loudness.NOTE:
            aside(f"note: {issue.where}: {issue.what}")


def _in_words(done: "Imported", name: str, *, is_dry: bool) -> Iterator[str]:
    verb = "would be recorded" if is_dry else "recorded"
    yield f"{name}: {counted(done.claims, 'claim')} {verb}, {done.already_there} there already"
    rows = ((done.flagged, "kept and flagged"), (done.left_out, "without a claim"), (done.faulty, "faulty"))
    told = [f"{counted(number, 'row')} {what}" for number, what in rows if number]
    if told:
        yield ", ".join(told)
    if done.unchanged_events or done.changed_events or done.gone:
        yield (
            f"{counted(done.new_events, 'event')} new, {done.changed_events} changed, {len(done.gone)} gone, "
            f"{done.unchanged_events} as before"
        )
    for changed in done.changed[:_MOST_SHOWN]:
        values = "; ".join(f"{key}: {_shown(old)} → {_shown(new)}" for key, old, new in changed.values)
        yield f"  {changed.event}: {values}"
    if done.changed_events > _MOST_SHOWN:
        yield f"  and {done.changed_events - _MOST_SHOWN} more"
    if done.gone:
        more = len(done.gone) - _MOST_SHOWN
        yield f"  gone: {', '.join(done.gone[:_MOST_SHOWN])}" + (f" and {more} more" if more > 0 else "")
    if done.run:
        yield f"taken back as a whole by: trucewatch undo {done.run} --by NAME --because WHY"


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _as_json(done: "Imported") -> dict[str, Any]:
    return {
        "run": done.run,
        "claims": done.claims,
        "already_there": done.already_there,
        "documents": done.documents,
        "rows": {"flagged": done.flagged, "left_out": done.left_out, "faulty": done.faulty},
        "events": {
            "new": done.new_events,
            "unchanged": done.unchanged_events,
            "changed": done.changed_events,
            "gone": done.gone,
            "changes": [
                {
                    "event": one.event,
                    "before": one.before,
                    "after": one.after,
                    "values": [{"key": key, "before": old, "after": new} for key, old, new in one.values],
                }
                for one in done.changed
            ],
        },
        "issues": [
            {"where": issue.where, "what": issue.what, "loudness": str(issue.loudness)} for issue in done.issues
        ],
    }

"""The command that asks what other settings would make of the boards: regrade."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import counted, heading, out, plain_table, print_json
from trucewatch.errors import BadGradeError, NoSuchFileError
from trucewatch.model.wording import say_incident

if TYPE_CHECKING:
    from trucewatch.model.finding import Finding, Score
    from trucewatch.views.regrade import Regrade

_LETTERS = "ABCDEF"


def regrade(
    ctx: typer.Context,
    agreements: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[AGREEMENT]...", help="Their ids; all of which a claim speaks, by default.", show_default=False
        ),
    ] = None,
    assignments: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="A setting, or NAME.KEY=VALUE for one key of it.", show_default=False
        ),
    ] = None,
    settings_file: Annotated[
        Path | None,
        typer.Option(
            "--settings", metavar="FILE", help="A file like settings.yml, over the workspace's own.", show_default=False
        ),
    ] = None,
    grades: Annotated[
        list[str] | None,
        typer.Option(
            "--grade", metavar="SOURCE=LETTER", help="Another Admiralty letter for a source.", show_default=False
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show only the obligations and contradictions that move.")
    ] = False,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Weigh everything anew under other settings, and show what moves on the boards; nothing is changed."""
    from trucewatch.settings import load_settings, set_each  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.views.regrade import has_moved, regrade_as_json  # noqa: PLC0415  # `--help` need not load it

    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    if settings_file and not settings_file.is_file():
        raise NoSuchFileError(settings_file)
    base = load_settings(settings_file, opened.settings) if settings_file else opened.settings
    letters = _read_grades(grades or [], opened.sources)
    found = opened.regrade(times, set_each(assignments or [], base), agreements=agreements or (), letters=letters)
    if diff:
        found = tuple(one for one in found if has_moved(one))
    if as_json:
        print_json(regrade_as_json(found))
    else:
        _print_regrades(found, diff=diff)


def _read_grades(grades: Sequence[str], sources: Any) -> dict[str, str]:
    letters = {}
    for grade in grades:
        source_id, _, letter = grade.partition("=")
        if letter not in _LETTERS or len(letter) != 1 or sources.get(source_id) is None:
            raise BadGradeError(grade)
        letters[source_id] = letter
    return letters


def _print_regrades(found: "Sequence[Regrade]", *, diff: bool) -> None:
    console = out()
    if not found:
        console.print("Nothing moves.")
    for one in found:
        console.print()
        console.print(heading(f"{one.before.agreement.title} ({one.before.agreement.id})"))
        for name, before, after in one.settings:
            console.print(f"{name}: {_plain(before)} → {_plain(after)}")
        console.print(f"score {_score(one.before.score)} → {_score(one.after.score)}")
        moves = {move.obligation: move for move in one.moves}
        table = plain_table("obligation", "status", "level", "unknown")
        for finding in one.before.findings:
            move = moves.get(finding.obligation)
            if move:
                table.add_row(
                    finding.obligation,
                    _arrow(_status(move.before), _status(move.after), strong=move.turns),
                    _arrow(_level(move.before), _level(move.after)),
                    _arrow(f"{move.before.unknown:.0%}", f"{move.after.unknown:.0%}"),
                )
            elif not diff:
                table.add_row(finding.obligation, _status(finding), _level(finding), f"{finding.unknown:.0%}")
        console.print(table)
        for title, contradictions in (("no longer", one.gone), ("now also", one.new)):
            for contradiction in contradictions:
                console.print(f"{title} a contradiction: {contradiction.title} ({contradiction.type.in_words})")
        for title, incidents in (("no longer", one.incidents_gone), ("instead", one.incidents_new)):
            for incident in incidents:
                console.print(
                    f"{title} an incident: {say_incident(incident)} ({counted(len(incident.claims), 'claim')})"
                )
        console.print(f"{counted(len(one.moves), 'obligation')} moved.", style="dim")


def _arrow(before: str, after: str, *, strong: bool = False) -> Text:
    if before == after:
        return Text(before)
    return Text(f"{before} → {after}", style="bold" if strong else "")


def _status(finding: "Finding") -> str:
    return str(finding.status).replace("_", " ") + (" (contested)" if finding.contested else "")


def _level(finding: "Finding") -> str:
    level = finding.level
    value = "–" if level.value is None else f"{level.value:.2f}"
    return f"{value} ({level.low:.1f}–{level.high:.1f})"


def _score(score: "Score") -> str:
    value = "–" if score.value is None else f"{score.value:.0f}"
    return f"{value} ({score.low:.0f}–{score.high:.0f})"


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return ", ".join(f"{key} {one}" for key, one in value.items()) if hasattr(value, "items") else str(value)

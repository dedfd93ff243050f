"""The commands that ask how an agreement stands: board, incidents, contradictions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from trucewatch.cli.lives import print_lives
from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import heading, out, plain_table, print_json, short_period
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.finding import Finding, Grade, Score, Status
from trucewatch.model.incident import CIVILIANS, UNKNOWN_SIDE, Incident
from trucewatch.model.toll_words import say_sides, short_toll

if TYPE_CHECKING:
    from trucewatch.views.board import Board

AgreementArgument = Annotated[
    str, typer.Argument(metavar="AGREEMENT", help="Its id; `trucewatch agreements list` shows them.")
]
_COLOURS = {
    Status.NOT_DUE: "dim",
    Status.CLAIMED_DONE: "cyan",
    Status.DONE: "green",
    Status.PARTLY: "yellow",
    Status.NOT_DONE: "red",
    Status.OVERDUE: "red",
    Status.VIOLATED: "bold red",
    Status.KEPT: "green",
    Status.SUSPENDED: "dim",
    Status.SUPERSEDED: "dim",
    Status.CANNOT_ASSESS: "dim",
}


def board(
    ctx: typer.Context,
    agreement: AgreementArgument,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show how the obligations of an agreement stand, and why."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    answer = opened.board(agreement, times)
    if as_json:
        from trucewatch.views.board import board_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json(board_as_json(answer))
    else:
        _print_board(answer)


def incidents(
    ctx: typer.Context,
    agreement: Annotated[
        str | None, typer.Option("--agreement", metavar="ID", help="Only where and while this agreement holds.")
    ] = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    life: Annotated[
        bool, typer.Option("--life", help="What became of each: alleged, answered, denied, borne out, left open.")
    ] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the incidents that the claims are about, each with its toll as a range."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    if life:
        print_lives(opened.lives(times, agreement), as_json=as_json)
        return
    found = opened.board(agreement, times).incidents if agreement else opened.incidents(times)
    if as_json:
        from trucewatch.views.incidents import incidents_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json(incidents_as_json(found))
    else:
        _print_incidents(out(), found)


def contradictions(
    ctx: typer.Context,
    agreement: AgreementArgument,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List where two sides cannot both be right about an agreement; never which of them is."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.contradictions(agreement, times)
    if as_json:
        from trucewatch.views.contradictions import contradiction_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json([contradiction_as_json(contradiction) for contradiction in found])
    else:
        _print_contradictions(out(), found)


def _print_board(board: "Board") -> None:
    console = out()
    times = board.times
    console.print(heading(board.agreement.title))
    console.print(
        f"as of {times.as_of}, from what was published by {times.published_by} "
        f"and recorded by {times.known_on:%Y-%m-%d %H:%M} UTC"
    )
    console.print(_score_in_words(board.score, board.as_seen_by.items()))
    console.print(_other_scores(board))
    console.print()
    _print_findings(console, board)
    _print_contradictions(console, board.contradictions)
    _print_incidents(console, board.incidents)
    _print_upcoming(console, board)
    _print_silences(console, board)
    console.print()
    console.print(
        "Levels run from 0 (none) to 3 (full), with the range that the evidence allows.\n"
        f"From any figure to its sentences: trucewatch trace {board.agreement.id}/OBLIGATION, or the id of an"
        " incident, a contradiction or a claim.",
        style="dim",
    )


def _other_scores(board: "Board") -> str:
    from trucewatch.assess.score import plain_score  # noqa: PLC0415  # `--help` need not load it

    plain = plain_score(board.agreement, board.findings)
    told = "none" if plain is None else f"{plain:.0f}"
    seen = "" if board.independent is None else f"; as seen by those without a stake {board.independent:.0f}"
    return f"PAM's plain score from the same claims: {told}{seen}"


def _score_in_words(score: Score, as_seen_by: Iterable[tuple[str, float]]) -> str:
    seen = "".join(f"; as seen by {party} {value:.0f}" for party, value in as_seen_by)
    told = f"score {score.value:.0f} of 100" if score.value is not None else "no score, since nothing can be assessed"
    return f"{told} ({score.low:.0f}–{score.high:.0f}), {score.unknown:.0%} unknown{seen}"


def _print_findings(console: Console, board: "Board") -> None:
    obligations = {obligation.id: obligation for obligation in board.agreement.obligations}
    table = plain_table("art.", "obligation", "due", "status", "level", "as seen by")
    table.columns[1].ratio = 1
    table.columns[3].width = len("(contested)")
    for finding in board.findings:
        obligation = obligations[finding.obligation]
        table.add_row(
            obligation.clause,
            Text.assemble(obligation.title, ("\n" + obligation.id, "dim")),
            str(obligation.due.last) if obligation.due and obligation.due.last else "–",
            _status(finding),
            Text.assemble(_grade(finding.level), (f"\n{finding.unknown:.0%} unknown", "dim")),
            "\n".join(f"{party} {level:.1f}" for party, level in finding.as_seen_by),
        )
    console.print(table)


def _status(finding: Finding) -> Text:
    mark = "\n(contested)" if finding.contested else ""
    return Text.assemble((str(finding.status).replace("_", " "), _COLOURS[finding.status]), mark)


def _grade(grade: Grade) -> str:
    value = "–" if grade.value is None else f"{grade.value:.1f}"
    return f"{value} ({grade.low:.1f}–{grade.high:.1f})"


def _print_contradictions(console: Console, contradictions: Iterable[Contradiction]) -> None:
    contradictions = list(contradictions)
    console.print()
    console.print(heading(f"Contradictions: {len(contradictions)}"))
    for contradiction in contradictions:
        since = f", since {contradiction.since}" if contradiction.since else ""
        console.print(f"{contradiction.title} ({contradiction.type.in_words}{since}; {contradiction.id})")
        for side in contradiction.sides:
            console.print(Padding(side.says, (0, 0, 0, 4)))


def _print_incidents(console: Console, incidents: Iterable[Incident]) -> None:
    incidents = list(incidents)
    console.print()
    console.print(heading(f"Incidents: {len(incidents)}"))
    if not incidents:
        return
    table = plain_table("date", "what and where", "killed", "civ.", "inj.", "origins", "id")
    table.columns[1].ratio = 1
    table.columns[-1].no_wrap = True
    for incident in incidents:
        place = f", {incident.place.name}" if incident.place else ""
        table.add_row(
            short_period(incident.date),
            Text.assemble(str(incident.type).replace("_", " "), place, _whose_dead(incident)),
            short_toll(incident.killed),
            short_toll(incident.civilians_killed),
            short_toll(incident.injured),
            str(len(incident.origins)),
            incident.id,
        )
    console.print(table)


def _whose_dead(incident: Incident) -> tuple[str, str]:
    """Whose the dead were, on a line of its own, where more is told than how many of them were civilians."""
    told = any(side.killed and side.side not in (CIVILIANS, UNKNOWN_SIDE) for side in incident.by_side)
    return (f"\nkilled: {say_sides(incident.by_side)}" if told else "", "dim")


def _print_silences(console: Console, board: "Board") -> None:
    console.print()
    console.print(heading(f"Silences: {len(board.silences)}"))
    for silence in board.silences:
        about = f" ({silence.obligation})" if silence.obligation else ""
        console.print(f"{silence.text}{about}")


def _print_upcoming(console: Console, board: "Board") -> None:
    console.print()
    console.print(heading(f"Upcoming: {len(board.upcoming)}"))
    if not board.upcoming:
        return
    table = plain_table("date", "what", "title")
    for one in board.upcoming:
        table.add_row(short_period(one.date), one.kind, one.title)
    console.print(table)

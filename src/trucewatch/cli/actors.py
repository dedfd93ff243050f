"""The commands about actors as data: who is who, under which names when, and what ties them to whom."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.checking import tell_check
from trucewatch.cli.options import JsonOption, WorkspaceOption, read_day, workspace_folder
from trucewatch.cli.printing import out, plain_table, print_json, short_period
from trucewatch.errors import UnknownNameError
from trucewatch.model.period import Period
from trucewatch.yaml_lines import nearest

if TYPE_CHECKING:
    from trucewatch.actors.table import ActorTable
    from trucewatch.model.actor import Actor
    from trucewatch.model.tie import Tie

group = typer.Typer(help="Show the actors that are known, and check files of one's own.", no_args_is_help=True)

_TIES = {
    "acts_for": "acts for",
    "member_of": "member of",
    "allegiance": "allegiance to",
    "backed_by": "backed by",
}


_CAME = {
    "renamed": "was called",
    "merged": "made by merger with",
    "split": "split off",
    "succeeded": "took the place of",
}
_WENT = {
    "renamed": "is the later name of",
    "merged": "was made by merger with",
    "split": "split off",
    "succeeded": "took the place of",
}


@group.command("list")
def list_(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only actors of this kind, such as armed_group.")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the shipped actors and the workspace's own, in order of id."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.model.actor import ActorKind  # noqa: PLC0415  # likewise

    table = Libraries(workspace_folder(ctx, workspace)).actors
    if kind is not None and kind not in list(ActorKind):
        raise UnknownNameError("kind of actor", kind, nearest(kind, list(ActorKind)), listing="trucewatch actors list")
    found = sorted((one for one in table if kind in (None, one.kind)), key=lambda one: one.id)
    if as_json:
        print_json([{"id": one.id, "name": one.name, "kind": str(one.kind)} for one in found])
        return
    shown = plain_table("id", "kind", "name")
    for one in found:
        shown.add_row(one.id, str(one.kind), one.name)
    out().print(shown)


@group.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or an id, in any known spelling.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Who bore the name on this day, and what held then.")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show one actor: its names over time, offices, what it came out of, and ties, with who disputes them."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    table, day = Libraries(workspace_folder(ctx, workspace)).actors, read_day("--on", on)
    actor = _actor_of(name, day, table)
    if as_json:
        print_json(_as_json(actor, day, table))
    else:
        _print(actor, day, table)


@group.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of actors (YAML).")],
    as_json: JsonOption = False,
) -> None:
    """Check files of actors; every fault of all of them is told at once, with its line and path."""
    from trucewatch.actors.load import check as find_faults  # noqa: PLC0415  # `--help` need not load it

    tell_check("actors", files, find_faults(files), as_json=as_json)


def _actor_of(name: str, day: date | None, table: "ActorTable") -> "Actor":
    actor = table.get(name) or table.find(name, on=day)
    if actor is not None:
        return actor
    several = [one.id for one in table.candidates(name)]
    known = [one for actor in table for one in (actor.id, actor.name, *actor.names)]
    near = ", ".join(several) or nearest(name, known)
    raise UnknownNameError("actor", name, near, listing="trucewatch actors list")


def _as_json(actor: "Actor", day: date | None, table: "ActorTable") -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country,
        "names": [
            *({"name": name, "during": [None, None]} for name in actor.names),
            *(
                {"name": dated.name, "during": dated.during.as_json()}
                for dated in actor.dated_names
                if _holds(dated.during, day)
            ),
        ],
        "acts_for": _principal(actor, day, table),
        "offices": [
            {"title": office.title, "of": office.of, "during": office.during.as_json()}
            for office in actor.offices
            if _holds(office.during, day)
        ],
        "came_from": [
            {"of": one.of, "how": str(one.how), "on": one.on.isoformat() if one.on else None, "note": one.note}
            for one in actor.came_from
        ],
        "became": [
            {"id": other.id, "how": str(one.how), "on": one.on.isoformat() if one.on else None}
            for other, one in table.descendants(actor)
        ],
        "ties": [
            {
                "kind": str(tie.kind),
                "to": tie.to,
                "during": tie.during.as_json(),
                "said_by": list(tie.said_by),
                "disputed_by": list(tie.disputed_by),
                "note": tie.note,
            }
            for tie in actor.ties
            if _holds(tie.during, day)
        ],
    }


def _print(actor: "Actor", day: date | None, table: "ActorTable") -> None:
    out().print(f"{actor.name} ({actor.kind}, {actor.id})", soft_wrap=True)
    if actor.names:
        out().print(f"also: {', '.join(actor.names)}", soft_wrap=True)
    dated = [one for one in actor.dated_names if _holds(one.during, day)]
    for during in dict.fromkeys(one.during for one in dated):
        borne = ", ".join(one.name for one in dated if one.during == during)
        out().print(f"{short_period(during)}: {borne}", soft_wrap=True)
    for office in actor.offices:
        if _holds(office.during, day):
            out().print(f"{short_period(office.during)}: {office.title} of {office.of}", soft_wrap=True)
    for one in actor.came_from:
        when = f" on {one.on}" if one.on else ""
        out().print(f"{_CAME[one.how]} {one.of}{when}{_noted(one.note)}", soft_wrap=True)
    for other, one in table.descendants(actor):
        out().print(f"{other.id} {_WENT[one.how]} it{f' on {one.on}' if one.on else ''}", soft_wrap=True)
    for tie in actor.ties:
        if _holds(tie.during, day):
            out().print(_told(tie), soft_wrap=True)
    if served := _principal(actor, day, table):
        out().print(f"its word counts as that of {served}", soft_wrap=True)


def _told(tie: "Tie") -> str:
    days = short_period(tie.during)
    told = f"{_TIES[tie.kind]} {tie.to}" + (f", {days}" if tie.during != Period(first=None, last=None) else "")
    said = f"; said by {', '.join(tie.said_by)}" if tie.said_by else ""
    disputed = f"; disputed by {', '.join(tie.disputed_by)}" if tie.disputed_by else ""
    return f"{told}{said}{disputed}{_noted(tie.note)}"


def _noted(note: str | None) -> str:
    return f" ({note.rstrip('.')})" if note else ""


def _principal(actor: "Actor", day: date | None, table: "ActorTable") -> str | None:
    above = table.principal_of(actor, on=day)
    return None if above.id == actor.id else above.id


def _holds(during: Period, day: date | None) -> bool:
    return day is None or during.overlaps(Period.day(day))

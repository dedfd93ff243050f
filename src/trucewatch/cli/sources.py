"""The commands about sources as data: how far each is to be relied on, how it leans, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.checking import tell_check
from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import counted, out, plain_table, print_json
from trucewatch.errors import UnknownNameError
from trucewatch.yaml_lines import nearest

if TYPE_CHECKING:
    from trucewatch.model.actor import Leaning, Source

group = typer.Typer(help="Show the sources that are known, and check files of one's own.", no_args_is_help=True)


@group.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    """List the shipped sources and the workspace's own, in order of id; any other is graded F."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    found = sorted(Libraries(workspace_folder(ctx, workspace)).sources, key=lambda source: source.id)
    if as_json:
        print_json([_as_json(source) for source in found])
        return
    table = plain_table("id", "grade", "kind", "leans", "name")
    for source in found:
        table.add_row(source.id, source.reliability, str(source.kind or ""), _leans(source.leaning), source.name)
    out().print(table)


@group.command()
def show(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Its id, name or host.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show one source: owner, leaning and grade by topic with the reason, licence, and what is expected of it."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    table = Libraries(workspace_folder(ctx, workspace)).sources
    found = table.get(source) or table.of_name(source) or table.of_host(source)
    if found is None:
        near = nearest(source, [one for known in table for one in (known.id, known.name)])
        raise UnknownNameError("source", source, near, listing="trucewatch sources list")
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found)


@group.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of sources (YAML).")],
    as_json: JsonOption = False,
) -> None:
    """Check files of sources; every fault of all of them is told at once, with its line and path."""
    from trucewatch.sources.load import check as find_faults  # noqa: PLC0415  # `--help` need not load it

    tell_check("sources", files, find_faults(files), as_json=as_json)


def _as_json(source: "Source") -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "names": list(source.names),
        "kind": str(source.kind) if source.kind else None,
        "owner": source.owner,
        "country": source.country,
        "language": source.language,
        "hosts": list(source.hosts),
        "leaning": {actor_id: str(leaning) for actor_id, leaning in source.leaning},
        "reliability": source.reliability,
        "reason": source.reliability_reason,
        "topics": {
            str(topic.kind): {
                "reliability": source.letter_on(topic.kind),
                "reason": topic.reason,
                "leaning": {actor_id: str(leaning) for actor_id, leaning in source.leaning_on(topic.kind)},
            }
            for topic in source.topics
        },
        "licence": source.licence,
        "pass_on": source.pass_on,
        "feed": source.feed,
        "items_a_week": source.items_a_week,
        "constructed": source.constructed,
    }


def _print(source: "Source") -> None:
    parts = [source.kind, source.owner and f"owned by {source.owner}", source.country, source.language]
    out().print(f"{source.name} ({source.id}): {', '.join(str(part) for part in parts if part)}", soft_wrap=True)
    reason = f": {source.reliability_reason}" if source.reliability_reason else ""
    out().print(f"grade {source.reliability}{reason}", soft_wrap=True)
    for topic in source.topics:
        why = f": {topic.reason}" if topic.reason else ""
        leans = f", {_leans(topic.leaning)}" if topic.leaning else ""
        out().print(f"on {topic.kind}: grade {source.letter_on(topic.kind)}{leans}{why}", soft_wrap=True)
    for label, told in (
        ("leans", _leans(source.leaning)),
        ("licence", source.licence),
        ("passing on", None if source.pass_on else "no: its rows and words stay out of every export"),
        ("feed", source.feed),
        ("expected", source.items_a_week and f"at least {counted(source.items_a_week, 'report')} a week"),
        ("constructed", "yes: an invented outlet" if source.constructed else None),
    ):
        if told:
            out().print(f"{label}: {told}", soft_wrap=True)


def _leans(leaning: "tuple[tuple[str, Leaning], ...]") -> str:
    return ", ".join(f"{word.replace('_', ' ')} {actor_id}" for actor_id, word in leaning)

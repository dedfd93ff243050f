"""The commands by which people decide: judge, undo, and the log of what was recorded and decided."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.choices import read_word
from trucewatch.cli.options import (
    BecauseOption,
    ByOption,
    JsonOption,
    KnownOnOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import counted, out, plain_table, print_json
from trucewatch.errors import BadWordError
from trucewatch.model.act import Act, ReviewAnswer, undone
from trucewatch.model.act_json import act_as_json
from trucewatch.model.judgement import Answer

if TYPE_CHECKING:
    from trucewatch.store.base import Logged


class What(StrEnum):
    """What `log` tells of."""

    ENTRIES = "entries"
    ACTS = "acts"


def judge(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ID [ID] ANSWER",
            help="A claim and accept, amend, reject or unsure; or two claims, or two incidents, and same, different or "
            "unsure.",
        ),
    ],
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="With amend: what the claim should say; several times."),
    ] = None,
    by: ByOption = "",
    because: BecauseOption = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Say of a claim whether it is what its report says, or of two whether they are about one incident.

    Nothing is overwritten: the decision is recorded with who made it and why, and `undo` takes it back.
    """
    *ids, word = what
    opened = open_it(ctx, workspace)
    match len(ids):
        case 1:
            answer = read_word("ANSWER", word, ReviewAnswer)
            if answer is ReviewAnswer.AMEND:
                act = opened.amend(ids[0], _pairs(changes or []), by=by, because=because)
            else:
                act = opened.review(ids[0], answer, by=by, because=because)
        case 2:
            act = opened.pair(ids[0], ids[1], read_word("ANSWER", word, Answer), by=by, because=because)
        case _:
            raise BadWordError("judge", " ".join(what), ["ID ANSWER", "ID ID ANSWER"])
    _tell(act, as_json=as_json)


def undo(
    ctx: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="ID", help="An act (a-…), an entry (e-…) or a whole run of a command (r-…).")
    ],
    by: ByOption = "",
    because: BecauseOption = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take back a decision, an entry, or all that one run of `add`, `import` or `reread` brought in.

    Nothing is removed: what is taken back counts no longer from now on, and can be brought back by undoing the undo.
    """
    _tell(open_it(ctx, workspace).undo(target, by=by, because=because), as_json=as_json)


def log(
    ctx: typer.Context,
    what: Annotated[What, typer.Option("--what", help="What was recorded, or what people decided.")] = What.ENTRIES,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many, from the latest on.")] = 50,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Tell what was recorded and decided, by whom and why, the latest first."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=None, published_by=None, known_on=known_on)
    if what is What.ACTS:
        acts = opened.acts(times)
        taken = undone(acts)
        latest = acts[::-1][:limit]
        if as_json:
            print_json([{**act_as_json(act), "is_undone": act.id in taken} for act in latest])
        else:
            _print_acts(latest, taken)
        return
    entries = opened.log(limit=limit, known_on=times.known_on)
    if as_json:
        print_json([_entry_as_json(entry) for entry in entries])
    else:
        _print_entries(entries)


def _pairs(changes: list[str]) -> dict[str, str]:
    found = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            raise BadWordError("--set", change, ["KEY=VALUE"])
        found[key.strip()] = value
    return found


def _tell(act: Act, *, as_json: bool) -> None:
    if as_json:
        print_json(act_as_json(act))
    else:
        out().print(f"recorded as {act.id}; `trucewatch undo {act.id}` takes it back", soft_wrap=True)


def _print_acts(acts: tuple[Act, ...], taken: frozenset[str]) -> None:
    table = plain_table("act", "when", "by", "decision", "because")
    for act in acts:
        other = f" and {act.other}" if act.other else ""
        amended = f" to {act.amended.id}" if act.amended else ""
        answer = f" {act.answer}" if act.answer else ""
        gone = " (undone)" if act.id in taken else ""
        when = f"{act.recorded_at:%Y-%m-%d %H:%M}" if act.recorded_at else ""
        table.add_row(act.id + gone, when, act.by, f"{act.kind} of {act.target}{other}:{answer}{amended}", act.because)
    out().print(table)


def _print_entries(entries: "tuple[Logged, ...]") -> None:
    table = plain_table("entry", "run", "when", "by", "what")
    for entry in entries:
        rows = ", ".join(counted(count, name) for name, count in entry.rows.items())
        gone = " (undone)" if entry.is_undone else ""
        why = f": {entry.because}" if entry.because else ""
        when = f"{entry.recorded_at:%Y-%m-%d %H:%M}"
        table.add_row(entry.id + gone, entry.run, when, entry.by, f"{entry.command}{why}\n{rows}")
    out().print(table)


def _entry_as_json(entry: "Logged") -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "run": entry.run or None,
        "command": entry.command,
        "by": entry.by,
        "because": entry.because,
        "recorded_at": entry.recorded_at.isoformat(timespec="microseconds"),
        "rows": entry.rows,
        "is_undone": entry.is_undone,
    }

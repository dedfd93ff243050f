"""The commands that take reports in: read, text, add."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trucewatch.cli.group import ACT
from trucewatch.cli.options import (
    JsonOption,
    LanguageOption,
    PublishedOption,
    ReaderOption,
    SourceOption,
    WorkspaceOption,
    open_it,
    read_day,
    workspace_folder,
)
from trucewatch.cli.part_bar import PartBar, show_part
from trucewatch.cli.printing import (
    aside,
    counted,
    issue_as_json,
    out,
    plain_table,
    print_json,
    print_jsonl,
    shorten,
    tell_issues,
    teller_of,
)
from trucewatch.model.claim import Claim, Ground
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.issue import Issue, Loudness
from trucewatch.model.reading import Reading
from trucewatch.model.wording import say_claim
from trucewatch.read.choose import DEFAULT_READER

if TYPE_CHECKING:
    from trucewatch.adding import Added
    from trucewatch.workspace import Workspace

_NO_DAY = (
    "the report gives no day of publication, so that relative dates (“on Thursday”) are left open; give --published"
)
_COUNTS_AS_TODAY = (
    "the report gives no day of publication and counts as published today; what is recorded is never changed, "
    "so add it with --published to a new workspace"
)
_STAYS = "there already, and left as recorded: --published and --source change nothing in it; use a new workspace"


class Format(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def read(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Reports: text, Markdown, HTML, PDF, e-mail.")],
    published: PublishedOption = None,
    source: SourceOption = None,
    language: LanguageOption = None,
    reader: ReaderOption = DEFAULT_READER,
    form: Annotated[Format, typer.Option("--format", help="How to print the claims.")] = Format.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Say how each value of a claim was got.")] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Read reports and print their claims; nothing is kept."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.unkept import read_reports  # noqa: PLC0415  # likewise

    is_faulty = False
    with PartBar(Console(stderr=True)) as bar:
        readings = read_reports(
            files,
            published=read_day("--published", published),
            source=source,
            language=language,
            reader=reader,
            libraries=Libraries(workspace_folder(ctx, workspace)),
            on_part=bar.show,
        )
        for reading in readings:
            if isinstance(reading, Issue):
                aside(f"{reading.where}: {reading.what}")
                is_faulty = True
                continue
            _warn(reading)
            if as_json or form is Format.JSONL:
                print_jsonl(_as_json(claim, reading, explain=explain) for claim in reading.claims)
            else:
                _print_claims(reading, explain=explain)
    if is_faulty:
        raise typer.Exit(ACT)


def text(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="FILE|ID", help="A file, or the hash of a report in the workspace.")],
    language: LanguageOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Print exactly the text that is kept of a report: what every offset points into."""
    if Path(which).exists() or not _is_hash(which):
        from trucewatch.unkept import extract_text  # noqa: PLC0415  # `--help` need not load it

        document = extract_text(Path(which), language=language)
    else:
        document = open_it(ctx, workspace).document(which)
    sys.stdout.write(document.text)


def add(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders with reports.")],
    published: PublishedOption = None,
    source: SourceOption = None,
    reader: ReaderOption = DEFAULT_READER,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Keep, read, compare and record reports; those that are there already are left as they are.

    It may be interrupted at any moment and run again: nothing is lost or doubled.
    """
    day = read_day("--published", published)
    opened = open_it(ctx, workspace, create=True)
    errors = Console(stderr=True)
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("", total=None)
        part = bar.add_task("within the report", total=None, visible=False)
        added = opened.add(
            paths,
            published=day,
            source=source,
            reader=reader,
            on_progress=lambda step: bar.update(
                task, completed=step.done, total=step.total, description=shorten(step.path.name)
            ),
            on_part=lambda done, total: show_part(bar, part, done, total),
        )
    if source:
        _warn_of_stranger(source, opened)
    tell_issues(_undated(added))
    tell_issues(issue for issue in added.issues if issue.loudness is not Loudness.NOTE)
    if added.already_there and (day or source):
        aside(f"warning: {counted(added.already_there, 'report')} {_STAYS}")
    if as_json:
        print_json(_added_as_json(added))
    else:
        out().print(_added_in_words(added), soft_wrap=True)


def _warn(reading: Reading) -> None:
    if reading.document.published is None:
        aside(f"warning: {reading.document.name}: {_NO_DAY}")
    tell_issues(issue for issue in reading.issues if issue.loudness is not Loudness.NOTE)


def _warn_of_stranger(source: str, workspace: "Workspace") -> None:
    """Say that no library has the source, if so: it may be one that was mistyped."""
    from trucewatch.yaml_lines import nearest  # noqa: PLC0415  # `--help` need not load it

    if workspace.sources.get(source) or workspace.sources.of_name(source):
        return
    near = nearest(source, [known.id for known in workspace.sources])
    hint = f" (did you mean {near}?)" if near else ""
    aside(f"warning: no library has the source {source!r}{hint}: it is taken as F, which cannot be judged")


def _as_json(claim: Claim, reading: Reading, *, explain: bool) -> dict[str, Any]:
    content = claim_as_json(claim, reading.document)
    if not explain:
        content.pop("grounds", None)
    return content


def _ground_in_words(ground: Ground, text: str) -> str:
    words = "" if ground.span is None else f" “{text[ground.span.start : ground.span.end]}”"
    return f"{ground.key}: {ground.rule}{words}"


def _print_claims(reading: Reading, *, explain: bool) -> None:
    console = out()
    document = reading.document
    day = document.published.day.isoformat() if document.published else "no date"
    console.print(
        f"{document.title or document.name}  ({document.source}, {day}, {counted(len(reading.claims), 'claim')})"
    )
    if explain and reading.claims:
        console.print(f"read by {reading.claims[0].reader}: each value with its rule and the words that it rests on")
    table = plain_table("kind", "claim", "sentence")
    for claim in reading.claims:
        said = say_claim(claim, teller=teller_of(document))
        if explain:
            said += "".join(f"\n  {_ground_in_words(ground, document.text)}" for ground in claim.grounds)
        table.add_row(claim.kind, said, claim.sentence.text)
    console.print(table)


def _is_hash(which: str) -> bool:
    return len(which) >= 6 and set(which) <= set("0123456789abcdef")


def _undated(added: "Added") -> Iterable[Issue]:
    return (
        Issue(where=document.name, what=_COUNTS_AS_TODAY, loudness=Loudness.WARNING)
        for document in added.new
        if document.published is None
    )


def _added_as_json(added: "Added") -> dict[str, Any]:
    return {
        "new": [document.sha256 for document in added.new],
        "claims": added.claims,
        "already_there": added.already_there,
        "issues": [issue_as_json(issue) for issue in added.issues],
    }


def _added_in_words(added: "Added") -> str:
    left_out = sum(issue.loudness is Loudness.FAULT for issue in added.issues)
    parts = [f"{counted(len(added.new), 'new report')} with {counted(added.claims, 'claim')}"]
    if added.already_there:
        parts.append(f"{added.already_there} already there")
    if left_out:
        parts.append(f"{left_out} left out")
    return ", ".join(parts)

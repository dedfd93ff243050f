"""The command that writes a situation report."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import KnownOnOption, PublishedByOption, WorkspaceOption, open_it, read_day, read_times
from trucewatch.cli.printing import aside
from trucewatch.errors import BackwardPeriodError, BadWordError, CannotWriteError

if TYPE_CHECKING:
    from trucewatch.publish.report.outline import SituationReport


class Form(StrEnum):
    """How a report is set."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"


def report(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="AGREEMENT", help="Which agreement it is about, by id.")],
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day it tells of.")],
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day it tells of.")],
    file: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="Where to write it: .pdf, .html or .md; Markdown to the terminal by default."
        ),
    ] = None,
    leave_out: Annotated[
        bool,
        typer.Option("--leave-out", help="Leave out sentences that say more than their evidence, and count them."),
    ] = False,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a situation report on some days: obligations, incidents, contradictions, access, each with its evidence.

    Nothing that may not be passed on is in it. A sentence that says more than its evidence stops it.
    """
    first, last = _day(since, "--from"), _day(until, "--to")
    if last < first:
        raise BackwardPeriodError("--to", until, "--from", since)
    form = _form_of(file)
    with open_it(ctx, workspace) as opened:
        times = read_times(opened, as_of=until, published_by=published_by, known_on=known_on)
        content = _set(opened.report(agreement, times, since=first, leave_out=leave_out), form)
    if file is None:
        typer.echo(content.decode(), nl=False)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise CannotWriteError(file, error.strerror or "it cannot be opened") from error
    aside(f"written: {file}")


def _day(found: str, option: str) -> date:
    day = read_day(option, found)
    if day is None:
        raise BadWordError(option, found, ["a date"])
    return day


def _form_of(file: Path | None) -> Form:
    if file is None:
        return Form.MARKDOWN
    suffix = file.suffix.removeprefix(".").lower()
    if suffix not in list(Form):
        raise BadWordError("--out", file.name, [f"a file that ends in .{form}" for form in Form])
    return Form(suffix)


def _set(made: "SituationReport", form: Form) -> bytes:
    match form:
        case Form.PDF:
            from trucewatch.publish.report.as_pdf import set_as_pdf  # noqa: PLC0415  # only where it is asked for

            return set_as_pdf(made)
        case Form.HTML:
            from trucewatch.publish.report.as_html import set_as_html  # noqa: PLC0415  # likewise

            return set_as_html(made).encode()
        case Form.MARKDOWN:
            from trucewatch.publish.report.as_markdown import set_as_markdown  # noqa: PLC0415  # likewise

            return set_as_markdown(made).encode()

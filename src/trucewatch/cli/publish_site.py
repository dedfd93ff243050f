"""The command that writes the public site."""

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.handing_over import ProfileName
from trucewatch.cli.options import (
    AsOfOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import aside, counted


def publish(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to write it: a new or empty folder, or its last site.")
    ],
    agreement: Annotated[
        list[str] | None,
        typer.Option(
            "--agreement", metavar="ID", help="Whose board it has, repeatable; all that a claim bears on by default."
        ),
    ] = None,
    profile: Annotated[
        ProfileName,
        typer.Option("--profile", help="For whom: `public` tells no place more exactly than to within 10 km."),
    ] = ProfileName.PUBLIC,
    embargo: Annotated[
        int,
        typer.Option("--embargo", metavar="DAYS", min=0, help="Tell nothing published within the last so many days."),
    ] = 0,
    report_days: Annotated[
        int,
        typer.Option(
            "--report-days", metavar="DAYS", min=0, help="Days on which the situation report tells; 0 for none."
        ),
    ] = 30,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a public site of plain pages that needs no server: boards, incidents, sources, method, open data.

    Nothing that may not be passed on is in it; what was withheld, and why, is told.
    """
    from trucewatch.publish.site.write import check_folder, write_site  # noqa: PLC0415  # `--help` need not load it

    check_folder(folder)
    with open_it(ctx, workspace) as opened:
        times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
        aside("weighing what may be told ...")
        telling, site = opened.site_files(
            times, agreement_ids=agreement or (), profile=profile, embargo_days=embargo, report_days=report_days
        )
    aside(f"writing {counted(len(site), 'file')} ...")
    write_site(site, folder)
    aside(
        f"{counted(len(telling.boards), 'board')}, {counted(len(telling.incidents), 'incident')} and "
        f"{counted(len(telling.handover.claims), 'claim')} written to {folder}"
    )
    for one in telling.handover.withheld:
        aside(f"{counted(one.claims, 'claim')} of {one.source} withheld: {one.reason}")
    wordless = sum(1 for claim in telling.handover.claims if not claim.sentence.text)
    if wordless:
        aside(f"{counted(wordless, 'claim')} told without words: rows of a table, or of a protected source")
    if telling.embargoed:
        aside(f"{counted(telling.embargoed, 'claim')} withheld: too young, or of no known day, under an embargo")

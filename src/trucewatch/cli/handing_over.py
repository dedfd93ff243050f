"""The command that hands claims over: export."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from trucewatch.cli.claims import (
    AboutOption,
    DocumentOption,
    FromOption,
    KindOption,
    ObligationOption,
    PlaceOption,
    SearchOption,
    SpeakerOption,
    TextOption,
    ToOption,
    period_between,
)
from trucewatch.cli.options import (
    AsOfOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import aside, counted
from trucewatch.errors import BinaryToTerminalError, CannotWriteError


class FormatName(StrEnum):
    """In which format claims are handed over."""

    CSV = "csv"
    HXL = "hxl"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    GEOPARQUET = "geoparquet"
    GPKG = "gpkg"
    PROV = "prov"


class ProfileName(StrEnum):
    """For whom an export is."""

    FULL = "full"
    PUBLIC = "public"


def export(
    ctx: typer.Context,
    form: Annotated[FormatName, typer.Argument(metavar="|".join(FormatName), help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--out", "--output", metavar="FILE", help="Where to write; standard output by default."),
    ] = None,
    profile: Annotated[
        ProfileName,
        typer.Option("--profile", help="For whom: `public` tells no place more exactly than to within 10 km."),
    ] = ProfileName.FULL,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    obligation: ObligationOption = None,
    place: PlaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    text: TextOption = None,
    document: DocumentOption = None,
    words: SearchOption = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write claims in a format for other programs; what may not be passed on stays behind, and is told."""
    from trucewatch.publish import FORMATS  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.views.ledger import ClaimFilter  # noqa: PLC0415  # likewise

    if output is None and not FORMATS[form].IS_TEXT and is_terminal():
        raise BinaryToTerminalError(FORMATS[form].TITLE, FORMATS[form].SUFFIX)
    wanted = ClaimFilter(
        kinds=tuple(kind or ()),
        speaker=speaker,
        about=tuple(about or ()),
        obligation=obligation,
        place=place,
        period=period_between(first, last),
        text=text,
        document=document,
        search=words,
    )
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    if output is None:
        handover = opened.export(form, sys.stdout.buffer, times, wanted, profile=profile)
    else:
        with written_whole(output) as file:
            handover = opened.export(form, file, times, wanted, profile=profile)
        aside(f"{counted(len(handover.claims), 'claim')} written to {output}")
    for one in handover.withheld:
        aside(f"{counted(one.claims, 'claim')} of {one.source} withheld: {one.reason}")


def is_terminal() -> bool:
    """Tell whether standard output is looked at by somebody."""
    return sys.stdout.isatty()


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that gets its name only when all of it is written; a device or a pipe is written as it is.

    Raises:
        CannotWriteError: It cannot be written.
    """
    is_special = path.exists() and not path.is_file()
    part = path if is_special else path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        if not is_special:
            part.replace(path)
    except OSError as error:
        raise CannotWriteError(path, error.strerror or str(error)) from None
    finally:
        if not is_special:
            part.unlink(missing_ok=True)

"""The commands that ask for claims: claims, trace, export."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_day,
    read_times,
)
from trucewatch.cli.printing import heading, out, plain_table, print_json
from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.wording import say_claim

if TYPE_CHECKING:
    from trucewatch.views.trace import Trace


class Form(StrEnum):
    """In which format claims are handed over."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"


KindOption = Annotated[list[ClaimKind] | None, typer.Option("--kind", help="Only claims of this kind; may be repeated.")]
SpeakerOption = Annotated[str | None, typer.Option("--speaker", help="Only the word of this person, body or party.")]
AboutOption = Annotated[list[About] | None, typer.Option("--about", help="Only claims about this; may be repeated.")]
ObligationOption = Annotated[
    str | None,
    typer.Option("--obligation", metavar="AGREEMENT/OBLIGATION", help="Only claims that bear on this obligation."),
]
PlaceOption = Annotated[str | None, typer.Option("--place", help="Only claims about this place.")]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only what happened, or was said, on this day or later.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what happened, or was said, by this day.")
]
DocumentOption = Annotated[str | None, typer.Option("--document", metavar="ID", help="Only claims of this report.")]

"""The command that adds up: tally."""

import csv
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.claims import (
    AboutOption,
    DocumentOption,
    FromOption,
    ObligationOption,
    PlaceOption,
    SpeakerOption,
    TextOption,
    ToOption,
    period_between,
)
from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import out, plain_table, print_json
from trucewatch.model.claim import ClaimKind
from trucewatch.views.tally import Dimension

if TYPE_CHECKING:
    from trucewatch.views.tally import Range, Tally


class Unit(StrEnum):
    """What is added up."""

    INCIDENTS = "incidents"
    CLAIMS = "claims"


def tally(
    ctx: typer.Context,
    by: Annotated[
        list[Dimension],
        typer.Option("--by", help="By what; several make a row for each combination, in the order given."),
    ],
    of: Annotated[
        Unit, typer.Option("--of", help="What: incidents, each once, or the claims about them.")
    ] = Unit.INCIDENTS,
    agreement: Annotated[
        str | None,
        typer.Option("--agreement", metavar="ID", help="Only what shows on the board of this agreement."),
    ] = None,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    obligation: ObligationOption = None,
    place: PlaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    text: TextOption = None,
    document: DocumentOption = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values instead of a table.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Add up incidents and their dead and injured, by place, time, type, perpetrator, source or side.

    Each figure is three sums: of what is lowest, held most likely, and highest. The filters are those of `claims`; an
    incident counts where any claim about it passes them.
    """
    from trucewatch.views.ledger import ClaimFilter  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.views.tally import tally_as_json  # noqa: PLC0415  # likewise

    wanted = ClaimFilter(
        kinds=(ClaimKind.INCIDENT,),
        speaker=speaker,
        about=tuple(about or ()),
        obligation=obligation,
        place=place,
        period=period_between(first, last),
        text=text,
        document=document,
    )
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.tally(tuple(by), times, wanted, of=of, agreement_id=agreement)
    if as_json:
        print_json(tally_as_json(found))
    elif as_csv:
        _print_csv(found)
    else:
        _print(found)


def _print_csv(found: "Tally") -> None:
    from trucewatch.model.claim_cells import guard  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.views.tally import cells_of, columns_of  # noqa: PLC0415  # likewise

    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(columns_of(found.by, found.of))
    for row in found.rows:
        table.writerow([guard(cell) for cell in cells_of(row)])


def _print(found: "Tally") -> None:
    table = plain_table(*map(str, found.by), found.of, "killed", "civilians", "injured")
    for row in (*found.rows, found.total):
        is_total = row is found.total
        keys = ["all", *("" for _ in row.keys[1:])] if is_total else [key or "not told" for key in row.keys]
        figures = (row.figures[key] for key in ("killed", "civilians_killed", "injured"))
        table.add_row(*keys, str(row.number), *map(_in_words, figures), style="bold" if is_total else None)
    out().print(table)


def _in_words(figure: "Range") -> str:
    """Return the best sum with its bounds; a plus where the highest is open."""
    if not figure.counted:
        return ""
    open_end = "+" if figure.unbounded else ""
    return f"{figure.best} ({figure.low}–{figure.high}{open_end})"

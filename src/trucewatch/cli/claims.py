"""The commands that ask for claims: claims, trace."""

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
    word_of,
)
from trucewatch.cli.printing import counted, out, plain_table, print_json, teller_of
from trucewatch.errors import BackwardPeriodError
from trucewatch.model.claim import About, ClaimKind
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.period import Period
from trucewatch.model.wording import say_claim

if TYPE_CHECKING:
    from trucewatch.views.trace import Trace, TracedSentence


KindOption = Annotated[
    list[ClaimKind] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        parser=word_of(ClaimKind),
        help=f"Only claims of this kind ({', '.join(ClaimKind)}); may be given several times.",
    ),
]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only the word of whoever's name, or party, has this.")
]
AboutOption = Annotated[
    list[About] | None,
    typer.Option(
        "--about",
        metavar="ABOUT",
        parser=word_of(About),
        help=f"Only claims about this ({', '.join(About)}); may be given several times.",
    ),
]
ObligationOption = Annotated[
    str | None,
    typer.Option("--obligation", metavar="AGREEMENT/OBLIGATION", help="Only claims that bear on this obligation."),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--zone",
        metavar="AGREEMENT/ZONE",
        help="Only claims that lie in this zone as it was drawn for their day; beside --obligation its id will do.",
    ),
]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only claims about a place whose name has this.")
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only what happened, or else was said, from this day on.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what happened, or else was said, by this day.")
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only claims whose sentence has these words.")
]
SearchOption = Annotated[
    str | None,
    typer.Option("--search", metavar="WORDS", help="Only claims with these words, in any script, as `search` does."),
]
DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="Only claims of the report whose hash begins so.")
]


def claims(
    ctx: typer.Context,
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    obligation: ObligationOption = None,
    zone: ZoneOption = None,
    place: PlaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    text: TextOption = None,
    document: DocumentOption = None,
    words: SearchOption = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List claims: who says what, and the sentence that says it."""
    from trucewatch.views.ledger import ClaimFilter  # noqa: PLC0415  # `--help` need not load it

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
    found = opened.claims(wanted, times, zone=zone)
    documents = opened.reports(times)
    if as_json:
        print_json([claim_as_json(claim, documents[claim.document]) for claim in found])
        return
    table = plain_table("id", "published", "claim", "sentence")
    for claim in found:
        report = documents[claim.document]
        day = report.published.day.isoformat() if report.published else ""
        table.add_row(claim.id, day, say_claim(claim, teller=teller_of(report)), claim.sentence.text)
    console = out()
    console.print(table)
    console.print(counted(len(found), "claim"), style="dim")


def trace(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a claim, an incident or a contradiction, AGREEMENT/OBLIGATION, or a report's hash.",
        ),
    ],
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Go from any figure to the sentences on which it rests, with the passage around them and the hash of the bytes."""
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.trace(which, times)
    if as_json:
        from trucewatch.views.trace import trace_as_json  # noqa: PLC0415  # `--help` need not load it

        print_json(trace_as_json(found))
    else:
        _print_trace(found)


def period_between(first: str | None, last: str | None) -> Period | None:
    """Return the days from one to the other, both included; None where neither is given.

    Raises:
        BadDateError: One of them is no day.
        BackwardPeriodError: They are in the wrong order.
    """
    if first is None and last is None:
        return None
    start, end = read_day("--from", first), read_day("--to", last)
    if start and end and start > end:
        raise BackwardPeriodError("--to", end.isoformat(), "--from", start.isoformat())
    return Period(first=start, last=end)


def _print_trace(found: "Trace") -> None:
    console = out()
    rests_on = counted(len(found.sentences), "sentence")
    console.print(f"{found.what} {found.id} rests on {rests_on}", style="bold", soft_wrap=True)
    for one in found.sentences:
        console.print()
        console.print(_passage(one))
        console.print(_address(one), style="dim")


def _passage(one: "TracedSentence") -> Text:
    """The sentence stands out in its passage: by its brackets on paper and in a pipe, by its style on a terminal."""
    passage = Text(one.before, style="dim")
    passage.append(f"[{one.claim.sentence.text}]", style="bold not dim")
    passage.append(one.after, style="dim")
    return passage


def _address(one: "TracedSentence") -> str:
    document, span = one.document, one.claim.sentence.span
    day = document.published.day.isoformat() if document.published else "no date"
    return (
        f"{one.claim.id}: {say_claim(one.claim, teller=teller_of(document))}\n"
        f"{document.name}, {document.source}, published {day}, characters {span.start} to {span.end}\n"
        f"sha256 {document.sha256}"
    )

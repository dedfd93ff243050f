"""The command that looks for words: search."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from trucewatch.cli.claims import (
    AboutOption,
    DocumentOption,
    FromOption,
    KindOption,
    ObligationOption,
    PlaceOption,
    SpeakerOption,
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
from trucewatch.cli.printing import counted, out, print_json
from trucewatch.errors import NoWordsError

if TYPE_CHECKING:
    from trucewatch.model.text import Document
    from trucewatch.views.search import Found


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words, "words together" in quotation marks, beginnings with a star*.'),
    ],
    kind: KindOption = None,
    speaker: SpeakerOption = None,
    about: AboutOption = None,
    obligation: ObligationOption = None,
    place: PlaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    document: DocumentOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many claims, and so many reports.")] = 20,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Find words in claims and reports, in any script: without case, accents, vowel marks and kindred letters.

    All words must be there. First comes what has them together and in that order, then what has them more often, then
    what was published later. Reports are looked at too unless a filter asks for claims of some sort.
    """
    from trucewatch.model.folding import read_query  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.views.ledger import ClaimFilter  # noqa: PLC0415  # likewise
    from trucewatch.views.search import search_as_json  # noqa: PLC0415  # likewise

    told = " ".join(f'"{one}"' if " " in one.strip() and '"' not in one else one for one in words)
    if not read_query(told).terms:
        raise NoWordsError(told)
    wanted = ClaimFilter(
        kinds=tuple(kind or ()),
        speaker=speaker,
        about=tuple(about or ()),
        obligation=obligation,
        place=place,
        period=period_between(first, last),
        document=document,
    )
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    found = opened.search(told, times, wanted)
    if as_json:
        content = search_as_json(found)
        totals = {"total_claims": len(found.claims), "total_reports": len(found.reports)}
        print_json({**totals, **{key: entries[:limit] for key, entries in content.items()}})
        return
    _print(found, limit)


def _print(found: "Found", limit: int) -> None:
    console = out()
    for one in found.claims[:limit]:
        console.print(_marked(one.claim.sentence.text, one.marks))
        console.print(f"  {one.claim.id} ({one.claim.kind}), {_origin(one.document)}", style="dim")
    if found.claims and found.reports:
        console.print()
    for report in found.reports[:limit]:
        console.print(_marked(f"…{report.snippet.strip()}…", _shifted(report.snippet, report.marks)))
        times = "once" if report.times == 1 else f"{report.times} times"
        console.print(f"  {times} in {_origin(report.document)}, {report.document.sha256[:12]}", style="dim")
    claims, reports = counted(len(found.claims), "claim"), counted(len(found.reports), "report")
    shown = "" if max(len(found.claims), len(found.reports)) <= limit else f" (the first {limit} of each shown)"
    console.print(f"{claims}, {reports}{shown}", style="dim")


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> Text:
    """The text with its hits between brackets, for paper and pipes, and bold, for a terminal."""
    marked, last = Text(), 0
    for start, end in marks:
        marked.append(text[last:start])
        marked.append(f"[{text[start:end]}]", style="bold")
        last = end
    marked.append(text[last:])
    return marked


def _shifted(snippet: str, marks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Where the marks stand once blanks before the snippet have made way for an ellipsis."""
    shift = 1 - (len(snippet) - len(snippet.lstrip()))
    return tuple((start + shift, end + shift) for start, end in marks)


def _origin(document: "Document") -> str:
    day = document.published.day.isoformat() if document.published else "no date"
    return f"{document.title or document.name} ({document.source}, {day})"

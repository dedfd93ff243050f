"""The options that commands share, and how their values are read."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.choices import Word
from trucewatch.errors import BadDateError, BadInstantError, NoFolderError
from trucewatch.yaml_lines import nearest

if TYPE_CHECKING:
    from trucewatch.model.evidence import Times
    from trucewatch.web.people.register import Register
    from trucewatch.workspace import Workspace

DEFAULT_WORKSPACE = Path("trucewatch")

WorkspaceOption = Annotated[
    str | None,
    typer.Option(
        "-w",
        "--workspace",
        metavar="PLACE",
        help="The workspace: a folder, or postgresql://USER@HOST/DATABASE; ./trucewatch by default.",
        show_default=False,
    ),
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", metavar="NAME", envvar="TRUCEWATCH_BY", help="Who does it, by the name under which others know them."
    ),
]
BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", help="Why.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The day on which the reports were published, whatever they say."),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", metavar="ID", help="The outlet they come from, by id or name, whatever they say."),
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="The language to take them for, e.g. en.")
]
ReaderOption = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="READER",
        help="What reads them: english, spacy:PACKAGE, or llm:URL#MODEL, to which the text is then sent.",
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="How things stood on this day; today by default.")
]
PublishedByOption = Annotated[
    str | None,
    typer.Option(
        "--published-by", metavar="DATE", help="From what had been published by this day; that of --as-of by default."
    ),
]
KnownOnOption = Annotated[
    str | None,
    typer.Option(
        "--known-on", metavar="INSTANT", help="From what the workspace had recorded by this instant; now by default."
    ),
]


def workspace_place(ctx: typer.Context, own: str | None) -> str:
    """Return the workspace named after the command, else the one named before it, else the default."""
    before: str | None = ctx.find_root().params.get("workspace")
    return own or before or str(DEFAULT_WORKSPACE)


def workspace_folder(ctx: typer.Context, own: str | None) -> Path:
    """Return the folder where the user's own library and settings lie.

    Raises:
        NoFolderError: The workspace is in a database, and no folder was named.
    """
    from trucewatch.site import site_of  # noqa: PLC0415  # `--help` need not load what questions need

    site = site_of(workspace_place(ctx, own))
    if site.folder is None:
        raise NoFolderError(site.name)
    return site.folder


def open_it(ctx: typer.Context, own: str | None, *, create: bool = False) -> "Workspace":
    """Return the workspace, which is closed when the command ends."""
    from trucewatch.workspace import open_workspace  # noqa: PLC0415  # `--help` need not load what questions need

    workspace = open_workspace(workspace_place(ctx, own), create=create)
    ctx.call_on_close(workspace.close)
    return workspace


def open_register(ctx: typer.Context, own: str | None) -> "Register":
    """Return the file of people that lies beside the workspace."""
    from trucewatch.web.people.register import Register  # noqa: PLC0415  # `--help` need not load it

    return Register(open_it(ctx, own).path)


def read_times(workspace: "Workspace", *, as_of: str | None, published_by: str | None, known_on: str | None) -> "Times":
    """Return the three times that the options name.

    Raises:
        BadDateError: One of the days is none.
        BadInstantError: The instant is none.
    """
    return workspace.times(
        as_of=read_day("--as-of", as_of),
        published_by=read_day("--published-by", published_by),
        known_on=read_instant("--known-on", known_on),
    )


def word_of(words: type[Word]) -> Callable[[str], Word]:
    """Return what reads one word of a vocabulary, and tells the nearest where it is none of them."""

    def read_word(found: str) -> Word:
        if found not in list(words):
            near = nearest(found, list(words))
            hint = f"; did you mean {near}?" if near else ""
            raise typer.BadParameter(f"expected one of {', '.join(words)}; found {found!r}{hint}")
        return words(found)

    return read_word


def read_day(option: str, found: str | None) -> date | None:
    """Return the day; None when none was given.

    Raises:
        BadDateError: It is no day of the calendar, or written otherwise.
    """
    if found is None:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", found, flags=re.ASCII):
        raise BadDateError(option, found)
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise BadDateError(option, found) from None


def read_instant(option: str, found: str | None) -> datetime | None:
    """Return the instant, in UTC where no zone is named; the last moment of it where it is a day.

    Raises:
        BadInstantError: It is neither.
    """
    if found is None:
        return None
    try:
        if len(found) == len("2019-02-08"):
            return datetime.combine(date.fromisoformat(found), time.max, tzinfo=UTC)
        instant = datetime.fromisoformat(found)
    except ValueError:
        raise BadInstantError(option, found) from None
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)

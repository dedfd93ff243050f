"""The commands that seal who a pseudonym is: protect add, show, erase, list, key."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import JsonOption, WorkspaceOption, open_it
from trucewatch.cli.printing import aside, out, plain_table, print_json
from trucewatch.errors import NoSuchFileError

if TYPE_CHECKING:
    from trucewatch.custody.protect import Pseudonym

group = typer.Typer(
    help="Seal who stands behind a pseudonym to named people; the ledger holds the pseudonym alone.",
    no_args_is_help=True,
)

PseudonymArgument = Annotated[
    str,
    typer.Argument(metavar="PSEUDONYM", help="Small letters, digits and hyphens; it must say nothing of the person."),
]


@group.command()
def add(
    ctx: typer.Context,
    pseudonym: PseudonymArgument,
    recipients: Annotated[
        list[Path],
        typer.Option(
            "--recipient", metavar="FILE", help="Public keys of age or SSH, one a line; several files may be."
        ),
    ],
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Who it is; read from standard input by default.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Seal who a pseudonym is; the identity is never taken from the command line, where others could read it."""
    from trucewatch.custody.age_keys import read_recipients  # noqa: PLC0415  # loads the cryptography toolkit

    keys = read_recipients(recipients)
    opened = open_it(ctx, workspace, create=True)
    opened.protection.add(pseudonym, _read_identity(source), keys)
    out().print(f"{pseudonym}: sealed to {len(keys)} key{'s' if len(keys) != 1 else ''}", soft_wrap=True)
    if source is not None:
        aside(f"note: {source} still says who it is: destroy it")


@group.command()
def show(
    ctx: typer.Context,
    pseudonym: PseudonymArgument,
    identity: Annotated[
        Path,
        typer.Option("--identity", metavar="KEYFILE", help="Your private key of age or SSH; nobody else may read it."),
    ],
    workspace: WorkspaceOption = None,
) -> None:
    """Print who a pseudonym is, to whoever has a key that it was sealed to."""
    from trucewatch.custody.age_keys import read_identity_keys  # noqa: PLC0415  # loads the cryptography toolkit

    keys = read_identity_keys(identity)
    sys.stdout.buffer.write(open_it(ctx, workspace).protection.show(pseudonym, keys))


@group.command()
def erase(
    ctx: typer.Context,
    pseudonym: PseudonymArgument,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who erases; on record for good.")],
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why; on record for good, so name nobody in it.")
    ],
    workspace: WorkspaceOption = None,
) -> None:
    """Destroy what says who a pseudonym is; the chain stays as it is, and says by whom and when."""
    open_it(ctx, workspace).protection.erase(pseudonym, by=by, because=because)
    out().print(f"{pseudonym}: erased here; copies and backups have their own", soft_wrap=True)


@group.command("list")
def list_(ctx: typer.Context, as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    """List the pseudonyms, and which of them were erased."""
    found = open_it(ctx, workspace).protection.pseudonyms()
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    table = plain_table("pseudonym", "sealed", "keys", "erased")
    for one in found:
        erased = f"{one.erased.at.date()}, by {one.erased.by}" if one.erased else ""
        table.add_row(one.name, str(one.sealed_at.date()), str(one.recipients), erased)
    out().print(table)


@group.command()
def key(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to keep the private key, for you alone.")],
) -> None:
    """Make a key of age for yourself, and print its public part, which others seal to."""
    from trucewatch.custody.age_keys import make_identity_key  # noqa: PLC0415  # loads the cryptography toolkit

    typer.echo(make_identity_key(path))


def _read_identity(source: Path | None) -> bytes:
    if source is None:
        return sys.stdin.buffer.read()
    try:
        return source.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise NoSuchFileError(source) from None


def _as_json(one: "Pseudonym") -> dict[str, object]:
    erased = (
        {"at": one.erased.at.isoformat(), "by": one.erased.by, "because": one.erased.because} if one.erased else None
    )
    return {
        "pseudonym": one.name,
        "sealed_at": one.sealed_at.isoformat(),
        "recipients": one.recipients,
        "sealed_sha256": one.sha256,
        "erased": erased,
    }

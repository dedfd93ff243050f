"""The commands of custody: seal, bundle, verify."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.group import WRONG
from trucewatch.cli.handing_over import written_whole
from trucewatch.cli.options import (
    AsOfOption,
    JsonOption,
    KnownOnOption,
    PublishedByOption,
    WorkspaceOption,
    open_it,
    read_times,
)
from trucewatch.cli.printing import aside, counted, issue_as_json, out, print_json
from trucewatch.errors import NoSuchFileError, NothingAskedError
from trucewatch.model.issue import Issue, Loudness

if TYPE_CHECKING:
    from trucewatch.custody.bundle import Bundle
    from trucewatch.custody.seal import Seal

SigningKeyOption = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="The signing key; by default the one beside the workspace, made when first needed.",
    ),
]


def seal(
    ctx: typer.Context,
    key: SigningKeyOption = None,
    now: Annotated[bool, typer.Option("--now", help="Seal today as well, as far as it goes.")] = False,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Go over to another key: to that of --key, or to one that is made.")
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Print the public keys, for those who are to verify; seal nothing.")
    ] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Sign for what the ledger holds, day by day (UTC): every finished day that is not sealed yet."""
    opened = open_it(ctx, workspace)
    if public:
        from trucewatch.custody.key import public_pem  # noqa: PLC0415  # loads the cryptography toolkit

        typer.echo(b"".join(map(public_pem, opened.public_keys())), nl=False)
        return
    made = opened.seal(key=key, so_far=now, with_new_key=new_key)
    if as_json:
        print_json([_seal_as_json(one) for one in made])
        return
    for one in made:
        stated = one.statement
        out().print(f"{stated.day}: rows {stated.first} to {stated.last}", soft_wrap=True)
    if not made:
        out().print("nothing to seal: every finished day is sealed" + ("" if now else "; --now seals today so far"))


def bundle(
    ctx: typer.Context,
    path: Annotated[Path, typer.Option("-o", "--out", metavar="FILE.zip", help="The file to write.")],
    claim: Annotated[list[str] | None, typer.Option("--claim", metavar="ID", help="A claim.")] = None,
    incident: Annotated[
        list[str] | None, typer.Option("--incident", metavar="ID", help="An incident, with all claims about it.")
    ] = None,
    obligation: Annotated[
        list[str] | None,
        typer.Option("--obligation", metavar="AGREEMENT/OBLIGATION", help="An obligation, with all that bears on it."),
    ] = None,
    agreement: Annotated[
        list[str] | None, typer.Option("--agreement", metavar="ID", help="An agreement, with all its obligations.")
    ] = None,
    contradiction: Annotated[
        list[str] | None, typer.Option("--contradiction", metavar="ID", help="A contradiction, with both its sides.")
    ] = None,
    key: SigningKeyOption = None,
    as_of: AsOfOption = None,
    published_by: PublishedByOption = None,
    known_on: KnownOnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write one file with claims, sentences, originals and proofs, which anybody can verify offline."""
    named = {
        "claim": claim,
        "incident": incident,
        "obligation": obligation,
        "agreement": agreement,
        "contradiction": contradiction,
    }
    asked = [(kind, one) for kind, ids in named.items() for one in ids or ()]
    if not asked:
        raise NothingAskedError([f"--{kind}" for kind in named])
    opened = open_it(ctx, workspace)
    times = read_times(opened, as_of=as_of, published_by=published_by, known_on=known_on)
    with written_whole(path) as file:
        made = opened.bundle(asked, file, times, key=key)
    _tell_bundle(made, path, as_json=as_json)


def verify(
    ctx: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(metavar="[BUNDLE]", help="An evidence bundle; without it, the workspace.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="PUB", help="The public key that must have signed.")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Check every byte, row, link and seal of the workspace, or of a bundle, and name what is wrong, the first first.

    Exit status 1 where something is damaged, missing, foreign or not signed by the key.
    """
    keys = _read_keys(key) if key else None
    if path is None:
        found = open_it(ctx, workspace).verify(keys=keys)
    else:
        from trucewatch.custody.bundle_check import check_bundle  # noqa: PLC0415  # loads the cryptography toolkit

        if not path.is_file():
            raise NoSuchFileError(path)
        found = list(check_bundle(path, keys=keys))
    _tell_verdict(found, as_json=as_json)


def _read_keys(path: Path) -> tuple[bytes, ...]:
    from trucewatch.custody.key import load_public  # noqa: PLC0415  # loads the cryptography toolkit

    return load_public(path)


def _tell_verdict(found: list[Issue], *, as_json: bool) -> None:
    faults = [issue for issue in found if issue.loudness is Loudness.FAULT]
    if as_json:
        print_json({"sound": not faults, "issues": [issue_as_json(issue) for issue in found]})
    else:
        for issue in found:
            out().print(f"{issue.loudness}: {issue.where}: {issue.what}", soft_wrap=True)
        out().print(counted(len(faults), "fault") if faults else "sound: every byte is as it was recorded")
    if faults:
        raise typer.Exit(WRONG)


def _seal_as_json(one: "Seal") -> dict[str, object]:
    from trucewatch.custody.seal import seal_as_json  # noqa: PLC0415  # loads the cryptography toolkit

    return seal_as_json(one)


def _tell_bundle(made: "Bundle", path: Path, *, as_json: bool) -> None:
    rows = made.chosen.rows
    unsealed = sum(row.seal is None for row in rows)
    if unsealed:
        aside(f"warning: {counted(unsealed, 'row')} under no seal yet: `trucewatch seal --now` signs for them")
    for sha256, reason in made.missing.items():
        aside(f"left out: the bytes of the report {sha256[:16]}: {reason}")
    told = {
        "file": str(path),
        "claims": sum(row.table == "claim" for row in rows),
        "originals": len(made.originals),
        "missing": dict(made.missing),
        "rows": len(rows),
        "unsealed": unsealed,
    }
    if as_json:
        print_json(told)
    else:
        parts = (counted(sum(row.table == "claim" for row in rows), "claim"), counted(len(made.originals), "original"))
        out().print(f"{path}: {', '.join(parts)}, {counted(len(rows), 'row')} with their proofs", soft_wrap=True)

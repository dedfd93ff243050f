"""The commands about places: what a name may mean, and a country's GeoNames for the workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from trucewatch.cli.options import JsonOption, WorkspaceOption, workspace_folder
from trucewatch.cli.printing import counted, out, plain_table, print_json
from trucewatch.errors import BadWordError
from trucewatch.model.place import Place

if TYPE_CHECKING:
    from trucewatch.places.geonames import Entry
    from trucewatch.places.resolve import Candidate

group = typer.Typer(help="Find places by name, and take in a country's places from GeoNames.", no_args_is_help=True)


@group.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A country dump of GeoNames, unpacked: SY.txt.")],
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take a country dump of GeoNames into the workspace, in place of what it had of that country."""
    from trucewatch.places.imported import import_dump  # noqa: PLC0415  # `--help` need not load it

    folder = workspace_folder(ctx, workspace) / "library" / "places"
    errors = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("", total=None)
        found = import_dump(file, folder, on_progress=lambda done, total: bar.update(task, completed=done, total=total))
    if as_json:
        print_json({"path": str(found.path), "places": found.places, "replaced": found.replaced})
        return
    instead = f", instead of {counted(found.replaced, 'place')} imported before" if found.replaced else ""
    for country, places in found.places.items():
        out().print(f"{country}: {counted(places, 'place')}", soft_wrap=True)
    out().print(f"in {found.path}{instead}", soft_wrap=True)


@group.command()
def find(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, as a report has it.")],
    near: Annotated[
        list[str] | None, typer.Option("--near", metavar="NAME", help="A place named near it; may be given again.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="The country that the report is on (ISO 3166: SY).")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show which places a name may mean, with scores and reasons, and which of them the reader would take."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    gazetteer = Libraries(workspace_folder(ctx, workspace)).gazetteer
    around = _around(country)
    for other in near or ():
        place = gazetteer.find(other, near=around)
        around.append(place or Place(name=other))
    taken = gazetteer.find(name, near=around)
    candidates = gazetteer.candidates(name, near=around)
    like = [] if taken else gazetteer.suggestions(name, countries={place.country for place in around if place.country})
    if as_json:
        print_json(_as_json(name, around, taken, candidates, like))
        return
    _print_candidates(candidates)
    out().print(_taken_in_words(name, taken), soft_wrap=True)
    unknown = [place.name for place in around if place.point is None and place.kind is None]
    for other in unknown:
        out().print(f"near {other}: not known, so of no use here", soft_wrap=True)
    for entry, likeness in like:
        out().print(f"  perhaps {entry.name} ({entry.kind}, {entry.country}), alike by {likeness:.0%}", soft_wrap=True)


def _around(country: str | None) -> list[Place]:
    if country is None:
        return []
    if not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise BadWordError("--country", country, ["two letters, such as SY"])
    return [Place(name=country.upper(), country=country.upper(), kind="country")]


def _print_candidates(candidates: "Sequence[Candidate]") -> None:
    if not candidates:
        return
    table = plain_table("score", "place", "kind", "where", "reasons")
    for candidate in candidates:
        entry = candidate.entry
        table.add_row(f"{candidate.score:.2f}", entry.name, entry.kind, _where(entry), "; ".join(candidate.reasons))
    out().print(table)


def _where(entry: "Entry") -> str:
    if entry.longitude is None or entry.latitude is None:
        return f"{entry.country or ''} no point".strip()
    return f"{entry.country or ''} {entry.longitude:.3f}, {entry.latitude:.3f} ±{entry.radius_km:g} km".strip()


def _taken_in_words(name: str, taken: Place | None) -> str:
    if taken is None:
        return f"{name}: no place of that name"
    if taken.point is None:
        return f"{name}: a place of that name, but where it lies cannot be told"
    return (
        f"{name}: {taken.name} ({taken.kind}, {taken.country}), {taken.point.longitude:.3f}, "
        f"{taken.point.latitude:.3f}, within {taken.precision_km:g} km"
    )


def _as_json(
    name: str,
    near: "Sequence[Place]",
    taken: Place | None,
    candidates: "Sequence[Candidate]",
    like: "Sequence[tuple[Entry, float]]",
) -> dict[str, Any]:
    return {
        "name": name,
        "near": [place.name for place in near],
        "taken": _place(taken) if taken else None,
        "candidates": [{**_entry(one.entry), "score": one.score, "reasons": list(one.reasons)} for one in candidates],
        "suggestions": [{**_entry(entry), "likeness": likeness} for entry, likeness in like],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lon": place.point.longitude if place.point else None,
        "lat": place.point.latitude if place.point else None,
        "precision_km": place.precision_km,
    }


def _entry(entry: "Entry") -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country,
        "lon": entry.longitude,
        "lat": entry.latitude,
        "radius_km": entry.radius_km,
        "population": entry.population,
    }

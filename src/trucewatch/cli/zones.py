"""The commands about zones and lines on the map, and about points that may lie in them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.choices import read_word
from trucewatch.cli.options import JsonOption, WorkspaceOption, read_day, workspace_folder
from trucewatch.cli.printing import aside, counted, out, plain_table, print_json, short_period
from trucewatch.errors import BadNumberError, BadWordError, CannotWriteError, UnknownNameError

if TYPE_CHECKING:
    from trucewatch.model.place import Point
    from trucewatch.places.geodesy import Side
    from trucewatch.places.zones import Zone

group = typer.Typer(help="Check zones, make bands along a line, and tell what lies in them.", no_args_is_help=True)

ZonesArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Zones as GeoJSON.")]
LineArgument = Annotated[Path, typer.Argument(metavar="LINE", help="A line as GeoJSON.")]
LineIdOption = Annotated[
    str | None, typer.Option("--line", metavar="ID", help="Which line of the file, where it has several.")
]
SideOption = Annotated[str, typer.Option("--side", metavar="SIDE", help="left or right, seen along the line.")]
PointOption = Annotated[str, typer.Option("--point", metavar="LON,LAT", help="A point, in degrees.")]
RadiusOption = Annotated[float, typer.Option("--radius-km", metavar="KM", help="How far off the point may be.")]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The shapes as they were on this day; all by default.")
]


@group.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Zones as GeoJSON.")],
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country", metavar="CC", help="Where they should lie; by default where the agreement beside them holds."
        ),
    ] = None,
    agreement: Annotated[
        str | None, typer.Option("--agreement", metavar="AGREEMENT", help="They should lie where this one holds.")
    ] = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Check files of zones; every fault is told at once, with its path."""
    from trucewatch.places.geodesy import area_km2  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.places.geonames import open_geonames  # noqa: PLC0415  # likewise
    from trucewatch.places.whereabouts import country_of  # noqa: PLC0415  # likewise
    from trucewatch.places.zones import read_zones  # noqa: PLC0415  # likewise

    told: list[dict[str, Any]] = []
    geonames = open_geonames()
    asked = (*(code.upper() for code in countries or ()), *_countries_of(ctx, agreement, workspace))
    for file in files:
        named = asked or _countries_beside(ctx, file, workspace)
        zones = read_zones(file, countries=named, country_of=lambda point: country_of(geonames, point))
        told += [{"file": str(file), **_as_json(zone), "area_km2": round(area_km2(zone.shape), 3)} for zone in zones]
        if not as_json:
            out().print(f"{file}: sound: {counted(len(zones), 'feature')}", soft_wrap=True)
            _print_zones(zones)
    if as_json:
        print_json(told)


@group.command()
def band(
    line: LineArgument,
    from_km: Annotated[float, typer.Option("--from", metavar="KM", help="Where the band begins, off the line.")],
    to_km: Annotated[float, typer.Option("--to", metavar="KM", help="Where it ends.")],
    side: SideOption,
    out_file: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it, as GeoJSON.")],
    line_id: LineIdOption = None,
    draws: Annotated[
        list[str] | None,
        typer.Option("--draws", metavar="NAME", help="The name under which an agreement speaks of it; several times."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make the band between two distances from a line, on one side of it."""
    from shapely.geometry import mapping  # noqa: PLC0415  # `--help` need not load it

    from trucewatch.places.geodesy import area_km2  # noqa: PLC0415  # likewise
    from trucewatch.places.geodesy import band as make_band  # noqa: PLC0415  # likewise

    if not 0 <= from_km < to_km <= 1000:
        raise BadNumberError("--from, --to", f"{from_km:g}, {to_km:g}", "two distances, 0 or more, the second larger")
    zone = _line_of(line, line_id)
    shape = make_band(zone.shape, from_km=from_km, to_km=to_km, side=_side(side))
    area = round(area_km2(shape), 3)
    properties = {
        "title": f"{from_km:g} to {to_km:g} km {side} of {zone.title}",
        **({"draws": draws} if draws else {}),
        "basis": str(zone.basis),
        "uncertainty_km": zone.uncertainty_km,
        **_valid(zone),
        "area_km2": area,
    }
    name = f"{zone.id}-{side}-{from_km:g}-{to_km:g}"
    feature = {"type": "Feature", "id": name, "properties": properties, "geometry": mapping(shape)}
    collection = {"type": "FeatureCollection", "features": [feature]}
    try:
        out_file.write_text(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CannotWriteError(out_file, error.strerror or "it cannot be opened") from error
    if as_json:
        print_json({"id": name, "file": str(out_file), **properties})
    else:
        out().print(f"{out_file}: {properties['title']}, {area:,.1f} km²", soft_wrap=True)


@group.command()
def inside(
    file: ZonesArgument,
    point: PointOption,
    radius_km: RadiusOption = 0.0,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell how likely a point lies in each zone: the share of its error disc that is inside."""
    from trucewatch.places.zone_map import share_of  # noqa: PLC0415  # `--help` need not load it

    where, day = _point(point), read_day("--on", on)
    radius_km = _radius(radius_km)
    answers = []
    for zone in _zones(file, day):
        if zone.is_area:
            share = share_of(zone, where, radius_km)
            shares = {"probability": share.probability, "low": share.low, "high": share.high}
            answers.append({**_as_json(zone), **{name: round(part, 4) for name, part in shares.items()}})
    if as_json:
        print_json(answers)
        return
    for answer in answers:
        spread = f", {answer['low']:.0%} to {answer['high']:.0%} if its edge is off" if answer["uncertainty_km"] else ""
        out().print(f"{answer['id']}: {answer['probability']:.1%} inside{spread} ({answer['basis']})", soft_wrap=True)
    if not answers:
        out().print("no zone there on that day" if day else "no zone there", soft_wrap=True)


@group.command("list")
def list_(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(metavar="AGREEMENT", help="Whose zones.")],
    on: OnOption = None,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the zones that are drawn for an agreement, and which of its obligations hold there."""
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # `--help` need not load it

    libraries = Libraries(workspace_folder(ctx, workspace))
    deal, zones, day = libraries.agreements.get(agreement), libraries.zones(agreement), read_day("--on", on)
    chosen = zones.on(day) if day else tuple(zones)
    held = {zone.id: [one.id for one in deal.obligations if zones.draws_any(zone, one.zone)] for zone in chosen}
    if as_json:
        print_json([{**_as_json(zone), "draws": list(zone.draws), "obligations": held[zone.id]} for zone in chosen])
        return
    if not chosen:
        out().print(f"{agreement}: nothing is drawn" + (" for that day" if day else ""), soft_wrap=True)
        return
    _print_zones(chosen)
    for zone in chosen:
        if held[zone.id]:
            out().print(f"{zone.id}: {', '.join(held[zone.id])}", soft_wrap=True)


@group.command()
def beyond(
    line: LineArgument,
    point: PointOption,
    weapon: Annotated[str, typer.Option("--weapon", metavar="CLASS", help="As `trucewatch zones classes` lists them.")],
    side: SideOption,
    radius_km: RadiusOption = 0.0,
    agreement: Annotated[
        str, typer.Option("--agreement", metavar="AGREEMENT", help="Whose distances count.")
    ] = "minsk-ii-2015",
    line_id: LineIdOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell how likely a weapon at a point stands as far behind its line as was agreed."""
    from trucewatch.places.withdrawal import stand, withdrawal_of  # noqa: PLC0415  # `--help` need not load it

    weapon_class = withdrawal_of(agreement).weapon_class(weapon)
    zone = _line_of(line, line_id)
    required_km = weapon_class.distance_km
    found = stand(zone.shape, _point(point), radius_km=_radius(radius_km), side=_side(side), required_km=required_km)
    if as_json:
        print_json(
            {
                "agreement": agreement,
                "weapon": weapon_class.id,
                "line": zone.id,
                "required_km": required_km,
                "distance_km": found.distance_km,
                "probability": round(found.beyond, 4),
            }
        )
        return
    where = "behind" if found.distance_km >= 0 else "on the other side of"
    out().print(
        f"{weapon_class.title}: {abs(found.distance_km):.1f} km {where} {zone.title}, {required_km:g} km are due; "
        f"withdrawn with a probability of {found.beyond:.1%}",
        soft_wrap=True,
    )


@group.command()
def classes(as_json: JsonOption = False) -> None:
    """List the classes of weapons, how far each is to be withdrawn, and from which line."""
    from trucewatch.places.withdrawal import agreements_with_withdrawals  # noqa: PLC0415  # `--help` need not load it

    found = agreements_with_withdrawals()
    if as_json:
        print_json(
            [
                {
                    "agreement": one.agreement,
                    "lines": [{"id": line.id, "debtor": line.debtor, "title": line.title} for line in one.lines],
                    "classes": [
                        {"id": kind.id, "title": kind.title, "width_km": kind.width_km, "distance_km": kind.distance_km}
                        for kind in one.classes
                    ],
                }
                for one in found
            ]
        )
        return
    for one in found:
        table = plain_table("class", "zone", "each side", "weapons")
        for kind in one.classes:
            table.add_row(kind.id, f"{kind.width_km:g} km", f"{kind.distance_km:g} km", kind.title)
        out().print(one.agreement)
        out().print(table)
        for line in one.lines:
            out().print(f"{line.debtor}: from {line.title} (feature {line.id} of your file)", soft_wrap=True)


def _countries_of(ctx: typer.Context, agreement: str | None, workspace: str | None) -> tuple[str, ...]:
    if agreement is None:
        return ()
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # only where one is named

    return Libraries(workspace_folder(ctx, workspace)).agreements.get(agreement).countries


def _countries_beside(ctx: typer.Context, file: Path, workspace: str | None) -> tuple[str, ...]:
    """Return the countries of the agreement in whose folder a file lies; none where there is no agreement."""
    beside = file.parent / "agreement.yml"
    if not beside.is_file():
        return ()
    from trucewatch.agreements.load import load_agreement  # noqa: PLC0415  # only where there is one
    from trucewatch.libraries import Libraries  # noqa: PLC0415  # likewise

    return load_agreement(beside, actors=Libraries(workspace_folder(ctx, workspace)).actors).countries


def _line_of(path: Path, wanted: str | None) -> "Zone":
    """Return the one line of a file, or the one of that id; a line that says no basis counts as drawn."""
    from trucewatch.places.zones import read_line  # noqa: PLC0415  # `--help` need not load it

    lines, is_bare = read_line(path)
    if is_bare:
        aside(f"warning: {path}: the line says no basis: taken as drawn, with an uncertainty of 1 km")
    chosen = [line for line in lines if wanted in (None, line.id)]
    if len(chosen) == 1:
        return chosen[0]
    names = ", ".join(line.id for line in lines)
    if wanted is None:
        raise BadWordError("--line", "nothing", [line.id for line in lines])
    raise UnknownNameError("line", wanted, names or None, listing=f"trucewatch zones check {path}")


def _zones(file: Path, day: date | None) -> "tuple[Zone, ...]":
    from trucewatch.places.zone_map import ZoneTable  # noqa: PLC0415  # `--help` need not load it
    from trucewatch.places.zones import read_zones  # noqa: PLC0415  # likewise

    zones = ZoneTable(read_zones(file))
    return zones.on(day) if day else tuple(zones)


def _point(found: str) -> "Point":
    from trucewatch.model.place import Point  # noqa: PLC0415  # beside the rest

    try:
        longitude, latitude = (float(part) for part in found.split(","))
    except ValueError:
        raise BadNumberError("--point", found, "longitude,latitude in degrees, like 36.63,35.93") from None
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise BadNumberError("--point", found, "longitude,latitude in degrees, like 36.63,35.93")
    return Point(longitude=longitude, latitude=latitude)


def _radius(found: float) -> float:
    if not 0 <= found <= 1000:
        raise BadNumberError("--radius-km", f"{found:g}", "a distance from 0 to 1000")
    return found


def _side(found: str) -> "Side":
    from trucewatch.places.geodesy import Side  # noqa: PLC0415  # `--help` need not load it

    return read_word("--side", found, Side)


def _valid(zone: "Zone") -> dict[str, str]:
    ends = {"valid_from": zone.valid.first, "valid_to": zone.valid.last}
    return {key: end.isoformat() for key, end in ends.items() if end}


def _as_json(zone: "Zone") -> dict[str, Any]:
    return {
        "id": zone.id,
        "title": zone.title,
        "basis": str(zone.basis),
        "uncertainty_km": zone.uncertainty_km,
        **_valid(zone),
    }


def _print_zones(zones: "Sequence[Zone]") -> None:
    from trucewatch.places.geodesy import area_km2  # noqa: PLC0415  # `--help` need not load it

    table = plain_table("id", "basis", "±km", "valid", "km²")
    for zone in zones:
        area = area_km2(zone.shape)
        shown = f"{area:,.1f}" if area else "a line"
        table.add_row(zone.id, zone.basis, f"{zone.uncertainty_km:g}", short_period(zone.valid) or "always", shown)
    out().print(table)

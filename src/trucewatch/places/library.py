"""Read gazetteers that people write: places that no table has, and more names for those that one has.

An entry says where it lies in one of five ways: a GeoNames id, a province of GeoNames, a point with its source,
the entry it lies `in` (whose point it takes, with its whole radius), or not at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trucewatch.places.geonames import Entry, GeoNames
from trucewatch.places.joined import Joined
from trucewatch.places.spelling import fold
from trucewatch.yaml_lines import Faults, YamlFields, YamlNode, library_files, read_yaml

LIBRARY = Path(__file__).parent / "library"
"""The folder of the gazetteers that ship with Trucewatch."""

_FILE_KEYS = ("about", "country", "places")
_PLACE_KEYS = ("name", "names", "kind", "country", "geonames", "admin1", "point", "radius_km", "source", "in")
_OURS_KM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """An entry of ours with its names."""

    entry: Entry
    names: tuple[str, ...]


def read_library(folders: Sequence[Path], geonames: GeoNames | Joined, faults: Faults) -> list[OwnPlace]:
    """Return the places of the shipped library and of `folders`; a later one of the same name and country wins.

    In an agreement's folder, its `gazetteer.yml` is read and nothing else.
    """
    places: dict[tuple[str, str | None], OwnPlace] = {}
    for folder in [LIBRARY, *folders]:
        is_agreement = (folder / "agreement.yml").is_file()
        for path in library_files([folder], "gazetteer.yml" if is_agreement else "*.yml"):
            for place in _read_file(path, geonames, places, faults):
                places[fold(place.entry.name), place.entry.country] = place
    return list(places.values())


def check(paths: Sequence[Path], geonames: GeoNames | Joined) -> tuple[str, ...]:
    """Return every fault of the gazetteers at `paths`, in order of file and line."""
    faults = Faults()
    for path in paths:
        _read_file(path, geonames, {}, faults)
    return faults.told()


def _read_file(
    path: Path, geonames: GeoNames | Joined, earlier: Mapping[tuple[str, str | None], OwnPlace], faults: Faults
) -> list[OwnPlace]:
    top = read_yaml(path, faults)
    if top is None:
        return []
    fields = top.fields(_FILE_KEYS, required=("places",))
    country = fields.text("country")
    known = {fold(place.entry.name): place.entry for place in earlier.values()}
    read = []
    for node in fields.entries("places"):
        place = _read_place(node, country, geonames, known)
        if place is not None:
            known[fold(place.entry.name)] = place.entry
            read.append(place)
    return read


def _read_place(
    node: YamlNode, country_of_file: str | None, geonames: GeoNames | Joined, known: Mapping[str, Entry]
) -> OwnPlace | None:
    fields = node.fields(_PLACE_KEYS, required=("name",))
    name = fields.text("name")
    country = fields.text("country") or country_of_file
    if name is None:
        return None
    base = Entry(f"ours:{country}:{fold(name)}", name, None, None, None, country, None, 0, "place", is_ours=True)
    entry = _lying(base, fields, geonames, known)
    entry = replace(entry, kind=fields.text("kind") or entry.kind)
    return OwnPlace(entry=entry, names=(name, *fields.texts("names")))


def _lying(base: Entry, fields: YamlFields, geonames: GeoNames | Joined, known: Mapping[str, Entry]) -> Entry:
    """Return the entry with what its file says of where it lies."""
    if field := fields.get("geonames"):
        number = field.number()
        found = geonames.of_id(int(number)) if number is not None else None
        if found is None:
            field.fault("the GeoNames id of a place of 500 inhabitants or more")
            return base
        return replace(
            found,
            id=base.id,
            name=base.name,
            country=fields.text("country") or found.country,
            is_ours=True,
            stands_for=found.id,
        )
    if field := fields.get("admin1"):
        code = field.text() or ""
        span = geonames.admin1(base.country or "", code)
        if span is None:
            field.fault("the code of a first-order division, as GeoNames has it")
            return base
        return replace(base, longitude=span[0], latitude=span[1], radius_km=span[2], admin1=code, kind="province")
    if field := fields.get("point"):
        return _at_point(base, field, fields)
    if field := fields.get("in"):
        around = known.get(fold(field.text() or ""))
        if around is None:
            field.fault(
                "the name of a place that stands before it", known=sorted(entry.name for entry in known.values())
            )
            return base
        radius_km = fields.number("radius_km") or around.radius_km
        return replace(
            base, longitude=around.longitude, latitude=around.latitude, radius_km=radius_km, admin1=around.admin1
        )
    return base


def _at_point(base: Entry, field: YamlNode, fields: YamlFields) -> Entry:
    numbers = [number for part in field.entries() if (number := part.number()) is not None]
    if len(numbers) != 2 or not (-180 <= numbers[0] <= 180 and -90 <= numbers[1] <= 90):
        field.fault("[longitude, latitude] in degrees")
        return base
    if fields.get("source") is None:
        fields.node.fault("the key 'source': a point says where it comes from", found="none")
    return replace(base, longitude=numbers[0], latitude=numbers[1], radius_km=fields.number("radius_km") or _OURS_KM)

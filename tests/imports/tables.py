"""Tables for tests: a made-up war in the columns of the registers that are taken in."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from trucewatch.imports import acled, incidents, ucdp
from trucewatch.imports.layout import find_layout
from trucewatch.imports.register import Register
from trucewatch.imports.remarks import Remarks
from trucewatch.imports.table import Brought, Part, read_table
from trucewatch.model.claim import Claim

UCDP_ROW: Mapping[str, str] = {
    "id": "1",
    "year": "2001",
    "active_year": "1",
    "type_of_violence": "1",
    "side_a": "Government of Northland",
    "side_b": "Reds",
    "number_of_sources": "2",
    "source_original": "Vale Watch",
    "where_prec": "1",
    "where_coordinates": "Ash village",
    "adm_1": "Vale Governorate",
    "adm_2": "Ash district",
    "latitude": "50.01",
    "longitude": "10.02",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2001-06-01",
    "date_end": "2001-06-01",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "low": "2",
    "best": "3",
    "high": "5",
}
ACLED_ROW: Mapping[str, str] = {
    "event_id_cnty": "XNL1",
    "event_date": "01 June 2001",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Northland",
    "actor2": "Civilians (Southland)",
    "country": "Syria",
    "admin1": "Vale",
    "location": "Ash",
    "latitude": "50.01",
    "longitude": "10.02",
    "geo_precision": "2",
    "fatalities": "4",
    "notes": "Shells fell on Ash; four died.",
}
HARM_ROW: Mapping[str, str] = {
    "incident_code": "NL001",
    "incident_date": "2001-06-01",
    "location": "Ash",
    "country": "Syria",
    "latitude": "50.01",
    "longitude": "10.02",
    "geolocation_accuracy": "Village",
    "strike_type": "Airstrike",
    "belligerents": "Northland; Southland",
    "grading": "Fair",
    "civilians_killed_min": "3",
    "civilians_killed_max": "7",
}


def as_csv(rows: Iterable[Mapping[str, str]], *, delimiter: str = ",", line_end: str = "\n") -> str:
    """Return the rows as a table, the columns of the first row on top."""
    rows = list(rows)
    out = io.StringIO()
    table = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter, lineterminator=line_end)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def rows_of(base: Mapping[str, str], *changes: Mapping[str, str]) -> list[dict[str, str]]:
    """Return a row for each set of changes."""
    return [{**base, **change} for change in changes]


def read(path: Path, register: Register, brought: Brought | None = None) -> tuple[list[Part], Remarks]:
    """Return what the register makes of the file, and what it remarks."""
    remarks = Remarks(path.name)
    layout = find_layout(path, known=register.REQUIRED)
    return list(read_table(path, layout, register, brought or Brought(), remarks)), remarks


def claims_in(path: Path, register: Register) -> tuple[list[Claim], Remarks]:
    """Return the claims that the register finds in the file, and what it remarks."""
    parts, remarks = read(path, register)
    return [claim for part in parts for claim in part.claims], remarks


Reader = Callable[..., tuple[list[Claim], Remarks]]


def reader_of(register: Register, base: Mapping[str, str], folder: Path) -> Reader:
    """Return what reads rows that differ from `base` by the changes given."""

    def read_rows(*changes: Mapping[str, str], **options: Any) -> tuple[list[Claim], Remarks]:
        path = folder / "events.csv"
        path.write_text(as_csv(rows_of(base, *changes), **options), encoding="utf-8", newline="")
        return claims_in(path, register)

    return read_rows


REGISTERS: Sequence[tuple[Register, Mapping[str, str]]] = (
    (ucdp, UCDP_ROW),
    (acled, ACLED_ROW),
    (incidents, HARM_ROW),
)

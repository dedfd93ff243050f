"""UCDP's Georeferenced Event Dataset and its Candidate events: one row, one lethal event.

A row says that people were killed, by whom in a fight against whom, not in what manner: its type is `killing`.
In fights between two armed sides it accuses neither; in one-sided violence its side A is who killed civilians.

Source:
    The columns and their codes are those of the UCDP GED codebook (Sundberg and Melander 2013; Högbladh 2019).
"""

from trucewatch.imports.countries import country_code
from trucewatch.imports.row import Row, figure
from trucewatch.model.claim import Certainty, Claim, ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.place import Place

TITLE = "UCDP GED and Candidate events (CSV)"
READER = "ucdp 1"
SOURCE = "ucdp"
WITHHELD = None
REQUIRED = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
    "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
CODES = (
    "active_year", "best", "code_status", "conflict_name", "date_prec", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "dyad_name", "event_clarity", "high", "low", "number_of_sources", "side_a", "side_b",
    "source_date", "source_office", "source_original", "type_of_violence", "where_description", "where_prec",
)  # fmt: skip
"""The columns kept as they are written, beside what the claim makes of them."""

PRECISION_KM = {1: 2.0, 2: 25.0, 3: 40.0, 4: 100.0, 5: 150.0, 6: 500.0, 7: 150.0}
"""How far off a point may be, by `where_prec`.

1 is a named place and 2 within about 25 km of one; for the centroids of districts (3), provinces (4), wider or vaguer
areas (5), countries (6) and for sea or air (7) the radii are our own.
"""
_KINDS = {1: None, 2: None, 3: "district", 4: "province", 5: "area", 6: "country", 7: "area"}
_SETTLEMENTS = ("town", "village", "city")
_ONE_SIDED = 3


def read(row: Row) -> Claim | None:
    """Return what the row claims; None where it has faults."""
    event, low, best, high = row.needed("id"), *(row.needed_whole(column) for column in ("low", "best", "high"))
    violence = row.needed_whole("type_of_violence", least=1, most=3)
    clarity = row.needed_whole("event_clarity", least=1, most=2)
    row.needed_whole("date_prec", least=1, most=5)
    date = row.period("date_start", "date_end")
    place = _place(row)
    civilians = _civilians(row)
    if not row.is_sound or low is None or best is None or high is None:
        return None
    if not low <= best <= high:
        row.flag(f"low, best and high are out of order ({low}, {best}, {high}); the row is kept as it is")
    one_sided = violence == _ONE_SIDED
    return row.claim(
        ClaimKind.INCIDENT,
        reader=READER,
        event=f"{SOURCE}:{event}",
        type=IncidentType.KILLING,
        perpetrator=_named(row, "side_a") if one_sided else (),
        target=_named(row, "side_b") if one_sided else (),
        certainty=Certainty.CERTAIN if clarity == 1 else Certainty.PROBABLE,
        date=date,
        place=place,
        killed=figure(low, high, best),
        civilians_killed=civilians,
        codes=row.codes(CODES),
    )


def _named(row: Row, column: str) -> tuple[str, ...]:
    name = row.text(column)
    return (name,) if name else ()


def _place(row: Row) -> tuple[Place, ...]:
    """The place as UCDP has it: its point, how far that may be off, and the province and district around it."""
    precision = row.needed_whole("where_prec", least=1, most=7)
    point = row.point("latitude", "longitude")
    words = row.text("where_coordinates") or row.text("adm_2") or row.text("adm_1") or row.text("country")
    if precision is None or words is None:
        return ()
    name, _, last = words.rpartition(" ")
    is_settlement = last.casefold() in _SETTLEMENTS and name != ""
    return (
        Place(
            name=name if is_settlement else words,
            words=words if is_settlement else None,
            point=point,
            precision_km=PRECISION_KM[precision] if point else None,
            country=country_code(row.text("country")),
            kind=last.casefold() if is_settlement else _KINDS[precision],
            admin1=row.text("adm_1"),
            admin2=row.text("adm_2"),
        ),
    )


def _civilians(row: Row) -> Count | None:
    """The civilians among the dead, more where some are of unknown status; that none was counted claims nothing."""
    civilians = row.needed_whole("deaths_civilians")
    unknown = row.needed_whole("deaths_unknown")
    for column in ("deaths_a", "deaths_b"):
        row.needed_whole(column)
    if not civilians or unknown is None:
        return None
    return Count(least=civilians, most=civilians + unknown)

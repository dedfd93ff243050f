"""ACLED's event table, as its users may download it for themselves: never to be passed on.

Battles name two sides and accuse neither; in violence against civilians and remote violence the first actor is who
did it. What is neither violence, a deal nor a base being set up makes no claim, and is counted as left out.

Source:
    The columns and their codes are those of ACLED's codebook; the manner of an event is told by `sub_event_type`.
"""

from datetime import date, timedelta
from typing import Any

from trucewatch.imports.countries import country_code
from trucewatch.imports.row import Row
from trucewatch.model.claim import Action, ClaimKind, IncidentType, State
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.model.written import WrittenClaim

TITLE = "ACLED events (CSV of one's own)"
READER = "acled 1"
SOURCE = "acled"
WITHHELD = "ACLED's terms of use: its rows are for whoever was given them"
REQUIRED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "country",
    "admin1", "location", "latitude", "longitude", "geo_precision", "fatalities",
)  # fmt: skip
CODES = (
    "actor1", "actor2", "assoc_actor_1", "assoc_actor_2", "civilian_targeting", "disorder_type", "event_type",
    "fatalities", "geo_precision", "inter1", "inter2", "interaction", "source", "source_scale", "sub_event_type",
    "tags", "time_precision", "timestamp",
)  # fmt: skip

PRECISION_KM = {1: 5.0, 2: 25.0, 3: 100.0}
"""How far off a point may be, by `geo_precision`: a named town, near one, a wider region (the radii are our own)."""
_DAYS_FORMS = ("%d %B %Y", "%d-%B-%Y", "%d/%m/%Y")
"""How downloads of different years write the day, besides 2019-02-08."""

_BOTH_SIDES = {
    "armed clash": IncidentType.CLASH,
    "government regains territory": IncidentType.CLASH,
    "non-state actor overtakes territory": IncidentType.CLASH,
}
_ONE_SIDED = {
    "chemical weapon": IncidentType.CHEMICAL_ATTACK,
    "air/drone strike": IncidentType.AIR_STRIKE,
    "suicide bomb": IncidentType.SUICIDE_ATTACK,
    "shelling/artillery/missile attack": IncidentType.SHELLING,
    "remote explosive/landmine/ied": IncidentType.BOMBING,
    "grenade": IncidentType.BOMBING,
    "attack": IncidentType.KILLING,
    "sexual violence": None,
    "abduction/forced disappearance": IncidentType.ABDUCTION,
    "arrests": IncidentType.ARREST,
    "looting/property destruction": IncidentType.LOOTING,
}
_HALF_WEEK = timedelta(days=3)
_AGREEMENT = "agreement"
_BASE = "headquarters or base established"


def read(row: Row) -> WrittenClaim | None:
    """Return what the row claims; None where it has faults or claims nothing."""
    event, kind = row.needed("event_id_cnty"), row.needed("sub_event_type")
    exactness = row.needed_whole("time_precision", least=1, most=3)
    day = row.needed_day("event_date", _DAYS_FORMS)
    deaths = row.needed_whole("fatalities")
    place = _place(row)
    if not row.is_sound or kind is None or day is None or exactness is None:
        return None
    first, second = row.texts("actor1"), row.texts("actor2")
    shared: dict[str, Any] = {
        "reader": READER,
        "event": f"{SOURCE}:{event}",
        "date": _around(day, exactness),
        "place": place,
        "codes": row.codes(CODES),
    }
    manner = kind.casefold()
    # ACLED writes 0 where no deaths were reported, which says nothing of how many there were.
    killed = Count.exactly(deaths) if deaths else None
    if manner in _BOTH_SIDES:
        return row.claim(ClaimKind.INCIDENT, type=_BOTH_SIDES[manner], killed=killed, **shared)
    if manner in _ONE_SIDED:
        return row.claim(
            ClaimKind.INCIDENT,
            type=_ONE_SIDED[manner],
            perpetrator=first,
            target=second,
            killed=killed,
            **shared,
        )
    if manner == _AGREEMENT:
        return row.claim(ClaimKind.AGREEMENT, parties=(*first, *second), state=State.REACHED, **shared)
    if manner == _BASE:
        return row.claim(ClaimKind.MOVEMENT, actor=first, action=Action.DEPLOYS, state=State.DONE, **shared)
    row.leave_out(f"there is no kind of claim for {kind!r}")
    return None


def _around(day: date, exactness: int) -> Period:
    """Return the days that are meant: the day itself (1), the week around it (2), its month (3)."""
    if exactness == 1:
        return Period.day(day)
    if exactness == 2:
        return Period(first=day - _HALF_WEEK, last=day + _HALF_WEEK)
    return Period.month(day.year, day.month)


def _place(row: Row) -> tuple[Place, ...]:
    precision = row.needed_whole("geo_precision", least=1, most=3)
    point = row.point("latitude", "longitude")
    name = row.needed("location")
    if precision is None or name is None:
        return ()
    return (
        Place(
            name=name,
            point=point,
            precision_km=PRECISION_KM[precision] if point else None,
            country=country_code(row.text("country"), row.text("iso")),
            admin1=row.text("admin1"),
            admin2=row.text("admin2"),
        ),
    )

"""Tables of civilian harm like those of Airwars: one incident a row, with a range of victims and a grade.

The grade is the recorder's own judgement of the reports it found: it becomes the hedging of the claim, and stands in
`codes` as it is written. A discounted incident is a denial: the recorder holds that this party harmed nobody there.

Source:
    The grades are those of Airwars: confirmed by the belligerent, fair, weak, contested, discounted.
"""

from trucewatch.imports.countries import country_code
from trucewatch.imports.row import Row, figure
from trucewatch.model.claim import Certainty, ClaimKind, IncidentType
from trucewatch.model.count import Count
from trucewatch.model.place import Place
from trucewatch.model.written import WrittenClaim

TITLE = "Incidents of civilian harm, as Airwars has them (CSV)"
READER = "incidents 1"
SOURCE = "airwars"
WITHHELD = None
REQUIRED = ("incident_code", "incident_date", "location")
OPTIONAL = (
    "incident_date_end", "country", "admin1", "admin2", "latitude", "longitude", "geolocation_accuracy", "strike_type",
    "belligerents", "targets", "grading", "killed_min", "killed_max", "civilians_killed_min", "civilians_killed_max",
    "children_killed_min", "children_killed_max", "injured_min", "injured_max", "women_killed_min", "women_killed_max",
    "men_killed_min", "men_killed_max", "belligerent_position", "sources",
)  # fmt: skip
"""What else may stand there; columns of other names are left alone."""
CODES = (
    "belligerent_position", "geolocation_accuracy", "grading", "men_killed_max", "men_killed_min", "sources",
    "strike_type", "women_killed_max", "women_killed_min",
)  # fmt: skip

PRECISION_KM = {
    "exact location": 0.1, "nearby landmark": 0.5, "street": 0.5, "neighbourhood": 1.0, "village": 3.0, "town": 5.0,
    "city": 10.0, "subdistrict": 20.0, "district": 40.0, "province": 100.0, "governorate": 100.0, "country": 500.0,
}  # fmt: skip
"""How far off a point may be, by `geolocation_accuracy`, one of these words or a number of kilometres (our own)."""
_UNSAID_KM = 5.0
"""For a point whose accuracy is not told: that of a town."""
_GRADES = {
    "confirmed": Certainty.CERTAIN,
    "fair": Certainty.PROBABLE,
    "weak": Certainty.POSSIBLE,
    "contested": Certainty.POSSIBLE,
    "discounted": Certainty.PROBABLE,
}
_DENIAL = "discounted"
_STRIKES = {
    "airstrike": IncidentType.AIR_STRIKE,
    "air strike": IncidentType.AIR_STRIKE,
    "helicopter": IncidentType.AIR_STRIKE,
    "drone": IncidentType.DRONE_STRIKE,
    "artillery": IncidentType.SHELLING,
    "shelling": IncidentType.SHELLING,
    "mortar": IncidentType.SHELLING,
    "missile": IncidentType.MISSILE_STRIKE,
    "naval": IncidentType.SHELLING,
    "ground operation": IncidentType.GROUND_ASSAULT,
    "ground raid": IncidentType.GROUND_ASSAULT,
    "small arms": IncidentType.SMALL_ARMS_FIRE,
    "ied": IncidentType.BOMBING,
    "mine": IncidentType.BOMBING,
}
"""By how the manner of the strike begins."""


def read(row: Row) -> WrittenClaim | None:
    """Return what the row claims; None where it has faults."""
    event = row.needed("incident_code")
    date = row.period("incident_date", "incident_date_end")
    place = _place(row)
    grade = (row.text("grading") or "").casefold()
    if grade and grade.split(" ")[0] not in _GRADES:
        row.fault("grading", "one of " + ", ".join(_GRADES))
    tolls = {key: _bounds(row, key) for key in ("killed", "civilians_killed", "children_killed", "injured")}
    if not row.is_sound:
        return None
    return row.claim(
        ClaimKind.INCIDENT,
        reader=READER,
        event=f"{SOURCE}:{event}",
        type=_manner(row),
        perpetrator=row.texts("belligerents"),
        target=row.texts("targets"),
        certainty=_GRADES.get(grade.split(" ")[0], Certainty.POSSIBLE),
        denied=grade.startswith(_DENIAL),
        date=date,
        place=place,
        codes=row.codes(CODES),
        **tolls,
    )


def _bounds(row: Row, key: str) -> Count | None:
    least, most = row.whole(f"{key}_min"), row.whole(f"{key}_max")
    if least is not None and most is not None and least > most:
        row.flag(f"{key}: the least ({least}) is above the most ({most}); the row is kept as it is")
    return figure(least, most)


def _manner(row: Row) -> IncidentType:
    told = (row.text("strike_type") or "").casefold()
    return next((kind for start, kind in _STRIKES.items() if told.startswith(start)), IncidentType.KILLING)


def _place(row: Row) -> tuple[Place, ...]:
    point, name = row.point("latitude", "longitude"), row.needed("location")
    reach_km = _reach_km(row)
    if name is None:
        return ()
    return (
        Place(
            name=name,
            point=point,
            precision_km=reach_km if point else None,
            country=country_code(row.text("country")),
            admin1=row.text("admin1"),
            admin2=row.text("admin2"),
        ),
    )


def _reach_km(row: Row) -> float:
    told = row.text("geolocation_accuracy")
    if told is None:
        return _UNSAID_KM
    named = PRECISION_KM.get(told.casefold())
    if named is None and not told[:1].isdigit():
        row.fault("geolocation_accuracy", "kilometres, or one of " + ", ".join(PRECISION_KM))
        return _UNSAID_KM
    measured = None if named is not None else row.number("geolocation_accuracy", least=0.0, most=2000.0)
    return named if named is not None else _UNSAID_KM if measured is None else measured

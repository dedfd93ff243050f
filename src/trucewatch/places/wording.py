"""Take a longer wording apart into the names that it is built on: "the road between A and B", "northern A province".

One layer at a time: what is left is looked up again, and taken apart again if need be. Numbered are the cases.
"""

import math
import re
from dataclasses import dataclass

_COMPASS = {
    "north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0), "northeast": (1, 1), "northwest": (-1, 1),
    "southeast": (1, -1), "southwest": (-1, -1), "central": (0, 0), "rural": (0, 0),
}  # fmt: skip
_POINT = r"(?:north|south)[ -]?(?:east|west)|north|south|east|west"
_QUARTER = rf"(?:{_POINT})(?:ern)?|central|rural"
_DIRECTION = re.compile(
    rf"^(?:the )?(?:rural )?(?P<quarter>{_QUARTER})(?:\W+and\W+(?P<other>{_QUARTER}))? "
    r"(?:part |parts |half )?(?:of )?(?:the )?",
    re.I,
)
_TOWN_KINDS = "city|town|township|village|hamlet|settlement|suburb|neighbou?rhood|municipality"
_VILLAGE = re.compile(r"^(?:village|hamlet)$", re.I)
_VILLAGE_TO = 30_000  # inhabitants; what GeoNames counts may be more than a report sees
_WIDE_KINDS = (
    "province|governorate|region|oblast|raion|countryside|hinterland|county|zone|department|"
    "state|district|subdistrict|sub-district|area|axis|woreda|territory|commune|canton|prefecture|sub-prefecture|"
    "chiefdom|groupement|locality|cercle|okrug|wilaya|tehsil|barangay|payam|township|county|sub-county|parish"
)
_SITE_KINDS = (
    "suburbs|outskirts|(?:sea)?port|harbou?r|(?:international |military )?air ?port|(?:military )?air ?(?:base|field)|"
    "heliport|(?:military |army |naval )?base|(?:military )?complex|barracks|front ?line|front|(?:border )?crossing|"
    "(?:border )?post|checkpoint|(?:refugee |idp )?camp|pocket|enclave|sector|(?:oil|gas|oil and gas) ?fields?|field|"
    "refinery|(?:thermal )?power (?:plant|station)|dam|bridge|prison|farms?|mountains?|hills?|island|"
    "junction|roundabout"
)
_AFTER = re.compile(rf"[ -](?P<kind>{_TOWN_KINDS}|{_WIDE_KINDS}|{_SITE_KINDS})$", re.I)
_BEFORE = re.compile(
    rf"^(?:the )?(?:old |rural |frontline )?"
    rf"(?P<kind>{_TOWN_KINDS}|{_WIDE_KINDS}|{_SITE_KINDS}|vicinity|surroundings|environs)(?: city)? "
    r"(?:of|around|near) (?:the )?(?:city of |town of |village of )?",
    re.I,
)
_NEAR = re.compile(
    r"^(?:near|close to|outside|just outside|around|on the outskirts of|in the vicinity of) (?:the )?", re.I
)
_ASIDE = re.compile(r"^(?P<name>[^()]+?) ?\((?P<other>[^()]+)\)$")
_BETWEEN = re.compile(r"^(?:the )?(?:[\w-]+ ){0,2}?(?:between|from) (?P<one>.+?) (?:and|to) (?P<other>.+)$", re.I)
_NO_ARTICLE = r"(?<!\bal)(?<!\bel)(?<!\ba[dnrstz])(?<!\be[dnrstz])(?<!\b[ae]sh)"  # not the hyphen of al-Bab
_ROAD = re.compile(
    rf"^(?:the )?(?P<one>[^/]{{2,}}?){_NO_ARTICLE} ?[-–—/] ?(?P<other>[^/]{{3,}}?) "
    r"(?:road|highway|motorway|border|boundary|line|axis)$",
    re.I,
)
_EITHER = re.compile(r"^(?P<one>[^/]+?) ?/ ?(?P<other>[^/]+)$")
_WIDE = re.compile(rf"^(?:{_WIDE_KINDS})$", re.I)
_TOWN = re.compile(rf"^(?:{_TOWN_KINDS})$", re.I)
_WIDE_KM = 60.0
_PART_KM = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a longer name is built on."""

    names: tuple[str, ...]
    """The names that are left: one, or two of one place, or the two ends of something."""
    is_between: bool = False
    """Whether the place lies between the two."""
    container: str | None = None
    """What it is said to lie in: "Saraqib, Idlib province"."""
    most_people: float | None = None
    """How many live in what the words say it is, a town or a village, at most; None where they say no such thing."""
    towards: tuple[float, float] = (0.0, 0.0)
    """The quarter of it that is meant: east, north, each from -1 to 1."""
    reach_km: float = 0.0
    """How far from what is named it may lie at least."""


def take_apart(name: str) -> Wording | None:
    """Return what is left of a name without its outermost layer; None where it has none.

    Example:
        >>> take_apart("southern Idlib countryside").names, take_apart("Kobani/Ain al-Arab").names
        (('Idlib countryside',), ('Kobani', 'Ain al-Arab'))
        >>> take_apart("Idlib") is None
        True
    """
    if match := _ASIDE.match(name):  # 1. another name, or a remark, in brackets
        return Wording(names=(match["name"], match["other"]))
    if "," in name:  # 2. a place and what it lies in
        inner, _, outer = name.rpartition(",")
        if inner.strip() and outer.strip():
            return Wording(names=(inner.strip(),), container=outer.strip())
    if match := _BETWEEN.match(name) or _ROAD.match(name):  # 3. a road, a border: somewhere between two places
        return Wording(names=(match["one"], match["other"]), is_between=True)
    if match := _DIRECTION.match(name):  # 4. a quarter of something larger
        return _quarter(name[match.end() :], match)
    if match := _BEFORE.match(name):  # 5. "the countryside of"
        return _of_kind(name[match.end() :], match["kind"])
    if match := _NEAR.match(name):  # 6. "near"
        return Wording(names=(name[match.end() :],), reach_km=_PART_KM)
    if match := _AFTER.search(name):  # 7. "countryside", "airport"
        return _of_kind(name[: match.start()], match["kind"])
    if match := _EITHER.match(name):  # 8. two names of one place
        return Wording(names=(match["one"], match["other"]))
    return None


def _quarter(rest: str, match: re.Match[str]) -> Wording | None:
    quarters = [
        re.sub(r"[ -]|ern$", "", quarter.casefold()) for quarter in (match["quarter"], match["other"]) if quarter
    ]
    steps = [_COMPASS[quarter] for quarter in quarters]
    towards = (sum(step[0] for step in steps) / len(steps), sum(step[1] for step in steps) / len(steps))
    return Wording(names=(rest,), towards=towards, reach_km=_WIDE_KM) if rest else None


def _of_kind(rest: str, kind: str) -> Wording:
    if _TOWN.match(kind):
        return Wording(names=(rest,), most_people=_VILLAGE_TO if _VILLAGE.match(kind) else math.inf)
    return Wording(names=(rest,), reach_km=_WIDE_KM if _WIDE.match(kind) else _PART_KM)

"""Tell whether a claim is about the ground on which an agreement holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.place import Gazetteer, Place, Point, distance_km
from trucewatch.model.text import Document


class Where(StrEnum):
    """Where something lies, seen from an agreement's territory."""

    INSIDE = "inside"
    UNKNOWN = "unknown"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Where an agreement holds: by name, and by what a gazetteer knows of those names."""

    agreement: Agreement
    names: frozenset[str]
    """Keys of the names of its territory and zones."""
    places: tuple[Place, ...] = ()
    """Those of them that have a point."""
    _located: dict[Place, Where] = field(default_factory=dict, compare=False, repr=False)
    """What was looked up before: many claims share a place."""
    _subjects: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    """The same for reports, by sha256."""

    def locate(self, claim: Claim, *, on_subject: bool) -> Where:
        """Tell where the claim's places lie: inside as soon as one does.

        Args:
            on_subject: Whether the claim's report is about the agreement: then a place that is not named, or not
                known, may lie inside.
        """
        found = {self._locate_place(place) for place in claim.place} or {Where.UNKNOWN}
        if Where.INSIDE in found:
            return Where.INSIDE
        return Where.UNKNOWN if Where.UNKNOWN in found and on_subject else Where.OUTSIDE

    def is_subject_of(self, document: Document) -> bool:
        """Tell whether the report names the agreement or its territory."""
        if document.sha256 not in self._subjects:
            names = {*self.names, *(place_key(name) for name in self.agreement.names)}
            found = _any_of(frozenset(filter(None, names))).search(document.text.casefold())
            self._subjects[document.sha256] = found is not None
        return self._subjects[document.sha256]

    def _locate_place(self, place: Place) -> Where:
        if place not in self._located:
            self._located[place] = self._look(place)
        return self._located[place]

    def _look(self, place: Place) -> Where:
        key = place_key(place.name)
        if key in self.names:
            return Where.INSIDE
        countries = self.agreement.countries
        if place.country and countries and place.country not in countries:
            return Where.OUTSIDE
        if any(f" {name} " in f" {known} " for name in self.names for known in (key, place_key(place.admin1 or ""))):
            return Where.INSIDE
        if place.point is None or not self.places:
            return Where.UNKNOWN
        return self._locate_point(place.point, place.precision_km or 0.0)

    def _locate_point(self, point: Point, precision_km: float) -> Where:
        """A point within reach of a place of the territory lies inside; one that only its own error brings in may."""
        gaps_km = [
            distance_km(point, place.point) - (place.precision_km or 0.0) for place in self.places if place.point
        ]
        if min(gaps_km) <= 0:
            return Where.INSIDE
        return Where.UNKNOWN if min(gaps_km) <= precision_km else Where.OUTSIDE


def find_territory(agreement: Agreement, gazetteer: Gazetteer | None = None) -> Territory:
    """Return where the agreement holds, its names looked up in the gazetteer where there is one."""
    names = dict.fromkeys(
        [*agreement.territory, *(name for obligation in agreement.obligations for name in obligation.zone)]
    )
    places = _look_up(list(agreement.territory), gazetteer) if gazetteer else ()
    return Territory(agreement=agreement, names=frozenset(place_key(name) for name in names), places=places)


def _look_up(names: Sequence[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    found = (gazetteer.find(name) for name in names)
    return tuple(place for place in found if place and place.point)


@lru_cache(maxsize=64)
def _any_of(keys: frozenset[str]) -> re.Pattern[str]:
    """Match any of the names, by their keys, in a text in small letters: as whole words, with or without an article."""
    names = [r"\W+(?:the\W+)*".join(map(re.escape, key.split())) for key in sorted(keys)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names) or '(?!)'})(?!\w)")


def place_key(name: str) -> str:
    """Return the name as it is compared: lower case, words only, one space between, no article.

    Example:
        >>> place_key("The de-escalation  area")
        'de escalation area'
    """
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word != "the")

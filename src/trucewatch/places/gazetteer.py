"""The gazetteer that the reader asks: our own places first, then countries, provinces and towns of GeoNames."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from trucewatch.model.place import Place, Point
from trucewatch.places.geonames import Entry, GeoNames, open_geonames
from trucewatch.places.library import OwnPlace, read_library
from trucewatch.places.resolve import Candidate, is_far, is_like, is_own_name, is_told, rank
from trucewatch.places.spelling import fold, looks_transliterated, spelling_key
from trucewatch.yaml_lines import Faults

_KNOWN_ANYWHERE = 15_000  # inhabitants from which a name without context counts as a place
_KNOWN_FROM_AFAR = 100_000  # inhabitants from which a place is named in reports on other countries
_KNOWN_BY_ANOTHER_NAME = 300_000  # the same for a name that is not its own in the gazetteer
_LONGEST_ACRONYM = 3
_FAMOUS = 500_000  # inhabitants from which a name is a place although it is a word, too
_LONG_ENOUGH_KEY = 3
_COMPASS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeastern", "northwestern",
    "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "northeast",
    "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "central", "rural",
)  # fmt: skip
_DIRECTION = re.compile(
    rf"^(?:the )?(?:{'|'.join(_COMPASS)}|(?:{'|'.join(_COMPASS)})\W+and\W+(?:{'|'.join(_COMPASS)})) (?:part of )?", re.I
)
_BEFORE = re.compile(
    r"^(?:the )?(?:(?:old )?(?:city|town|village|port|district|province|governorate|region|outskirts|countryside|"
    r"suburbs|vicinity|area|hamlet|settlement|municipality|neighbou?rhood|island|state|oblast)(?: city)?) of ",
    re.I,
)
_AFTER = re.compile(
    r"[ -](?P<kind>city|town|village|province|governorate|district|region|oblast|raion|countryside|area|state|county|"
    r"municipality|suburbs|outskirts|hinterland|neighbou?rhood|port|harbou?r|airport|airbase|air base|front|axis|"
    r"frontline|front line|crossing|checkpoint|border crossing|camp|refugee camp|pocket|enclave|woreda|zone)$",
    re.I,
)
_WIDE = frozenset(
    {"province", "governorate", "region", "oblast", "state", "countryside", "hinterland", "county", "zone"}
)
_LOCAL_KINDS = frozenset({"zone", "line", "road", "corridor"})
"""Kinds whose names recur ("demilitarised zone"), so that they mean ours in reports on its country only."""
_WIDE_KM = 60.0
_PART_KM = 10.0


class PlaceTable:
    """What the libraries and GeoNames know of places: a `Gazetteer`."""

    def __init__(self, geonames: GeoNames, own: Iterable[OwnPlace], common_words: frozenset[str]) -> None:
        self._geonames = geonames
        self._common_words = common_words
        self._own_names: dict[str, list[Entry]] = defaultdict(list)
        self._own_keys: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        self._standing_in: dict[str, Entry] = {}
        scope = set()
        for place in own:
            self._enter(place)
            if place.entry.country and place.entry.kind != "country":
                scope.add(place.entry.country)
        self.scope = frozenset(scope)
        """Codes of the countries of which the libraries speak."""

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown.

        "Southern Idlib countryside" and "the town of Saraqib" are found by what they are part of, or are.
        A name that several places bear, none of them likelier, gives a place without a point.
        """
        candidates = self.candidates(name, near=near)
        if candidates:
            return _as_place(name, candidates)
        return self._found_within(name, near)

    def candidates(self, name: str, *, near: Sequence[Place] = ()) -> list[Candidate]:
        """Return the places that `name` may mean, the likeliest first, each with its reasons."""
        folded = fold(name)
        if not folded:
            return []
        named = [*self._own_names.get(folded, ()), *self._geonames.named(folded)]
        countries = {place.country for place in near if place.country}
        if folded in self._common_words:
            named = [e for e in named if e.is_ours or _is_famous(e, folded) or e.country in countries]
        named = [entry for entry in named if self._may_be_meant(entry, folded, near)]
        if named:
            return rank(self._ours_first(named), folded=folded, near=near, scope=self.scope)
        return self._spelt_like(name, folded, near)

    def is_known(self, name: str) -> bool:
        """Tell whether any place bears this name, in any spelling that the gazetteer holds.

        Names that are English words ("Reading", "Union") and those of small places in countries of which
        no library speaks tell nothing by themselves.
        """
        folded = fold(name)
        if folded in self._own_names:
            return True
        named = self._geonames.named(folded)
        if folded in self._common_words:
            return any(_is_famous(entry, folded) for entry in named)
        if any(entry.country in self.scope or _is_known_anywhere(entry, folded) for entry in named):
            return not _is_acronym(name) or named[0].kind == "country"
        if not named and looks_transliterated(name) and self._spelt_like(name, folded, ()):
            return True
        bare, _ = _stripped(name)
        return bare != name and self.is_known(bare)

    def _may_be_meant(self, entry: Entry, folded: str, near: Sequence[Place]) -> bool:
        """Tell whether a place may be meant beside the others: near them, in their country, or known from afar."""
        countries = {place.country for place in near if place.country}
        if entry.country in countries or entry.country is None:
            return entry.population >= _KNOWN_FROM_AFAR or not is_far(entry, near)
        if entry.kind in _LOCAL_KINDS:
            return False
        if entry.kind == "country" or (entry.is_ours and not countries & self.scope):
            return True
        is_in_scope = entry.country in self.scope and is_own_name(entry, folded)
        if not countries:
            return is_in_scope or is_own_name(entry, folded) or _is_known_anywhere(entry, folded)
        return _is_big(entry, folded) or (is_in_scope and not countries & self.scope)

    def _enter(self, place: OwnPlace) -> None:
        if place.entry.stands_for:
            self._standing_in.setdefault(place.entry.stands_for, place.entry)
        for folded in dict.fromkeys(fold(name) for name in place.names):
            self._own_names[folded].append(place.entry)
        for name in place.names:
            self._own_keys[spelling_key(name)].append((place.entry, fold(name)))

    def _spelt_like(self, name: str, folded: str, near: Sequence[Place]) -> list[Candidate]:
        """Return the places whose names are transliterations of the same, in scope or in a country near it."""
        key = spelling_key(name)
        if len(key.replace(" ", "")) < _LONG_ENOUGH_KEY or folded in self._common_words:
            return []
        countries = {place.country for place in near if place.country}
        spelt = [*self._own_keys.get(key, ()), *self._geonames.spelt_like(key)]
        like = [entry for entry, other in spelt if is_like(folded, other, key)]
        in_scope = self.scope if looks_transliterated(name) else ()
        entries = [e for e in like if (e.country in countries if countries else e.is_ours or e.country in in_scope)]
        entries = [entry for entry in entries if self._may_be_meant(entry, folded, near)]
        return rank(self._ours_first(entries), folded=folded, near=near, scope=self.scope)

    def _ours_first(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries, each once, and in the place of one of GeoNames the one of ours that stands for it.

        Found by a name that only GeoNames has for it, it is called as we call it, and weighs no more for that.
        """
        preferred: dict[str, Entry] = {}
        for entry in entries:
            ours = self._standing_in.get(entry.id)
            meant = replace(ours, is_ours=False) if ours else entry
            preferred.setdefault(meant.id, meant)
        return list(preferred.values())

    def _found_within(self, name: str, near: Sequence[Place]) -> Place | None:
        """Return the place that a longer name is built on: a direction, "the town of", "countryside", "airport"."""
        bare, is_wide = _stripped(name)
        if bare == name:
            return None
        found = self.find(bare, near=near)
        if found is None or found.point is None or found.kind in {"country", "province", "zone"}:
            return replace(found, words=name) if found else None
        radius_km = max(found.precision_km or 0.0, _WIDE_KM if is_wide else _PART_KM)
        return replace(found, words=name, precision_km=radius_km)


def load_gazetteer(folders: Sequence[Path] = (), *, cache: Path | None = None) -> PlaceTable:
    """Return the gazetteer of GeoNames, the shipped library and `folders`.

    The first call of a new version compiles GeoNames, which takes some seconds; later ones take milliseconds.

    Args:
        cache: Where the compiled GeoNames are kept; by default the user's cache folder.

    Raises:
        FaultyFileError: A gazetteer has faults; all of them are told.
    """
    geonames = open_geonames(cache)
    faults = Faults()
    own = read_library(folders, geonames, faults)
    faults.raise_any("gazetteers")
    words = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return PlaceTable(geonames, own, frozenset(words))


def _is_known_anywhere(entry: Entry, folded: str) -> bool:
    """Tell whether a place is big enough to be known by this name, more so where the name is only another one of it."""
    least = _KNOWN_ANYWHERE if is_own_name(entry, folded) else _KNOWN_BY_ANOTHER_NAME
    return entry.population >= least or entry.kind == "country"


def _is_big(entry: Entry, folded: str) -> bool:
    """Tell whether a town is named in reports on other countries, by this name."""
    least = _KNOWN_FROM_AFAR if is_own_name(entry, folded) else _FAMOUS
    return entry.population >= least


def _is_acronym(name: str) -> bool:
    return len(name) <= _LONGEST_ACRONYM and name.isupper()


def _is_famous(entry: Entry, folded: str) -> bool:
    """Tell whether a place is so well known by this name, its own, that the name means it although it is a word."""
    return entry.population >= _FAMOUS and fold(entry.name) == folded


def _as_place(name: str, candidates: Sequence[Candidate]) -> Place:
    entry = candidates[0].entry
    words = name if name != entry.name else None
    if not is_told(candidates):
        countries = {candidate.entry.country for candidate in candidates}
        return Place(name=name, country=entry.country if len(countries) == 1 else None, kind=None)
    point = None
    if entry.longitude is not None and entry.latitude is not None:
        point = Point(longitude=entry.longitude, latitude=entry.latitude)
    precision_km = entry.radius_km if point else None
    return Place(
        name=entry.name, words=words, point=point, precision_km=precision_km, country=entry.country, kind=entry.kind
    )


def _stripped(name: str) -> tuple[str, bool]:
    """Return the name without one of its directions or kinds, and whether what it names is wider than a town."""
    if match := _AFTER.search(name):
        return name[: match.start()], match["kind"].casefold() in _WIDE
    if match := _BEFORE.match(name):
        return name[match.end() :], any(word in match[0].casefold() for word in _WIDE)
    if match := _DIRECTION.match(name):
        return name[match.end() :], True
    return name, False

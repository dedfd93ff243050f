"""The gazetteer that the reader asks: our own places first, then countries, provinces and towns of GeoNames."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from trucewatch.model.place import Place, Point
from trucewatch.places.compiling import shipped
from trucewatch.places.geonames import Entry, GeoNames, open_geonames
from trucewatch.places.imported import open_imported
from trucewatch.places.joined import Joined
from trucewatch.places.library import OwnPlace, read_library
from trucewatch.places.part import between, lies_in, one_of, part_of
from trucewatch.places.resolve import Candidate, is_far, is_like, is_own_name, is_told, most_like, rank
from trucewatch.places.spelling import fold, looks_transliterated, spelling_key
from trucewatch.places.wording import Wording, take_apart
from trucewatch.yaml_lines import Faults

_KNOWN_ANYWHERE = 15_000  # inhabitants from which a name without context counts as a place
_KNOWN_FROM_AFAR = 100_000  # inhabitants from which a place is named in reports on other countries
_KNOWN_BY_ANOTHER_NAME = 300_000  # the same for a name that is not its own in the gazetteer
_LONGEST_ACRONYM = 3
_FAMOUS = 500_000  # inhabitants from which a name is a place although it is a word, too
_LONG_ENOUGH_KEY = 3
_NEARLY_THE_SAME = 85.0
_DIVISIONS = frozenset({"country", "province", "region"})
_CAPITAL = re.compile(r"(?:the )?capital of (?P<country>.+)", re.IGNORECASE)
_LOCAL_KINDS = frozenset({"zone", "line", "road", "corridor"})
"""Kinds whose names recur ("demilitarised zone"), so that they mean ours in reports on its country only."""


class PlaceTable:
    """What the libraries and GeoNames know of places: a `Gazetteer`."""

    def __init__(self, geonames: GeoNames | Joined, own: Iterable[OwnPlace], common_words: frozenset[str]) -> None:
        self._geonames = geonames
        self._common_words = common_words
        self._own_names: dict[str, list[Entry]] = defaultdict(list)
        self._own_keys: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        self._standing_in: dict[str, Entry] = {}
        scope = set()
        for place in own:
            self._enter(place)
            if place.entry.country and place.entry.kind not in _DIVISIONS:
                scope.add(place.entry.country)
        self.scope = frozenset(scope)
        """Codes of the countries of which the libraries speak, and not just name the divisions."""

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown.

        "Southern Idlib countryside" and "the town of Saraqib" are found by what they are part of, or are.
        A name that several places bear, none of them likelier, gives a place without a point.
        """
        return self._find(name, near)

    def candidates(self, name: str, *, near: Sequence[Place] = (), most_people: float | None = None) -> list[Candidate]:
        """Return the places that `name` may mean, the likeliest first, each with its reasons.

        Args:
            most_people: How many live there at most, where the report calls it a town or a village; it is no country
                then, and none abroad.
        """
        folded = fold(name)
        if not folded:
            return []
        named = [*self._own_names.get(folded, ()), *self._geonames.named(folded)]
        countries = {place.country for place in near if place.country}
        if folded in self._common_words:
            named = [e for e in named if e.is_ours or _is_famous(e, folded) or e.country in countries]
        named = [entry for entry in named if self._may_be_meant(entry, folded, near)]
        named = [entry for entry in named if most_people is None or _may_be_town(entry, near, most_people)]
        if named:
            return rank(
                self._ours_first(named), folded=folded, near=near, scope=self.scope, provinces=self._provinces(near)
            )
        like = self._spelt_like(name, folded, near)
        like = [entry for entry in like if most_people is None or _may_be_town(entry, near, most_people)]
        return rank(self._ours_first(like), folded=folded, near=near, scope=self.scope, provinces=self._provinces(near))

    def suggestions(self, name: str, *, countries: Collection[str] = ()) -> list[tuple[Entry, float]]:
        """Return places whose names look like `name`, the likest first, each with its likeness from 0 to 1.

        They are offered to a person; nothing is ever resolved by them.

        Args:
            countries: Where to look; in the countries of the libraries by default.
        """
        wanted = countries or self.scope
        names = [pair for pair in self._geonames.names_in(wanted) if pair[0].isascii()]
        names += [
            (folded, entry)
            for folded, entries in self._own_names.items()
            for entry in entries
            if entry.country in wanted and folded.isascii()
        ]
        return most_like(fold(name), [(folded, self._standing_in.get(entry.id, entry)) for folded, entry in names])

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
        wording = take_apart(name)
        return wording is not None and len(wording.names) == 1 and self.is_known(wording.names[0])

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

    def _provinces(self, near: Sequence[Place]) -> set[tuple[str | None, str | None]]:
        """Return country and code of the provinces that are named near it."""
        named = [entry for place in near if place.kind == "province" for entry in self._own_names[fold(place.name)]]
        return {(entry.country, entry.admin1) for entry in named if entry.kind == "province"}

    def _enter(self, place: OwnPlace) -> None:
        if place.entry.stands_for:
            self._standing_in.setdefault(place.entry.stands_for, place.entry)
        for folded in dict.fromkeys(fold(name) for name in place.names):
            self._own_names[folded].append(place.entry)
        for name in place.names:
            self._own_keys[spelling_key(name)].append((place.entry, fold(name)))

    def _spelt_like(self, name: str, folded: str, near: Sequence[Place]) -> list[Entry]:
        """Return the places whose names are transliterations of the same, in scope or in a country near it."""
        key = spelling_key(name)
        if len(key.replace(" ", "")) < _LONG_ENOUGH_KEY or folded in self._common_words:
            return []
        countries = {place.country for place in near if place.country}
        spelt = [*self._own_keys.get(key, ()), *self._geonames.spelt_like(key)]
        # Where nothing tells of which country a report speaks, only what is nearly the same is likely the same.
        least = None if countries else _NEARLY_THE_SAME
        like = [entry for entry, other in spelt if is_like(folded, other, key, least=least)]
        in_scope = self.scope if looks_transliterated(name) else ()
        entries = [e for e in like if (e.country in countries if countries else e.is_ours or e.country in in_scope)]
        return [entry for entry in entries if self._may_be_meant(entry, folded, near)]

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

    def _find(self, name: str, near: Sequence[Place], *, most_people: float | None = None) -> Place | None:
        candidates = self.candidates(name, near=near, most_people=most_people)
        if candidates:
            return _as_place(name, candidates)
        if told := _CAPITAL.fullmatch(name):
            return self._capital(told["country"])
        wording = take_apart(name)
        if wording is None:
            return None
        return self._found_in(name, wording, near) if wording.container else self._found_by(name, wording, near)

    def _capital(self, country: str) -> Place | None:
        """Return the capital of a country; None where that is none."""
        land = self._find(country, ())
        name = _capitals().get(land.country or "") if land is not None and land.kind == "country" else None
        return self._find(name, (land,)) if name and land is not None else None

    def _found_by(self, name: str, wording: Wording, near: Sequence[Place]) -> Place | None:
        """Return the place that a longer name is built on: a direction, "the town of", a road between two towns."""
        parts = [self._find(part, near, most_people=wording.most_people) for part in wording.names]
        found = [place for place in parts if place is not None]
        if not found:
            return None
        if wording.is_between:
            return between(name, found)
        return part_of(name, one_of(name, found), towards=wording.towards, reach_km=wording.reach_km)

    def _found_in(self, name: str, wording: Wording, near: Sequence[Place]) -> Place | None:
        """Return "Saraqib, Idlib province": the town within the province, else what is known of the province."""
        around = self.find(wording.container or "", near=near)
        if around is None:
            return None
        inner = self.find(wording.names[0], near=[*near, around])
        return replace(inner if inner is not None and lies_in(inner, around) else around, words=name)


@cache
def _capitals() -> dict[str, str]:
    """Return the name of each country's capital by its code."""
    return {code: country["capital"] for code, country in shipped("countries.json").items() if country["capital"]}


def load_gazetteer(folders: Sequence[Path] = (), *, cache: Path | None = None) -> PlaceTable:
    """Return the gazetteer of GeoNames, the shipped library and `folders`.

    The first call of a new version compiles GeoNames, which takes some seconds; later ones take milliseconds.

    Args:
        cache: Where the compiled GeoNames are kept; by default the user's cache folder.

    Raises:
        FaultyFileError: A gazetteer has faults; all of them are told.
        OutdatedGazetteerError: What was imported into a folder must be imported again.
    """
    geonames = Joined((open_geonames(cache), *(found for folder in folders if (found := open_imported(folder)))))
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
    is_settled = entry.is_ours or entry.stands_for is not None or entry.kind == "country"
    return Place(
        name=entry.name,
        words=words,
        point=point,
        precision_km=entry.radius_km if point else None,
        country=entry.country,
        kind=entry.kind,
        is_name_a_guess=not is_settled and fold(entry.name) != fold(name),
    )


def _may_be_town(entry: Entry, near: Sequence[Place], most_people: float) -> bool:
    """Tell whether what is called a town or a village may be this: no country, none too big, and none abroad."""
    countries = {place.country for place in near if place.country}
    return entry.kind != "country" and entry.population <= most_people and (not countries or entry.country in countries)

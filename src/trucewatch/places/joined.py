"""Several GeoNames asked as one: those that we ship, and what a user has imported, which goes before them."""

from collections.abc import Collection, Iterator, Sequence

from trucewatch.places.geonames import Entry, GeoNames


class Joined:
    """GeoNames in several files; of a place that two of them hold, the later file's entry counts."""

    def __init__(self, parts: Sequence[GeoNames]) -> None:
        self._parts = parts

    def named(self, folded: str) -> list[Entry]:
        """Return the places of that folded name, the most populous first."""
        if len(self._parts) == 1:
            return self._parts[0].named(folded)
        found: dict[str, Entry] = {}
        for part in self._parts:
            found.update((entry.id, entry) for entry in part.named(folded))
        return sorted(found.values(), key=lambda entry: (-entry.population, entry.id))

    def spelt_like(self, key: str) -> list[tuple[Entry, str]]:
        """Return the places of that spelling key, each with the spelling that has it, the most populous first."""
        if len(self._parts) == 1:
            return self._parts[0].spelt_like(key)
        found: dict[tuple[str, str], tuple[Entry, str]] = {}
        for part in self._parts:
            found.update(((entry.id, spelling), (entry, spelling)) for entry, spelling in part.spelt_like(key))
        return sorted(found.values(), key=lambda pair: (-pair[0].population, pair[0].id, pair[1]))

    def of_id(self, geonames_id: int) -> Entry | None:
        """Return the place of that GeoNames id; None when no part has it."""
        return next((entry for part in reversed(self._parts) if (entry := part.of_id(geonames_id))), None)

    def admin1(self, country: str, code: str) -> tuple[float, float, float] | None:
        """Return longitude, latitude and radius in km of what the towns of that province span; None when unknown."""
        return next((span for part in reversed(self._parts) if (span := part.admin1(country, code))), None)

    def names_in(self, countries: Collection[str]) -> Iterator[tuple[str, Entry]]:
        """Yield every folded name of the places of those countries, each with its place."""
        for part in self._parts:
            yield from part.names_in(countries)

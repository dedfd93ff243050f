"""Make the columns by which a row is found out of its content, when it is recorded and again when it is checked."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import h3.api.basic_int as h3

from trucewatch.model.written import WrittenClaim
from trucewatch.store.tables import from_micros

Content = Mapping[str, Any]

_RESOLUTION = 7
"""Of the H3 cells: hexagons of about 5 km²."""
_AT_MOST = 65_536
"""Places of which it is remembered how they are found: claims by the hundred share one."""


def columns_of(table: str, content: Content, recorded_at: int) -> tuple[Any, ...]:
    """Return the values of a row's own columns, in the order of the table.

    Args:
        recorded_at: In microseconds; a report without a day of publication counts from that day.
    """
    if table == "document":
        return _document(content, recorded_at)
    return _COLUMNS[table](content)


def columns_of_written(claim: WrittenClaim) -> tuple[Any, ...]:
    """Return the same of a claim that is written already."""
    key = place_key(*claim.place) if claim.place else None
    cell = _cell_at(*claim.point) if claim.point else None
    return claim.id, claim.document, claim.kind, claim.first_day, claim.last_day, key, cell


@lru_cache(maxsize=_AT_MOST)
def place_key(name: str, country: str | None) -> str:
    """Return the key under which claims about a place are found.

    Example:
        >>> place_key("Idlib", "SY")
        'SY:idlib'
    """
    return f"{country or ''}:{' '.join(_without_nul(name).casefold().split())}"


def _document(content: Content, recorded_at: int) -> tuple[Any, ...]:
    published = content["published"]
    counts_from = published["day"] if published else from_micros(recorded_at).date().isoformat()
    return content["sha256"], counts_from, _without_nul(content["url"] or content["name"])


def _without_nul(text: str) -> str:
    """PostgreSQL's texts hold every character but this one; in the content, JSON writes it with others."""
    return text.replace("\0", "")


def _claim(content: Content) -> tuple[Any, ...]:
    first, last = _days(content.get("date"))
    places = content.get("places") or ()
    key = place_key(places[0]["name"], places[0].get("country")) if places else None
    cell = _cell(places[0]) if places else None
    return content["id"], content["document"]["sha256"], content["kind"], first, last, key, cell


def _days(period: list[str | None] | None) -> tuple[int | None, int | None]:
    first, last = period or (None, None)
    ends = first or last, last or first
    return _ordinal(ends[0]), _ordinal(ends[1])


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _cell(place: Content) -> int | None:
    if "lat" not in place:
        return None
    return _cell_at(place["lat"], place["lon"])


@lru_cache(maxsize=_AT_MOST)
def _cell_at(latitude: float, longitude: float) -> int:
    return int(h3.latlng_to_cell(latitude, longitude, _RESOLUTION))


_COLUMNS: dict[str, Callable[[Content], tuple[Any, ...]]] = {
    "entry": lambda content: (content["id"], content["kind"], content["run"]),
    "text": lambda content: (content["document"],),
    "reading": lambda content: (content["document"],),
    "claim": _claim,
    "supersession": lambda content: (content["row"],),
    "judgement": lambda content: (content["left"], content["right"], content["judge"]),
    "copy": lambda content: (content["copy"], content["original"]),
    "version": lambda content: (content["document"], content["previous"]),
    "act": lambda content: (content["id"], content["kind"], content["target"]),
    "issue": lambda content: (content["document"],),
    "seal": lambda content: (content["kind"], content["key"]),
}

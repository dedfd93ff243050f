"""Zones as the stages see them: how likely a place lies in a zone that somebody drew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from trucewatch.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneShare:
    """How likely a place lies in a zone: the share of its error disc that is inside, 0 to 1."""

    zone: str
    """Id of the feature."""
    title: str
    basis: str
    """`official`, `described` or `drawn`: what its shape rests on."""
    uncertainty_km: float
    """How far its edge may be off."""
    probability: float
    """By the shape as drawn."""
    low: float
    """With the edge drawn in by its uncertainty."""
    high: float
    """With the edge pushed out by its uncertainty."""


class ZoneMap(Protocol):
    """What the assessor needs to know of an agreement's zones."""

    def share(self, names: Sequence[str], place: Place, *, on: date) -> ZoneShare | None:
        """Return how likely the place lies in the first of the named zones that is drawn for that day.

        None where no zone of these names is drawn, and where the place has no point.
        """
        ...

"""Issues: oddities in one report while the rest is sound; told, never dropped."""

from dataclasses import dataclass
from enum import StrEnum


class Loudness(StrEnum):
    """How loud an issue is."""

    NOTE = "note"
    """Nothing is lost: told on request."""
    WARNING = "warning"
    """Something is less certain than it should be."""
    FAULT = "fault"
    """This report could not be taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One oddity: what, where, how loud."""

    where: str
    """File name, address or document id."""
    what: str
    """One sentence: what was found, what was expected, what to do."""
    loudness: Loudness

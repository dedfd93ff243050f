"""One word of a sentence that tells of violence."""

from dataclasses import dataclass

from trucewatch.model.claim import IncidentType
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.tree import Token

OBSERVED = words("violence.observed")
"""Verbs of observers' counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One word of a sentence that tells of violence."""

    token: Token
    types: tuple[IncidentType, ...]
    """Empty where only the doer or the weapon can tell."""
    clause: Clause | None
    is_noun: bool

"""The ledger: which claims there are, by kind, speaker, obligation, place, time and words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.claim import About, Claim, ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.model.folding import read_query, words_of
from trucewatch.model.period import Period
from trucewatch.views.board import Board


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What claims are wanted; whatever is left empty lets every claim pass."""

    kinds: tuple[ClaimKind, ...] = ()
    speaker: str | None = None
    """A part of the name of the speaker, or of the party that it speaks for, in any case of letters."""
    about: tuple[About, ...] = ()
    obligation: str | None = None
    """`AGREEMENT/OBLIGATION`: claims that bear on it."""
    place: str | None = None
    """A part of the name of a place."""
    period: Period | None = None
    """Days on which it happened or, where no date is given, on which it was said."""
    text: str | None = None
    """Words of the sentence."""
    document: str | None = None
    """The first digits of the report's sha256, or all."""
    search: str | None = None
    """Words of the sentence or of the names in it, in any script, folded: a query of `model.folding`."""


def select_claims(evidence: Evidence, claim_filter: ClaimFilter, *, boards: Iterable[Board] = ()) -> tuple[Claim, ...]:
    """Return the claims that pass the filter, in the order of the evidence.

    Args:
        boards: Where to look up what bears on an obligation; needed only if the filter names one.
    """
    tests = _tests(evidence, claim_filter, boards)
    return tuple(claim for claim in evidence.claims if all(passes(claim) for passes in tests))


def searched_text(claim: Claim) -> str:
    """Return all that a claim is found by: its sentence, then the names in it."""
    names = (*claim.speaker, claim.speaker_for or "", *(place.name for place in claim.place), *claim.perpetrator)
    return "\n".join((claim.sentence.text, *names))


def bearing_on(address: str, boards: Iterable[Board]) -> frozenset[str]:
    """Return the ids of the claims that bear on the obligation at `AGREEMENT/OBLIGATION`."""
    agreement, _, obligation = address.partition("/")
    return frozenset(
        bearing.claim
        for board in boards
        if board.agreement.id == agreement
        for bearing in board.bearings
        if bearing.obligation == obligation
    )


def _tests(evidence: Evidence, wanted: ClaimFilter, boards: Iterable[Board]) -> list[Callable[[Claim], bool]]:
    tests: list[Callable[[Claim], bool]] = []
    if wanted.kinds:
        tests.append(lambda claim: claim.kind in wanted.kinds)
    if speaker := wanted.speaker:
        tests.append(lambda claim: _is_named(speaker, (*claim.speaker, claim.speaker_for or "")))
    if wanted.about:
        tests.append(lambda claim: any(about in wanted.about for about in claim.about))
    if wanted.obligation:
        ids = bearing_on(wanted.obligation, boards)
        tests.append(lambda claim: claim.id in ids)
    if place := wanted.place:
        tests.append(
            lambda claim: any(
                _is_named(place, names_of_place(one.name, one.words, claim.sentence.text)) for one in claim.place
            )
        )
    if period := wanted.period:
        tests.append(lambda claim: _is_within(claim, period, evidence))
    if text := wanted.text:
        tests.append(lambda claim: text.casefold() in claim.sentence.text.casefold())
    if wanted.search is not None:
        query = read_query(wanted.search)
        tests.append(lambda claim: query.places_in(words_of(searched_text(claim))) is not None)
    if document := wanted.document:
        tests.append(lambda claim: claim.document.startswith(document.casefold()))
    return tests


def names_of_place(name: str, words: str | None, sentence: str) -> tuple[str, ...]:
    """Return all by which a place is found: its names, and what its sentence says that it lies in: "the zone in Idlib".

    Args:
        words: How the report calls it, where that is not the name.
    """
    within = _within(words or name).search(sentence)
    return (name, *([words] if words else []), *([within[1]] if within else []))


@lru_cache(maxsize=4096)
def _within(told: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(told)}\b\s+(?:in|of|around|near)\s+([^,.;:]*)", re.IGNORECASE)


def _is_named(part: str, names: Iterable[str | None]) -> bool:
    return any(part.casefold() in name.casefold() for name in names if name)


def _is_within(claim: Claim, period: Period, evidence: Evidence) -> bool:
    said = evidence.said_on(claim)
    about = claim.date or (Period.day(said) if said else None)
    return about is not None and about.overlaps(period)

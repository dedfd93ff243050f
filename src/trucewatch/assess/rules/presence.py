"""The removal of radical groups: their presence, and the share of the ground that they hold, speak against it."""

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.assess.territory import place_key
from trucewatch.model.claim import About, Claim, ClaimKind, Level
from trucewatch.settings import Settings


def on_presence(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what it says of the removal of radical groups that one of them holds, enters or loses ground."""
    if claim.kind is not ClaimKind.CONTROL or case.obligation.about is not About.REMOVE_RADICAL_GROUPS:
        return None
    if claim.level is None or not is_radical(claim, case, settings):
        return None
    level = settings.level_by_hold[claim.level]
    if claim.level is Level.ATTEMPTS:
        return Word(level=level, directness=settings.directness_of_hint, why="has such a group reach for ground")
    if claim.level is Level.LOST:
        return Word(level=level, directness=settings.directness_of_hint, why="has such a group lose ground")
    if claim.denied:
        return Word(level=FULL_LEVEL, directness=settings.directness_of_kin, why="denies that such a group is there")
    if claim.share is not None:
        return _on_share(claim.share, claim, case, settings)
    directness = 1.0 if case.located else settings.directness_of_kin
    return Word(level=level, directness=directness, why="has such a group on the ground")


def _on_share(share: float, claim: Claim, case: Case, settings: Settings) -> Word:
    """A share of the zone is of what is owed; one of a wider area, or of one that is not named, only touches on it."""
    level = FULL_LEVEL * (1 - share)
    if _is_of_zone(claim, case):
        return Word(level=level, directness=1.0, why="gives such groups a share of the ground")
    why = "gives such groups a share of another area than the zone"
    return Word(level=level, directness=settings.directness_of_kin, why=why)


def _is_of_zone(claim: Claim, case: Case) -> bool:
    """Tell whether the claim speaks of the very zone, which is the first of the names of where the obligation holds."""
    if not case.obligation.zone:
        return True
    return place_key(case.obligation.zone[0]) in {place_key(place.name) for place in claim.place}


def is_radical(claim: Claim, case: Case, settings: Settings) -> bool:
    """Tell whether the claim's actor is one that the obligation wants gone: by its coding, a list, or its epithet."""
    named = case.ids_of(claim.actor)
    if named & (frozenset(case.obligation.restrained) | frozenset(settings.radical_groups)):
        return True
    words = " ".join(claim.actor).casefold().replace("-", " ").replace("“", "").split()
    return any(word.strip("\"'‘’”").startswith(opening) for word in words for opening in settings.radical_words)

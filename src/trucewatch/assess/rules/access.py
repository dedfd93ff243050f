"""Obligations to let pass: monitors stopped and roads blocked speak against them.

Whoever stops observers keeps others from knowing; that says nothing of what they would have seen.
"""

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.model.claim import About, Claim, ClaimKind, IncidentType
from trucewatch.settings import Settings

_HINDRANCES: dict[About, frozenset[IncidentType]] = {
    About.FREE_MOVEMENT_OF_MONITORS: frozenset({IncidentType.OBSTRUCTION}),
    About.OPEN_ROUTES: frozenset({IncidentType.BLOCKADE}),
    About.HUMANITARIAN_ACCESS: frozenset({IncidentType.OBSTRUCTION, IncidentType.BLOCKADE, IncidentType.LOOTING}),
}


def on_hindrance(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what an obstruction, or its denial, says of an obligation to let pass."""
    if claim.kind is not ClaimKind.INCIDENT or claim.type not in _HINDRANCES.get(case.obligation.about, frozenset()):
        return None
    if claim.denied:
        return Word(level=FULL_LEVEL, directness=settings.directness_of_kin, why="denies a hindrance")
    directness = 1.0 if case.located else settings.directness_of_kin
    return Word(level=settings.level_of_breach, directness=directness, why="tells of a hindrance")


def tells_of_access_denied(claim: Claim, settings: Settings) -> bool:
    """Tell whether the claim says that observers were turned away."""
    if claim.kind is not ClaimKind.INCIDENT or claim.type is not IncidentType.OBSTRUCTION or claim.denied:
        return False
    words = " ".join(claim.target).casefold().replace("-", " ").split()
    return any(word.startswith(opening) for word in words for opening in settings.observer_words)

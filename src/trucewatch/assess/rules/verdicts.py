"""Compliance claims: somebody says outright how an obligation stands."""

from trucewatch.assess.involved import Case, able_to_break, owing
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.model.agreement import Obligation, ObligationKind
from trucewatch.model.claim import About, Claim, ClaimKind, Verdict
from trucewatch.settings import Settings

_KIN: dict[About, frozenset[About]] = {
    About.CEASE_FIRE: frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK}),
    About.NO_OFFENSIVE: frozenset({About.CEASE_FIRE, About.NO_AIR_ATTACK}),
    About.ESTABLISH_DEMILITARISED_ZONE: frozenset({About.REMOVE_RADICAL_GROUPS, About.WITHDRAW_HEAVY_WEAPONS}),
    About.REMOVE_RADICAL_GROUPS: frozenset({About.DISARM}),
    About.WITHDRAW_FORCES: frozenset({About.WITHDRAW_HEAVY_WEAPONS}),
    About.FREE_MOVEMENT_OF_MONITORS: frozenset({About.DEPLOY_MONITORS}),
}
"""For an obligation, the others whose fate tells something of it."""


def on_verdict(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what a verdict says of the obligation: its own most, that on the deal as a whole less."""
    if claim.kind is not ClaimKind.COMPLIANCE or claim.verdict is None:
        return None
    directness, why = _directness(claim, case.obligation, settings)
    if not directness:
        return None
    if case.obligation.kind is ObligationKind.DECLARATORY:
        # No deed keeps or breaks a declaration of will; what is said of deeds only hints at it.
        directness = min(directness, settings.directness_of_hint)
    named = case.ids_of(claim.by)
    answerable = owing(case.obligation) | able_to_break(case.obligation, case.agreement)
    if named and answerable and not named & answerable:
        if About.WHOLE_AGREEMENT not in claim.about:
            return None
        directness, why = settings.directness_of_hint, "speaks of the deal as a whole, though not of those who owe this"
    return Word(level=_level(claim, settings), directness=directness, why=why)


def _directness(claim: Claim, obligation: Obligation, settings: Settings) -> tuple[float, str]:
    if obligation.about in claim.about:
        return 1.0, "speaks of this very obligation"
    if _KIN.get(obligation.about, frozenset()) & frozenset(claim.about):
        return settings.directness_of_kin, "speaks of a part of it"
    if About.WHOLE_AGREEMENT in claim.about:
        return settings.directness_of_whole, "speaks of the deal as a whole"
    return 0.0, ""


def _level(claim: Claim, settings: Settings) -> float:
    match claim.verdict:
        case Verdict.FULFILLED:
            return 0.0 if claim.denied else FULL_LEVEL
        case Verdict.PARTLY:
            return 0.0 if claim.denied else settings.level_of_partly
        case _:
            return FULL_LEVEL if claim.denied else 0.0

"""Compliance claims: somebody says outright how an obligation stands."""

from dataclasses import replace

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
    """Tell what a verdict says of the obligation: its own most, that on a part of it or on the whole deal less."""
    if claim.kind is not ClaimKind.COMPLIANCE or claim.verdict is None:
        return None
    word = _word(claim, case.obligation, settings)
    named = case.ids_of(claim.by)
    answerable = owing(case.obligation) | able_to_break(case.obligation, case.agreement)
    if word and named and answerable and not named & answerable:
        if About.WHOLE_AGREEMENT not in claim.about:
            return None
        word = _hint(word, "speaks of the deal as a whole, though not of those who owe this", settings)
    if word and case.obligation.kind is ObligationKind.DECLARATORY:
        # No deed keeps or breaks a declaration of will; what is said of deeds only hints at it.
        return _hint(word, word.why, settings)
    return word


def _word(claim: Claim, obligation: Obligation, settings: Settings) -> Word | None:
    level = _level(claim, settings)
    if obligation.about in claim.about:
        return Word(level=level, directness=1.0, why="speaks of this very obligation")
    if kin := sorted(_KIN.get(obligation.about, frozenset()) & frozenset(claim.about)):
        # With a part of it kept, it is kept in part; with a part of it broken, it is broken.
        level = min(level, settings.level_of_partly)
        return Word(level=level, directness=settings.directness_of_kin, why="speaks of a part of it", part=kin[0])
    if About.WHOLE_AGREEMENT not in claim.about:
        return None
    if level < FULL_LEVEL:
        why = "finds the deal as a whole not kept, without saying in what"
        return Word(level=level, directness=settings.directness_of_hint, why=why)
    return Word(level=level, directness=settings.directness_of_whole, why="speaks of the deal as a whole")


def _hint(word: Word, why: str, settings: Settings) -> Word:
    directness = min(word.directness, settings.directness_of_hint)
    return replace(word, directness=directness, why=why)


def _level(claim: Claim, settings: Settings) -> float:
    match claim.verdict:
        case Verdict.FULFILLED:
            return 0.0 if claim.denied else FULL_LEVEL
        case Verdict.PARTLY:
            return 0.0 if claim.denied else settings.level_of_partly
        case _:
            return FULL_LEVEL if claim.denied else 0.0

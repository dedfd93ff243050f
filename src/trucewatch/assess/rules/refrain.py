"""Obligations to refrain: an attack by those restrained is a breach, whatever else is said."""

from trucewatch.assess.involved import Case, able_to_break
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.model.actor import ActorKind
from trucewatch.model.claim import About, Action, Claim, ClaimKind, Direction, IncidentType, State
from trucewatch.settings import Settings

_FROM_THE_AIR = frozenset({IncidentType.AIR_STRIKE, IncidentType.DRONE_STRIKE, IncidentType.AIR_INCURSION})
_ATTACKS = frozenset(
    {
        IncidentType.SHELLING,
        IncidentType.AIR_STRIKE,
        IncidentType.DRONE_STRIKE,
        IncidentType.MISSILE_STRIKE,
        IncidentType.GROUND_ASSAULT,
        IncidentType.CLASH,
        IncidentType.CHEMICAL_ATTACK,
        IncidentType.KILLING,
    }
)
_ANY_VIOLENCE = _ATTACKS | {
    IncidentType.SMALL_ARMS_FIRE,
    IncidentType.SUICIDE_ATTACK,
    IncidentType.BOMBING,
    IncidentType.SHOOTDOWN,
    IncidentType.DEMOLITION,
    IncidentType.CEASEFIRE_VIOLATION,
}
_FORBIDDEN: dict[About, frozenset[IncidentType]] = {
    About.CEASE_FIRE: _ANY_VIOLENCE,
    About.NO_OFFENSIVE: _ATTACKS,
    About.NO_AIR_ATTACK: _FROM_THE_AIR,
}
_GRAVE = frozenset({IncidentType.GROUND_ASSAULT, IncidentType.CHEMICAL_ATTACK})


def on_violence(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what an act of violence, or its denial, says of an obligation that forbids it."""
    forbidden = _FORBIDDEN.get(case.obligation.about, frozenset())
    if claim.kind is not ClaimKind.INCIDENT or claim.type not in forbidden:
        return None
    named = case.ids_of(claim.perpetrator)
    restrained = able_to_break(case.obligation, case.agreement)
    if not claim.perpetrator and (sides := _sides_coded(claim)):
        is_ours = not restrained or bool(case.ids_of(sides) & restrained)
        return _on_coded_fight(claim, settings, is_ours=is_ours)
    if restrained and (
        (named and not named & restrained) or _are_irregulars_of_another_side(claim, case, restrained, settings)
    ):
        return None
    if claim.denied:
        return Word(level=FULL_LEVEL, directness=settings.directness_of_kin, why="denies a breach of it")
    directness = 1.0 if named and case.located else settings.directness_of_kin
    if claim.perpetrator and not named:
        directness = settings.directness_of_kin
    if not claim.perpetrator:
        directness = settings.directness_of_hint if restrained else directness
    return Word(level=_gravity(claim, settings), directness=directness, why="tells of what it forbids")


_SIDES = ("actor1", "actor2", "side_a", "side_b")
"""Columns in which registers name the two sides of a fight."""


def _sides_coded(claim: Claim) -> list[str]:
    return [value for column, value in claim.codes if column in _SIDES and value]


def _on_coded_fight(claim: Claim, settings: Settings, *, is_ours: bool) -> Word | None:
    """A register that codes who fought whom has not said who began it; that one of those restrained fought, it has."""
    if not is_ours or claim.denied:
        return None
    why = "has one of those whom it restrains fight"
    return Word(level=_gravity(claim, settings), directness=settings.directness_of_kin, why=why)


def _are_irregulars_of_another_side(claim: Claim, case: Case, restrained: frozenset[str], settings: Settings) -> bool:
    """Tell whether nameless irregulars did it, where only states are restrained: "militants" are none of theirs."""
    kinds = {actor.kind for actor_id in restrained if (actor := case.actors.get(actor_id))}
    if kinds - {ActorKind.STATE, ActorKind.FORCES} or not claim.perpetrator or case.ids_of(claim.perpetrator):
        return False
    words = " ".join(claim.perpetrator).casefold().split()
    is_theirs = any(word.startswith(("pro-", "government", "regime", "loyal")) for word in words)
    return not is_theirs and any(word.startswith(opening) for word in words for opening in settings.irregular_words)


def on_toll(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what a toll over a time of truce says of a ceasefire."""
    if claim.kind is not ClaimKind.TOLL or case.obligation.about is not About.CEASE_FIRE or claim.denied:
        return None
    if claim.killed is None and claim.injured is None:
        return None
    return Word(
        level=settings.level_of_breach, directness=settings.directness_of_hint, why="counts victims while it held"
    )


def on_calm(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what a calm says of a ceasefire; how things are felt to be going says nothing."""
    if claim.kind is not ClaimKind.SITUATION or claim.direction is not Direction.CALM:
        return None
    if case.obligation.about is not About.CEASE_FIRE or claim.denied:
        return None
    return Word(level=FULL_LEVEL, directness=settings.directness_of_hint, why="finds it calm where it holds")


_FORBIDDEN_MOVES = {
    About.NO_REINFORCEMENT: Action.DEPLOYS,
    About.NO_FORTIFICATION: Action.FORTIFIES,
    About.ARMS_EMBARGO: Action.DELIVERS,
}


def on_forbidden_move(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what reinforcing, digging in or bringing arms says of an obligation that forbids it."""
    if claim.kind is not ClaimKind.MOVEMENT or claim.action is not _FORBIDDEN_MOVES.get(case.obligation.about):
        return None
    named = case.ids_of(claim.actor)
    restrained = able_to_break(case.obligation, case.agreement)
    if named and restrained and not named & restrained:
        return None
    if claim.state in (State.PLANNED, State.REFUSED):
        return None
    if claim.denied:
        return Word(level=FULL_LEVEL, directness=settings.directness_of_kin, why="denies a breach of it")
    return Word(level=settings.level_of_breach, directness=1.0, why="tells of what it forbids")


def _gravity(claim: Claim, settings: Settings) -> float:
    deaths = claim.killed.least if claim.killed and claim.killed.least is not None else 0
    if claim.type in _GRAVE or deaths >= settings.grave_from_killed:
        return settings.level_of_grave_breach
    return settings.level_of_breach

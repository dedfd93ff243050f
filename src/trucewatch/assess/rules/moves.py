"""Obligations to move: weapons and forces out, monitors and aid in, prisoners over."""

from collections.abc import Sequence

from trucewatch.assess.involved import Case
from trucewatch.assess.rules.presence import is_radical
from trucewatch.assess.rules.word import FULL_LEVEL, Word
from trucewatch.model.claim import About, Action, Claim, ClaimKind, State
from trucewatch.settings import Settings

_OWED_ACTION = {
    About.WITHDRAW_HEAVY_WEAPONS: Action.WITHDRAWS,
    About.WITHDRAW_FORCES: Action.WITHDRAWS,
    About.REMOVE_RADICAL_GROUPS: Action.WITHDRAWS,
    About.DISARM: Action.HANDS_OVER,
    About.JOINT_PATROLS: Action.DEPLOYS,
    About.DEPLOY_MONITORS: Action.DEPLOYS,
    About.DEPLOY_STATE_FORCES: Action.DEPLOYS,
    About.HUMANITARIAN_ACCESS: Action.DELIVERS,
    About.EXCHANGE_PRISONERS: Action.HANDS_OVER,
}
_WEAPONS = (
    "weapon",
    "equipment",
    "tank",
    "artiller",
    "mortar",
    "rocket",
    "howitzer",
    "launcher",
    "missile",
    "armour",
    "armor",
    "grad",
    "gun",
    "arms",
)
_FORCES = ("fighter", "force", "troop", "militant", "soldier", "group", "unit", "faction", "rebel", "terrorist", "army")
_MATERIEL = ("weapon", "equipment", "artiller", "mortar", "rocket", "howitzer", "launcher", "missile")
"""Openings of words that tell that not people are meant: "units of equipment" are no groups."""
_WATCHERS = ("observ", "monitor", "mission", "post")
_PATROLS = ("patrol",)
_THINGS: dict[About, tuple[str, ...]] = {
    About.WITHDRAW_HEAVY_WEAPONS: _WEAPONS,
    About.WITHDRAW_FORCES: _FORCES,
    About.REMOVE_RADICAL_GROUPS: _FORCES,
    About.DISARM: _WEAPONS,
    About.JOINT_PATROLS: _PATROLS,
    About.DEPLOY_MONITORS: _WATCHERS,
    About.DEPLOY_STATE_FORCES: _FORCES,
    About.HUMANITARIAN_ACCESS: ("aid", "food", "relief", "medic", "convoy", "suppl", "fuel"),
    About.EXCHANGE_PRISONERS: ("prisoner", "detainee", "captive", "hostage", "remains", "bod"),
}
"""Openings of the words by which reports name what an obligation wants moved."""


def on_move(claim: Claim, case: Case, settings: Settings) -> Word | None:
    """Tell what a movement says of an obligation to move: done, under way, or refused; a plan says nothing."""
    about = case.obligation.about
    if claim.kind is not ClaimKind.MOVEMENT or claim.action is not _OWED_ACTION.get(about):
        return None
    if not _is_of(claim, _THINGS[about]) or _is_another(claim, case, settings):
        return None
    match claim.state:
        case State.PLANNED:
            return None
        case State.REFUSED:
            return Word(level=0.0, directness=1.0, why="tells of a refusal of this duty")
        case State.DONE:
            # That so many have gone does not tell that all have.
            level = settings.level_of_partly if claim.count else FULL_LEVEL
            return _word(claim, level, 1.0, "done in part" if claim.count else "done")
        case _:
            return _word(claim, settings.level_of_partly, settings.directness_of_kin, "under way")


def _is_another(claim: Claim, case: Case, settings: Settings) -> bool:
    """Tell whether a known actor moves that is none of the radical groups whose going is owed."""
    is_removal = case.obligation.about is About.REMOVE_RADICAL_GROUPS
    return is_removal and bool(case.ids_of(claim.actor)) and not is_radical(claim, case, settings)


def _word(claim: Claim, level: float, directness: float, how: str) -> Word:
    """The word of a move, or of its absence: denied, or counted as none at all."""
    is_none = claim.count is not None and claim.count.most == 0
    if claim.denied or is_none:
        return Word(level=0.0, directness=directness, why="denies that this duty was done")
    return Word(level=level, directness=directness, why=f"tells that this duty is {how}")


def _is_of(claim: Claim, openings: tuple[str, ...]) -> bool:
    """Tell whether the claim names such a thing; where it names none, the actor must be of that kind."""
    named = claim.what if claim.what else " ".join(claim.actor)
    words = named.casefold().replace("-", " ").split()
    movers = " ".join(claim.actor).casefold().split()
    if openings is _FORCES and _has_any([*words, *movers], _MATERIEL):
        return False
    return _has_any(words, openings)


def _has_any(words: Sequence[str], openings: tuple[str, ...]) -> bool:
    return any(word.startswith(opening) for word in words for opening in openings)

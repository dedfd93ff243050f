"""Whose the people are whom a claim counts: civilians, somebody's fighters, or nobody knows whose.

Side is told by whoever was hit, in the words of the claim. Whom a state's soldiers or an agency of it stood for in the
end is one side; that a place of theirs was hit ("a position of the army") does not tell who died there.
"""

import re
from dataclasses import dataclass

from trucewatch.model.actor import ActorIndex, ActorKind
from trucewatch.model.claim import Claim
from trucewatch.model.incident import CIVILIANS, UNKNOWN_SIDE
from trucewatch.settings import Settings

_OF_WHOM = re.compile(r"\s(?:of|from)\s(?:the\s)?", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One side, as far as it is told."""

    key: str
    """`civilians`, `unknown`, an actor's id, or the words themselves, folded."""
    name: str
    is_distinct: bool
    """Whether its dead are sure not to be those of another distinct side: not so of "gunmen", who may be anybody's."""


CIVIL = Side(key=CIVILIANS, name=CIVILIANS, is_distinct=True)
"""Civilians."""
UNTOLD = Side(key=UNKNOWN_SIDE, name="side not told", is_distinct=False)
"""Those of whom it is not told whose they were."""


def side_of_killed(claim: Claim, actors: ActorIndex, settings: Settings) -> Side:
    """Return whose the dead of a claim are.

    Where some of them are civilians and others are not, its figure is of no one side.
    """
    if claim.civilians_killed is not None:
        return CIVIL if claim.killed in (None, claim.civilians_killed) else UNTOLD
    return side_of_target(claim, actors, settings)


def side_of_target(claim: Claim, actors: ActorIndex, settings: Settings) -> Side:
    """Return the one side to which all belong whom the claim says were hit; `unknown` where they are of several."""
    sides = {_side_of(name, actors, settings) for name in claim.target}
    return sides.pop() if len(sides) == 1 else UNTOLD


def _side_of(name: str, actors: ActorIndex, settings: Settings) -> Side:
    words = name.casefold().split()
    if any(word.startswith(settings.civilian_words) for word in words):
        return CIVIL
    known = _actor_side(name, actors)
    if known:
        return known
    bears_arms = any(word.startswith((*settings.fighter_words, *settings.irregular_words)) for word in words)
    if not bears_arms:
        return UNTOLD
    whose = _OF_WHOM.split(name, maxsplit=1)
    return (len(whose) > 1 and _actor_side(whose[1], actors)) or Side(key=name.casefold(), name=name, is_distinct=False)


def _actor_side(name: str, actors: ActorIndex) -> Side | None:
    """The side of an actor that can lose fighters; a state by its own name is a country and its people."""
    actor, principal = actors.find(name), actors.principal(name)
    if actor is None or principal is None or actor.kind is ActorKind.STATE:
        return None
    return Side(key=principal.id, name=principal.name, is_distinct=True)

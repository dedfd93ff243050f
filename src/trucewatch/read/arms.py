"""Tell for which armed wing a soldier speaks: a general of a party for its forces, and not for the party."""

import re

from trucewatch.model.actor import ActorIndex, ActorKind

_SOLDIER = re.compile(
    r"\b(?:generals?|colonels?|majors?|captains?|commanders?|brigadiers?|officers?|lieutenants?)\b(?!['’]s office)",
    re.IGNORECASE,
)


def arms_of(actors: ActorIndex, party: str | None, office: str) -> str | None:
    """Return the forces of a party for one of its officers; the party itself for everybody else, and where it has none.

    Args:
        actors: What is known of parties and their forces.
        party: The party for which he speaks, if that is told.
        office: The words for his office.
    """
    actor = actors.find(party) if party is not None and _SOLDIER.search(office) else None
    if actor is None or actor.kind is not ActorKind.PARTY:
        return party
    for word in (*actor.adjectives, actor.name):
        forces = actors.find(f"{word} forces")
        if forces is not None and forces.kind is ActorKind.ARMED_GROUP and actors.principal(forces.name) == actor:
            return forces.name
    return party

"""Actors as the claims have them: who speaks and of whom it is spoken, and all of it about one of them.

A name that no library knows is an actor of its own, under its own words; a minister is not his state here, but leads
to it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.errors import UnknownNameError
from trucewatch.model.actor import Actor, ActorIndex
from trucewatch.model.agreement import Agreement, Obligation
from trucewatch.model.claim import PUBLISHER, Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Way
from trucewatch.model.incident import Incident
from trucewatch.views.board import Board
from trucewatch.yaml_lines import nearest

_SPOKEN_OF = ("perpetrator", "target", "by", "of", "actor", "participants", "parties")
"""Keys of a claim that name whoever it is about."""
_ONE_NAME = ("broker", "subject", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """Somebody whom claims name."""

    key: str
    """The actor's id where it is known, else `name:` and the name in small letters."""
    name: str
    actor: Actor | None
    """None where no library knows the name."""
    speaks: int
    """Claims that are its words."""
    is_spoken_of: int
    """Claims that are about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One word on an obligation."""

    claim: Claim
    way: Way
    on: date | None
    """The last day on which it can have been said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How one actor's words bear on one obligation."""

    obligation: Obligation
    said: tuple[Said, ...]
    """In the order of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """All that the claims have of one actor."""

    named: NamedActor
    acts_for: Actor | None
    """The actor whose word its word is."""
    under_it: tuple[NamedActor, ...]
    """Those who speak for it, most heard first."""
    spoken: tuple[Claim, ...]
    """Its words, and those of whoever speaks for it, in the order of the evidence."""
    words: tuple[Words, ...]
    """By agreement and obligation as coded; obligations on which it is silent are left out."""
    owes: tuple[tuple[Agreement, Obligation], ...]
    """What it owes, on the boards on which anything is said."""
    incidents: tuple[Incident, ...]
    """Those laid to it, in order of time."""
    about: tuple[Claim, ...]
    """Claims about it that are not its own, in the order of the evidence."""


def find_actors(evidence: Evidence, *, actors: ActorIndex) -> tuple[NamedActor, ...]:
    """Return all whom the claims name, those named most first, then by name."""
    speaks: Counter[str] = Counter()
    spoken_of: Counter[str] = Counter()
    names: dict[str, tuple[str, Actor | None]] = {}
    for claim in evidence.claims:
        for counter, named in ((speaks, _speakers(claim)), (spoken_of, _subjects(claim))):
            keys = set()
            for name in named:
                key, shown, actor = _known(name, actors)
                names.setdefault(key, (shown, actor))
                keys.add(key)
            counter.update(keys)
    found = [
        NamedActor(key=key, name=name, actor=actor, speaks=speaks[key], is_spoken_of=spoken_of[key])
        for key, (name, actor) in names.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.speaks - one.is_spoken_of, one.name, one.key)))


def portray(
    key: str, evidence: Evidence, *, actors: ActorIndex, boards: Sequence[Board], incidents: Iterable[Incident]
) -> Portrait:
    """Return all that the claims have of one actor.

    Args:
        key: As `NamedActor` has it.

    Raises:
        UnknownNameError: No claim names such an actor; the nearest is named.
    """
    everybody = {one.key: one for one in find_actors(evidence, actors=actors)}
    named = everybody.get(key) or _unnamed(key, actors)
    if named is None:
        raise UnknownNameError("actor", key, nearest(key, list(everybody)), listing="trucewatch claims")
    own = {key, *(one.key for one in everybody.values() if _speaks_for(one, key, actors))}
    spoken = [claim for claim in evidence.claims if own & _keys(_speakers(claim), actors)]
    said = {claim.id for claim in spoken}
    under_it = [everybody[one] for one in own - {key}]
    return Portrait(
        named=named,
        acts_for=actors.get(named.actor.acts_for) if named.actor and named.actor.acts_for else None,
        under_it=tuple(sorted(under_it, key=lambda one: (-one.speaks, one.name))),
        spoken=tuple(spoken),
        words=tuple(_words(spoken, boards, evidence)),
        owes=tuple(
            (board.agreement, obligation)
            for board in boards
            if board.bearings
            for obligation in board.agreement.obligations
            if key in (*obligation.debtors, *obligation.in_practice)
        ),
        incidents=tuple(one for one in incidents if own & _keys(one.perpetrators, actors)),
        about=tuple(
            claim for claim in evidence.claims if claim.id not in said and own & _keys(_subjects(claim), actors)
        ),
    )


def actor_as_json(named: NamedActor) -> dict[str, Any]:
    """Return the actor in its published form."""
    return {
        "id": named.key,
        "name": named.name,
        "kind": str(named.actor.kind) if named.actor else None,
        "acts_for": named.actor.acts_for if named.actor else None,
        "speaks": named.speaks,
        "is_spoken_of": named.is_spoken_of,
    }


def portrait_as_json(portrait: Portrait) -> dict[str, Any]:
    """Return all that the claims have of one actor in its published form."""
    return {
        **actor_as_json(portrait.named),
        "names": list(portrait.named.actor.names) if portrait.named.actor else [],
        "under_it": [one.key for one in portrait.under_it],
        "spoken": [claim.id for claim in portrait.spoken],
        "about": [claim.id for claim in portrait.about],
        "incidents": [incident.id for incident in portrait.incidents],
        "owes": [f"{agreement.id}/{obligation.id}" for agreement, obligation in portrait.owes],
        "words": [
            {
                "obligation": f"{one.obligation.agreement}/{one.obligation.id}",
                "claims": [
                    {"claim": said.claim.id, "way": str(said.way), "date": said.on.isoformat() if said.on else None}
                    for said in one.said
                ],
            }
            for one in portrait.words
        ],
    }


def key_of(name: str) -> str:
    """Return the key of a name that no library knows.

    Example:
        >>> key_of("The  Spokesman")
        'name:the spokesman'
    """
    return f"name:{' '.join(name.casefold().split())}"


def _words(spoken: Iterable[Claim], boards: Iterable[Board], evidence: Evidence) -> Iterator[Words]:
    claims = {claim.id: claim for claim in spoken}
    for board in boards:
        ways: defaultdict[str, dict[str, Way]] = defaultdict(dict)
        for bearing in board.bearings:
            if bearing.claim in claims:
                ways[bearing.obligation].setdefault(bearing.claim, bearing.way)
        for obligation in board.agreement.obligations:
            heard = ways[obligation.id]
            if heard:
                said = [claim for claim_id, claim in claims.items() if claim_id in heard]
                yield Words(
                    obligation=obligation,
                    said=tuple(Said(claim=one, way=heard[one.id], on=evidence.said_on(one)) for one in said),
                )


def _speaks_for(named: NamedActor, key: str, actors: ActorIndex) -> bool:
    """Tell whether somebody's word is another's: along the whole chain of those acted for."""
    seen: set[str] = set()
    actor = named.actor
    while actor and actor.acts_for and actor.id not in seen:
        if actor.acts_for == key:
            return True
        seen.add(actor.id)
        actor = actors.get(actor.acts_for)
    return False


def _unnamed(key: str, actors: ActorIndex) -> NamedActor | None:
    """An actor that the library knows, though no claim names it."""
    actor = actors.get(key)
    return NamedActor(key=key, name=actor.name, actor=actor, speaks=0, is_spoken_of=0) if actor else None


def _speakers(claim: Claim) -> list[str]:
    return [name for name in (*claim.speaker, claim.speaker_for) if name and name != PUBLISHER]


def _subjects(claim: Claim) -> list[str]:
    named = [name for key in _SPOKEN_OF for name in getattr(claim, key)]
    return named + [name for key in _ONE_NAME if (name := getattr(claim, key))]


def _keys(names: Iterable[str], actors: ActorIndex) -> set[str]:
    return {_known(name, actors)[0] for name in names}


def _known(name: str, actors: ActorIndex) -> tuple[str, str, Actor | None]:
    """The key of a name, how it is shown, and the actor that it is, where it is known."""
    actor = actors.find(name)
    if actor:
        return actor.id, actor.name, actor
    return key_of(name), name, None

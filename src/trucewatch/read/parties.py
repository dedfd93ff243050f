"""Tell who is meant by a name or a description: a body, the forces of a state, a group, or whoever is unknown."""

import re
from dataclasses import dataclass
from typing import Protocol

from trucewatch.model.actor import Actor, ActorIndex, ActorKind
from trucewatch.read.arms import arms_of
from trucewatch.read.demonyms import land_of
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.names import ORGANISATION_WORDS, Cast
from trucewatch.read.principals import is_of_office, names_organ, owner_words, stands_for_itself

_PERSONS = words("speech.persons")
_BODIES = words("speech.bodies")
_UNATTACHED = words("speech.unattached")
_INDEPENDENT = any_of("speech.independent")
_FORCES = words("syntax.who.forces")
_AIR = words("syntax.who.air")
_GOVERNMENT = words("syntax.who.government")
_FIGHTERS = words("syntax.who.fighters")
_GROUP_WORDS = words("syntax.who.group_words")
_OF_THE_STATE = words("syntax.who.of_the_state")
_TITLES = words("speech.titles")
_PEOPLES = words("speech.peoples")
_DELEGATES = words("speech.delegates")
_LONGEST_ADJECTIVE = 2
"""Words of the adjective of a state, at most: "Sri Lankan"."""
_STATE_BODIES = words("speech.state_bodies")
_UNITS = words("speech.units")
_STATE_MEDIA = re.compile(
    r"^(?:the )?(?:state|official|government)(?:-(?:run|owned|controlled|funded))? (?:\w+ )?"
    r"(?:media|television|tv|radio|broadcaster|channel|agency|newspapers?|paper)$",
    re.IGNORECASE,
)
_GOVERNMENT_OFFICE = re.compile(
    r"^(?:the )?(?:government|interior|defen[cs]e|foreign|finance|justice|health) (?=[a-z])"
)
_NOT_OF_STATE = re.compile(
    r"\b(?:local|regional|provincial|rebel|opposition|separatist|breakaway|self-\w+|de facto|medical|hospital)\b",
    re.IGNORECASE,
)
_BACKED = re.compile(
    r"^[\w.]+-(?:backed|aligned|allied|supported|sponsored|funded|linked|affiliated|trained|armed)\b ?"
)
"""Who stands behind a party and is not it: "the head of the Iran-backed Hill Front"."""
_ATTRIBUTE = re.compile(
    r"^(?:[\w.]+-(?:backed|aligned|allied|supported|sponsored|funded|linked|"
    r"affiliated|trained|armed)|so-called|self-styled|pro-[A-Z]\w+) (?=[A-Z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor as a claim names it."""

    name: str
    acts_for: str | None = None
    """The party for which it speaks or acts, where that can be told."""
    is_person: bool = False


class Met(Protocol):
    """What a report has told so far of those in it."""

    cast: Cast
    actors: ActorIndex
    home: str | None
    own_government: str | None
    last_group: Who | None
    bodies: dict[str, Who]


def named(met: Met, text: str, *, head: str = "") -> Who | None:
    """Return the actor of that name or description."""
    text = _ATTRIBUTE.sub("", text) or text
    earlier = _earlier(met, text)
    if earlier:
        return earlier
    full = met.cast.full(text)
    head = head or text.split()[-1].casefold()
    actor = met.actors.find(full) or met.actors.find(text)
    if actor is None and head in _AIR:
        actor = None
    if actor:
        return of_actor(met, actor, text)
    forces = _described(met, text, head) if head.removesuffix("s") not in _PERSONS else None
    if forces:
        return forces
    if text.casefold() in _OF_THE_STATE:
        return at_home(met, text)
    has_party = bool({head, head.removesuffix("s")} & (_BODIES | _PERSONS)) or " in " in text
    owner = (party_in(met, text) or party_named(met, text)) if has_party else None
    if _INDEPENDENT.search(full):
        owner = party_of_words(met, full) if is_of_office(full) else None
    elif head in _UNATTACHED and not owner:
        owner = None
    elif owner is None:
        owner = _implied_party(met, text, full, head)
        owner = owner or (_itself(met, full, head) if not names_organ(full) else None) or party_of_words(met, full)
    return Who(name=full, acts_for=arms_of(met.actors, owner, full), is_person=head in _PERSONS)


def is_of_state(name: str) -> bool:
    """Tell whether a name is that of an army, a ministry or a medium of a state that the words do not name."""
    low = name.casefold()
    is_body = low.split()[-1] in _STATE_BODIES | {"government"} or bool(_STATE_MEDIA.match(name))
    return (
        is_body and name.split(maxsplit=1)[0] not in {"The", "A"} and not _NOT_OF_STATE.search(name) and "'" not in name
    )


def party_in(met: Met, text: str) -> str | None:
    """Return the party that words about an office or a body name: Russia in "Russian foreign minister"."""
    stripped = text.replace("’", "'")
    for word in re.findall(r"[A-Z][\w.+/-]*(?:'s)?(?: [A-Z][\w.+/-]*(?:'s)?)*", stripped):
        found = _party_of_words(met, _BACKED.sub("", word))
        if found:
            return found
    return None


def of_actor(met: Met, actor: Actor, text: str) -> Who:
    """Return a known actor as a claim names it: a state's army as its forces, others by their own names."""
    if actor.kind is ActorKind.FORCES and actor.name.endswith(("air force", "navy", "border guards")):
        forces = forces_of(met, (met.actors.principal(actor.name) or actor).name)
        if forces:
            return forces
    top = met.actors.principal(actor.name)
    if (
        actor.kind is ActorKind.FORCES
        and top is not None
        and top.kind is ActorKind.STATE
        and _is_army(actor)
        and not text.casefold().endswith(("police", "guards", "guard", "peacekeepers", "navy"))
    ):
        forces = forces_of(met, top.name)
        if forces:
            return forces
    independent = (
        _INDEPENDENT.search(actor.name) and actor.kind is ActorKind.BODY and (top is None or top.name == actor.name)
    )
    name = actor.name
    if actor.kind is ActorKind.BODY and (len(text.split()) > 1 or met.cast.full(text) == met.cast.own_body):
        name = met.cast.full(text)
    if actor.kind is ActorKind.STATE and "government" in text.casefold():
        name = text if text[0].isupper() and "'" not in text else actor.name
    return Who(
        name=name,
        acts_for=None if independent else (top.name if top else None),
        is_person=actor.kind is ActorKind.PERSON,
    )


def forces_of(met: Met, party: str) -> Who | None:
    """Return the forces of a party; None where the tables know of none."""
    state = met.actors.find(party)
    adjectives = state.adjectives if state else ()
    found = (met.actors.find(f"{word} forces") for word in (*adjectives, party))
    actor = next((actor for actor in found if actor is not None), None)
    if actor is None:
        return None
    top = met.actors.principal(actor.name)
    name = actor.name
    if top is not None and top.kind is ActorKind.STATE and top.adjectives and _is_army(actor):
        name = f"{top.adjectives[0]} forces"
    return Who(name=name, acts_for=top.name if top else None)


def _is_army(actor: Actor) -> bool:
    """Tell whether forces are all those of a state: reports call them by its adjective, whatever their own name."""
    return "/" in actor.id or actor.name.endswith(("Armed Forces", "Defense Forces"))


def at_home(met: Met, text: str) -> Who:
    """Return the army or government of the state of which the report speaks."""
    if met.home is None:
        return Who(name=text, acts_for=met.own_government)
    noun = "government" if text.casefold() in {"government", "regime"} else "forces"
    actor = met.actors.find(f"{met.home} {noun}")
    return of_actor(met, actor, f"{met.home} {noun}") if actor else Who(name=f"{met.home} {text}")


def _party_of_words(met: Met, chunk: str) -> str | None:
    parts = chunk.removesuffix("'s").split()
    for size in range(len(parts), 0, -1):
        for start in range(len(parts) - size + 1):
            piece = " ".join(parts[start : start + size]).removesuffix("'s").strip(".,")
            full = met.cast.full(piece)
            actor = met.actors.find(full) or met.actors.find(piece)
            if actor is None and size <= _LONGEST_ADJECTIVE:
                actor = met.actors.principal(f"{piece} forces")
            if actor and actor.kind is not ActorKind.PERSON and not _INDEPENDENT.search(actor.name):
                top = met.actors.principal(actor.name) or actor
                if size == 1 and (people := _people_within(met, parts, start, top)) is not None:
                    return people
                # "Amhara forces" are forces of Amhara, where nobody is told to have them.
                return piece if top.name == f"{piece} forces" else top.name
            if actor is None and full != piece and not _INDEPENDENT.search(full):
                return full
    return None


def _people_within(met: Met, parts: list[str], at: int, state: Actor) -> str | None:
    """Return the people of a state that two adjectives name: "Bosnian Serb", "Turkish Cypriot"; None where none do."""
    if at + 1 >= len(parts) or parts[at] not in state.adjectives:
        return None
    if parts[at + 1].casefold().removesuffix("s") not in _PEOPLES:
        return None
    return f"{parts[at]} {parts[at + 1]}".removesuffix("s") + "s"


def _implied_party(met: Met, text: str, full: str, head: str) -> str | None:
    """Return the party of a description that names none: the state at home, that of its adjective, or itmet."""
    first = text.split(maxsplit=1)[0]
    if _STATE_MEDIA.match(text):
        return at_home(met, "government").acts_for
    if head in {"authorities", "administration"} and _NOT_OF_STATE.search(text):
        return text  # "the separatist authorities of the Vale"
    if _GOVERNMENT_OFFICE.match(text) and not _NOT_OF_STATE.search(text):
        return at_home(met, "government").acts_for
    if head in _STATE_BODIES and not _NOT_OF_STATE.search(text):
        return at_home(met, "government").acts_for
    state = met.actors.principal(f"{first} forces") if " " in text and first[:1].isupper() else None
    if state is not None and state.kind is ActorKind.STATE:
        return state.name
    land = land_of(first, met.cast.stretches) if " " in text else None
    return land or (full if "-led " in text else None)


def _itself(met: Met, full: str, head: str) -> str | None:
    """Return a body or group that no table knows as the party that it speaks for: nobody else is named."""
    is_side = head == "side" and full[:1].isupper()
    is_named = full[:1].isupper() and (full.rsplit(maxsplit=1)[-1][:1].isupper() or head in _GROUP_WORDS)
    if is_side:
        return full
    if not is_named or head in _PERSONS or head.removesuffix("s") in _PERSONS or met.cast.person(full):
        return None
    known = full.isupper() or full in met.cast.acronyms.values() or _is_body(full)
    return full if known else None


def party_of_words(met: Met, text: str, *, owner: str | None = None) -> str | None:
    """Return the party of an office or body whose owner only its words tell, or the body itself.

    Args:
        owner: The words for the owner, where they are told already.
    """
    owner = owner or owner_words(text)
    if owner is None and text.islower() and text.rsplit(maxsplit=1)[-1] in _UNITS:
        return at_home(met, "government").acts_for  # "the brigade"
    if owner is None:
        return text if stands_for_itself(text) else None
    if found := party_in(met, owner):
        return found
    actor = met.actors.find(met.cast.full(owner))
    if actor is not None and actor.kind is ActorKind.PERSON:  # "Ada Lind's office"
        top = met.actors.principal(actor.name)
        return top.name if top is not None and top.kind is not ActorKind.PERSON else actor.name
    if actor is not None:  # one of those that speak for nobody: its own officers speak for it
        return actor.name
    if owner.casefold() in _OF_THE_STATE | _STATE_BODIES | {"loyalists"}:
        return at_home(met, "government").acts_for or owner
    if (land := land_of(owner, met.cast.stretches)) is not None:
        return land
    earlier = _earlier(met, owner)
    if earlier is not None:
        return earlier.acts_for or earlier.name
    if owner.split()[-1].casefold() in _PERSONS:  # "the president's office"
        state = at_home(met, "government").acts_for if owner.casefold() in _HEADS_OF_STATE else None
        return party_of_words(met, owner) or state or owner
    if f"{owner}ia" in met.cast.stretches:  # "the Abkhaz prime minister"
        return f"{owner}ia"
    is_adjective = f"{owner}'" not in text and text.startswith(owner)
    return text if is_adjective and stands_for_itself(text) else met.cast.full(owner)


def party_named(met: Met, text: str) -> str | None:
    """Return the party whose office words tell, though no table knows it: "the Hill Front's chief", "ZLA officer"."""
    text = re.sub(r"^(?:A|An|The|One) ", "", text)
    text = text[:1].lower() + text[1:] if text.split(maxsplit=1)[0].casefold().removesuffix("s") in _PERSONS else text
    for pattern in _OFFICES:
        for match in pattern.finditer(text.replace("’", "'")):
            name = match.group("party").strip(" ,.")
            if name.split()[0].casefold().strip(".") in _TITLES | _NO_PARTY or met.cast.person(name):
                continue
            full = met.cast.full(name)
            known = met.actors.find(full)
            is_body = known is not None or full != name or name.isupper() or _is_body(name)
            is_body = is_body or (pattern is _WHOSE and match["office"] in _DELEGATES)
            if not is_body and (land := land_of(name, met.cast.stretches)) is not None:
                return land
            if is_body and not _INDEPENDENT.search(full):
                return met.cast.full(known.name) if known is not None else full
    return None


def party_behind(met: Met, text: str) -> str | None:
    """Return the body in "Ada Lind of the Hill Command": the words right behind a person's name."""
    match = _BEHIND.match(text)
    if match is None:
        return None
    full = met.cast.full(match["party"].strip(" ,."))
    known = met.actors.find(full)
    is_named = known is not None and known.kind not in {ActorKind.PERSON, ActorKind.STATE}
    if not (is_named or _is_body(full) or full != match["party"]):
        return None
    return known.name if known is not None else full


def party_described(met: Met, text: str) -> str | None:
    """Return the party of an office that words name by a mere description: "the movement's spokesman"."""
    for match in _OWNED.finditer(text.replace("’", "'")):
        noun = match["body"] or match["led"]
        forms = {noun, f"{noun}s"} & (_GROUP_WORDS | _FIGHTERS | _BODIES | _OF_THE_STATE | _OWNERS)
        for form in sorted(forms):
            who = named(met, form)
            if who is not None and (who.acts_for or form not in _GENERIC):
                return who.acts_for or who.name
    return None


_HEADS_OF_STATE = frozenset({"president", "premier", "prime minister", "king"})
_OWNERS = frozenset({"council", "board", "command", "alliance", "junta", "union", "corps", "army", "navy", "enemy"})
_GENERIC = frozenset(
    {"agency", "office", "media", "television", "radio", "channel", "newspaper", "website", "department", "group"}
)


def _is_body(name: str) -> bool:
    parts = {part.casefold().strip(".,") for part in name.split()}
    return bool({*parts, *(part.removesuffix("s") for part in parts)} & (ORGANISATION_WORDS | _BODIES | _GROUP_WORDS))


_NO_PARTY = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "speaker", "question"}
)
_NAME = r"(?:[A-Z][\w.'-]*|\([A-Z]+\))(?: (?:(?:of|for|and|de|la) (?:the )?)?[A-Z][\w.-]*(?:'s?(?= [A-Z]))?)*"
_OFFICE = "|".join(sorted(_PERSONS, key=len, reverse=True))
_OWNED = re.compile(
    rf"\b(?P<body>[a-z]+?)(?:['’]s|s['’]) (?:[\w-]+ ){{0,3}}?(?:{_OFFICE}|delegates?|negotiators?)\b"
    rf"|\b(?:{_OFFICE})s? (?:of|for|from) the (?P<led>[a-z]+)\b"
)
"""An office of a body that is only described: "the movement's spokesman", "spokesman for the rebels"."""
_BEHIND = re.compile(rf"(?:of|from|for|with) (?:the )?(?P<party>{_NAME})")
_WHOSE = re.compile(rf"(?P<party>{_NAME})'s? (?:[a-z][\w-]* ){{0,3}}(?P<office>{_OFFICE})s?\b")
_OFFICES = (
    _WHOSE,
    re.compile(rf"\b(?:{_OFFICE})s?(?: [a-z][\w-]*){{0,3}} (?:of|for|from|with|in) (?:the )?(?P<party>{_NAME})"),
    re.compile(rf"(?P<party>{_NAME}) (?:[a-z][\w-]* )?(?:{_OFFICE})\b"),
)
"""How an office tells whose it is."""


def _earlier(met: Met, text: str) -> Who | None:
    """Return the body or group that a bare "ministry", "group" or "coalition" means: the last one so called."""
    low = text.casefold()
    if " " in low:
        return None
    if low in met.bodies:
        return met.bodies[low]
    if low in _GROUP_WORDS and met.last_group:
        return met.last_group
    fuller = met.cast.longer.get(low)
    return named(met, fuller) if fuller else None


def _described(met: Met, text: str, head: str) -> Who | None:
    """Read "Turkish artillery", "Houthi fighters", "an LNA unit", "Assad's forces"."""
    owner_words = text.replace("’", "'").split()
    if len(owner_words) < 2 or head not in _FORCES | _FIGHTERS | _GOVERNMENT or text.endswith("s delegation"):
        return None  # "Averia's delegation" is none of its forces
    if head in _PERSONS or head.removesuffix("s") in _PERSONS:
        party = party_in(met, text)
        return Who(name=text, acts_for=party, is_person=head in _PERSONS) if party else None
    for size in range(min(4, len(owner_words) - 1), 0, -1):
        piece = " ".join(owner_words[:size]).removesuffix("'s").removesuffix("'")
        if not piece[:1].isupper():
            continue
        if head in _GOVERNMENT:
            actor = met.actors.find(f"{piece} government")
            if actor:
                return of_actor(met, actor, text)
            continue
        forces = forces_of(met, piece)
        if forces:
            return forces
        actor = met.actors.find(met.cast.full(piece))
        if actor is not None and actor.kind is ActorKind.BODY and text.rsplit(maxsplit=1)[-1][:1].isupper():
            return None  # "the UN Command" is a body of its own
        if actor:
            top = met.actors.principal(actor.name) or actor
            return forces_of(met, top.name) or Who(name=top.name, acts_for=top.name)
        full = met.cast.full(piece)
        if full != piece:
            return Who(name=full, acts_for=full)
    return None

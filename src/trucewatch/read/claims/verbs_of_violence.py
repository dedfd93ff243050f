"""Verbs that tell of violence as a fact, alone or with what they govern."""

import re

from trucewatch.model.claim import IncidentType
from trucewatch.read.claims.deeds import deed_type
from trucewatch.read.claims.draft import places_in
from trucewatch.read.claims.event import Event
from trucewatch.read.claims.flights import is_aircraft, is_flight
from trucewatch.read.claims.incident_types import (
    doer_words,
    doers_type,
    refined,
    verb_types,
    weapon_type,
)
from trucewatch.read.claims.stopped import is_obstruction
from trucewatch.read.claims.takers import is_calamity
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.harm import is_kill, is_wound
from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_OPEN_VERBS = words("violence.open_verbs")

_KEEPS = frozenset({"keep", "stop", "prevent", "bar", "deter", "restrain", "refrain", "discourage"})
_BANS = frozenset({"ban", "prohibition", "curb", "moratorium"})
_BUILDINGS = frozenset(
    {
        "house",
        "home",
        "hut",
        "village",
        "building",
        "shop",
        "mosque",
        "church",
        "school",
        "crop",
        "field",
        "tent",
        "camp",
    }
)
_PARTICLE_TELLS = frozenset({"blow", "shoot", "take", "bring", "lead", "carry"})

_TOLD_BY_DOER = frozenset(
    {
        IncidentType.GROUND_ASSAULT,
        IncidentType.SHELLING,
        IncidentType.CLASH,
        IncidentType.BOMBING,
        IncidentType.SMALL_ARMS_FIRE,
        IncidentType.KILLING,
    }
)
_FLOWN = frozenset(
    {
        IncidentType.DRONE_STRIKE,
        IncidentType.MISSILE_STRIKE,
        IncidentType.AIR_STRIKE,
        IncidentType.AIR_INCURSION,
        IncidentType.SHOOTDOWN,
    }
)
_ACCIDENTS = words("deeds.accidents")
_STOPPING = frozenset(
    {
        IncidentType.ARREST,
        IncidentType.ABDUCTION,
        IncidentType.GROUND_ASSAULT,
        IncidentType.PROVOCATION,
        IncidentType.BLOCKADE,
    }
)
"""What is an obstruction where it is done to monitors or aid."""
_VESSELS = words("violence.vessels")
_POSTS = words("moves.structures") | {"position", "trench"}
_FALLS_UPON = frozenset({"set", "fall", "descend", "swoop", "pounce"})
_FALLING = frozenset({"shell", "bomb", "rocket", "mortar", "missile", "grenade", "round", "projectile", "drone"})
_OF_PEOPLE = frozenset({"hack", "hang", "knife", "stab", "butcher", "execute", "cut"})
"""Verbs that kill people, and are done to pits, pictures, deals and orders as well."""
_NOT_PEOPLE = words("violence.not_people") | words("deals.deal_nouns")
_STAVES_OFF = frozenset({"fight off", "beat off", "fend off", "fight back", "beat back", "drive off", "throw back"})

_PERSONS = (
    words("violence.people")
    | words("violence.civilians")
    | words("violence.fighters")
    | words("speech.persons")
    | words("speech.unattached")
)
_BRINGS_IN = words("violence.brings_in")
_HURT = frozenset({"wounded", "injured", "dead", "martyr", "body", "corpse", "casualty", "fatality"})
_TRIGGERS = frozenset(
    {"run", "drive", "step", "roll", "go", "hit", "strike", "trigger", "detonate", "tread", "stumble"}
)
_STILL = frozenset({"silent", "quiet", "mute", "idle", "dead", "still", "cold"})
_AWAY = re.compile(r"^(?:[\w'’-]+ ){0,6}away\b")

_ARMED = re.compile(
    r"\b(?:tanks?|troops?|soldiers|forces|fighters|militants|units?|rebels|gunmen|columns?|men|militiamen|insurgents"
    r"|guerrillas|police)$",
    re.IGNORECASE,
)


def verbal_event(line: Line, clause: Clause, earlier: IncidentType | None) -> Event | None:
    """Return the event that a clause tells of; None where it tells of none, or not as a fact."""
    bare = lemma_of(clause.head)
    if _is_of_nobody(clause):
        return None
    kind = _verb_type(clause)
    if (bombed := _having_done(clause)) is not None:
        return Event(token=clause.head, types=(bombed,), clause=clause, is_noun=False)
    if _is_attempt(clause):
        return Event(token=clause.head, types=(IncidentType.GROUND_ASSAULT,), clause=clause, is_noun=False)
    if clause.mode not in {Mode.FACT, Mode.POSSIBLE} or (clause.mode is Mode.POSSIBLE and not clause.is_perfect):
        return None
    if _is_kept_from(clause) or _is_harmless(clause) or _is_asked(clause) or clause.head.pos_ == "NOUN":
        return None
    if bare == "hang" and not clause.undergoers:
        return None  # a quiet that hung over the town
    if bare in {"fall", "go"} and clause.head.doc[clause.head.i + 1 : clause.head.i + 2].text in _STILL:
        return None  # guns that fell silent
    if bare in _OF_PEOPLE and any(lemma_of(part) in _NOT_PEOPLE for part in clause.undergoers):
        return None
    told = _told_by_object(line, clause)
    if told is IncidentType.SHELLING and _is_chemical(clause):
        told = IncidentType.CHEMICAL_ATTACK
    if told is not None:
        return Event(token=clause.head, types=(told,), clause=clause, is_noun=False)
    if is_kill(clause) or is_wound(clause) or _leaves_dead(line, clause) or _brings_in(clause):
        if _is_state(clause):
            return None
        return Event(token=clause.head, types=(), clause=clause, is_noun=False)
    if is_flight(line, clause):
        return Event(token=clause.head, types=(IncidentType.AIR_INCURSION,), clause=clause, is_noun=False)
    if kind is IncidentType.SHOOTDOWN and not any(_is_shot_down(part, earlier) for part in clause.undergoers):
        return None
    if kind is None and bare in _OPEN_VERBS:
        kind = refined(line, clause, earlier)
    elif kind in _TOLD_BY_DOER:
        kind = doers_type(line, clause) or kind
    kind = kind or deed_type(line, clause, earlier)
    if kind is None or (kind in _STOPPING and is_obstruction(line, clause)):
        return None
    if _is_chemical(clause):
        kind = IncidentType.CHEMICAL_ATTACK
    if clause.lemma in _STAVES_OFF or (bare in {"fight", "beat"} and _is_staved_off(clause)):
        return None
    if bare in {"fight", "battle"} and (not _is_armed(line, clause) or _is_service(clause)):
        return None
    return Event(token=clause.head, types=(kind,), clause=clause, is_noun=False)


def _is_shot_down(token: Token, earlier: IncidentType | None) -> bool:
    """Tell whether a word names what flies, or a number of those that came before: "brought down nine more"."""
    return is_aircraft(token) or (token.like_num and earlier in _FLOWN)


def _is_of_nobody(clause: Clause) -> bool:
    """Tell whether a storm or an accident did it: "the flood killed nine", "died in a collision"."""
    if any(is_calamity(doer) for doer in clause.doers):
        return True
    return any(
        lemma_of(o) in _ACCIDENTS and case_of(o) in {"in", "by", "during", "after", "from"}
        for o in obliques(clause.head)
    )


def _is_staved_off(clause: Clause) -> bool:
    """Tell whether an attack was only met: "fought off two assaults" tells of the assaults, not of a fight."""
    return clause.head.doc[clause.head.i + 1 : clause.head.i + 2].text.casefold() in {"off", "back"}


def _is_chemical(clause: Clause) -> bool:
    below = " ".join(token.text for token in clause.head.subtree)
    return weapon_type(below) is IncidentType.CHEMICAL_ATTACK


def _having_done(clause: Clause) -> IncidentType | None:
    """Return the type of "having bombed civilians", whose participle the tree takes for an adjective."""
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 2]
    if clause.head.lower_ != "having" or not behind or behind[0].tag_ != "VBN":
        return None
    kind = verb_types().get(dictionary_form(behind[0].lower_, lemma_of(behind[0])))
    return kind or (IncidentType.KILLING if lemma_of(behind[0]) == "kill" else None)


def _is_attempt(clause: Clause) -> bool:
    """Tell whether an assault was tried, which is one: "they attempted to storm the height"."""
    above = clause.head.head
    is_tried = (
        lemma_of(above) in {"try", "attempt"}
        and above.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"}
        and above != clause.head
    )
    return is_tried and lemma_of(clause.head) in {
        "attack",
        "storm",
        "assault",
        "infiltrate",
        "raid",
        "advance",
        "break",
    }


def _is_kept_from(clause: Clause) -> bool:
    """Tell whether an act was kept from happening: "kept them from shooting", "the ban on firing"."""
    marks = {child.lower_ for child in clause.head.children if child.dep_ in {"mark", "case"}}
    above = lemma_of(clause.head.head)
    if "without" in marks:
        return True
    return (
        ("from" in marks and above in _KEEPS)
        or ("on" in marks and above in _BANS)
        or above in {"forbid", "prohibit", "ban"}
    )


def _is_harmless(clause: Clause) -> bool:
    """Tell whether what was fired hurts nobody, or the verb only tells how people live and die."""
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 9].text.casefold()
    if lemma_of(clause.head) == "fire" and re.search(r"\b(?:flares?|salutes?|fireworks)\b", behind):
        return True
    return lemma_of(clause.head) == "die" and clause.head.tag_ == "VBP"


def _is_asked(clause: Clause) -> bool:
    """Tell whether a clause only asks: "it did not say who had fired", "how many have died"."""
    asks = any(subject.lower_ in {"who", "what"} for subject in clause.subjects) and not clause.head.dep_.endswith(
        "relcl"
    )
    asks = asks or any(part.lower_ in {"whom", "what"} for part in clause.objects)
    doubts = any(child.lower_ == "whether" for child in clause.head.children)
    return doubts or (asks and clause.head.dep_ in {"ccomp", "advcl"}) or clause.head.doc[-1].text == "?"


def _leaves_dead(line: Line, clause: Clause) -> bool:
    """Tell whether a clause counts the victims that something left: "leaving 20 soldiers dead"."""
    if lemma_of(clause.head) != "leave":
        return False
    behind = line.doc[clause.head.i + 1 : clause.head.i + 9]
    numbered = any(line.tokens_of(mention.span)[0] in range(behind.start, behind.end) for mention in line.counts)
    return numbered and any(token.lower_ in {"dead", "wounded", "injured"} for token in behind)


def _brings_in(clause: Clause) -> bool:
    """Tell whether victims are told by what was done for them: "six wounded policemen were taken to hospital"."""
    if lemma_of(clause.head) not in _BRINGS_IN:
        return False
    return any(_HURT & {lemma_of(t), *(c.lower_ for c in t.children if c.i < t.i)} for t in clause.undergoers)


def _is_state(clause: Clause) -> bool:
    """Tell whether a clause says how people are, not what befell them: "two of them, who are wounded, will go home"."""
    return clause.head.dep_ == "acl:relcl" and any(
        child.lower_ in {"is", "are"} and child.dep_ in {"aux:pass", "cop"} for child in clause.head.children
    )


def _told_by_object(line: Line, clause: Clause) -> IncidentType | None:
    """Tell the type where the verb and what it governs make it together: "exchange fire", "hold hostage", "shoot"."""
    bare, doc = lemma_of(clause.head), clause.head.doc
    behind = doc[clause.head.i + 1 : clause.head.right_edge.i + 1].text.casefold()
    objects = {lemma_of(part) for part in clause.undergoers}
    if bare == "board" and objects & _VESSELS:
        return IncidentType.SEIZURE
    if bare in {"rush", "charge"} and clause.objects and objects & _POSTS:
        return IncidentType.GROUND_ASSAULT
    if bare in _FALLS_UPON and re.match(r"(?:up)?on\b", behind) and _are_attackers(line, clause):
        return IncidentType.GROUND_ASSAULT
    if bare in {"shoot", "shot"}:
        is_down = doc[clause.head.i + 1 : clause.head.i + 2].text == "down" or re.match(
            r"[\w\s-]{0,40}? down\b", behind
        )
        return IncidentType.SHOOTDOWN if is_down else IncidentType.SMALL_ARMS_FIRE
    if bare in {"exchange", "trade", "return"} and objects & {
        "fire",
        "gunfire",
        "shot",
        "shelling",
        "salvo",
        "barrage",
        "blow",
    }:
        shelled = weapon_type(" ".join(doc[part.left_edge.i : part.i + 1].text for part in clause.undergoers))
        return shelled or (IncidentType.SMALL_ARMS_FIRE if bare == "return" else IncidentType.CLASH)
    if bare in {"use", "employ", "fire"} and re.search(r"\b(?:against|at|on)\b", behind):
        return weapon_type(" ".join(part.text for part in clause.undergoers))
    if bare in {"push", "drive", "thrust"} and re.match(r"into\b", behind) and clause.subjects:
        return IncidentType.GROUND_ASSAULT if _ARMED.search(clause.subjects[0].text) else None
    if bare in {"hold", "take"} and re.search(r"\b(?:hostages?|captive|prisoner)\b", behind):
        return IncidentType.ABDUCTION
    if bare in {"throw", "hurl", "toss", "lob"} and re.search(r"\b(?:grenades?|petrol bombs?|molotovs?)\b", behind):
        return IncidentType.BOMBING
    if bare in {"block", "blockade"} and objects & {
        "road",
        "route",
        "highway",
        "crossing",
        "port",
        "corridor",
        "supply",
    }:
        return IncidentType.BLOCKADE
    if (
        bare in {"burn", "torch", "level", "flatten"}
        and clause.doers
        and _BUILDINGS & {lemma_of(u) for u in clause.undergoers}
    ):
        return IncidentType.DEMOLITION if weapon_type(doer_words(line, clause)) is None else None
    if bare in {"come", "crash", "smash"} and re.match(r"(?:down )?(?:up)?on\b", behind):
        return weapon_type(doer_words(line, clause))
    if bare in {"surround", "ring", "encircle"} and _are_ringed(line, clause):
        return IncidentType.BLOCKADE
    if bare == "blow":
        return _blown(line, clause, behind)
    if (
        bare in {"take", "drag", "pull", "haul", "grab", "snatch"}
        and re.search(r"\bfrom (?:their|his|her) ", behind)
        and any(lemma_of(token) in _PERSONS for token in clause.undergoers)
        and any(_ARMED.search(token.text) for token in clause.doers)
    ):
        return IncidentType.ABDUCTION
    if (
        bare in {"lead", "take", "carry", "drag", "march", "spirit", "drive"}
        and _AWAY.match(behind)
        and _are_people(clause)
    ):
        return IncidentType.ABDUCTION
    if (
        bare in {"burn", "set"}
        and re.search(r"\b(?:down|ablaze|alight|on fire|fire to|to the ground)\b", f"{clause.lemma} {behind}")
        and (clause.doers or _BUILDINGS & {lemma_of(u) for u in clause.undergoers})
    ):
        return IncidentType.DEMOLITION
    if bare in _TRIGGERS and any(
        lemma_of(t) in {"mine", "landmine"} for t in (*clause.objects, *obliques(clause.head))
    ):
        return IncidentType.BOMBING
    if bare == "take" and behind.startswith(("hostage", "captive")):
        return IncidentType.ABDUCTION
    return None


def _are_people(clause: Clause) -> bool:
    return any(lemma_of(token) in _PERSONS for token in clause.undergoers) or any(
        _ARMED.search(token.text) for token in clause.agents
    )


def _are_attackers(line: Line, clause: Clause) -> bool:
    """Tell whether forces fell upon something: rain, night and shells fall on towns as well."""
    return any(_ARMED.search(d.text) or d.pos_ == "PROPN" for d in clause.subjects) and not any(
        line.place_over(d) or lemma_of(d) in _FALLING for d in clause.subjects
    )


def _are_ringed(line: Line, clause: Clause) -> bool:
    """Tell whether forces surround a place: hills and fields that do are no siege."""
    by_force = any(d.pos_ == "PROPN" or lemma_of(d) in words("moves.force_words") for d in clause.doers)
    return by_force and any(line.place_over(u) or lemma_of(u) in words("moves.areas") for u in clause.undergoers)


def _blown(line: Line, clause: Clause, behind: str) -> IncidentType | None:
    if not re.search(r"\bup\b", behind):
        return None
    if (
        re.search(r"\b(?:himself|herself|themselves)\b", behind)
        or weapon_type(doer_words(line, clause)) is IncidentType.SUICIDE_ATTACK
    ):
        return IncidentType.SUICIDE_ATTACK
    blown = " ".join(part.text.casefold() for part in clause.undergoers or clause.subjects)
    is_driven = re.search(r"\b(?:vehicles?|convoys?|trucks?|lorr(?:y|ies)|vans?|bus|cars?|motorcycles?)\b", blown)
    return IncidentType.BOMBING if is_driven else IncidentType.DEMOLITION


def _verb_type(clause: Clause) -> IncidentType | None:
    """Return the type that the verb tells; the pipeline's lemmas of rare verbs keep an "e" too many: "loote"."""
    bare = lemma_of(clause.head)
    if clause.lemma != bare:
        return verb_types().get(clause.lemma) or (None if bare in _PARTICLE_TELLS else verb_types().get(bare))
    return verb_types().get(bare) or verb_types().get(bare.removesuffix("e"))


def _is_service(clause: Clause) -> bool:
    """Tell whether a clause says on whose side or over what somebody fights, not that a fight took place."""
    sides = {case_of(oblique) for oblique in obliques(clause.head)}
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 2].text.casefold()
    return bool((sides | {behind}) & {"for", "alongside", "beside", "over"})


def _is_armed(line: Line, clause: Clause) -> bool:
    return clause.is_progressive or bool(places_in(line, list(clause.head.subtree)))

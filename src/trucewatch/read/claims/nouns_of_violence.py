"""Nouns that tell of violence as a fact, and those that only look like it."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import IncidentType
from trucewatch.read.claims.event import OBSERVED, Event
from trucewatch.read.claims.incident_types import (
    nouns_in,
    sharpened,
    weapon_type,
)
from trucewatch.read.grammar import Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, is_negated, lemma_of
from trucewatch.read.tree import Token

_OPEN_NOUNS = words("violence.open_nouns")

_BREACHES = frozenset({"violation", "breach"})

_THINGS = frozenset({"artillery", "gun", "mortar", "rocket", "missile", "shell", "mine", "grenade", "bomb", "drone"})
_HANDLES = frozenset({"take", "bring", "send", "receive", "leave", "keep", "hold"})
"""Under these, a weapon is a thing: "guns and artillery were taken out of the strip"."""

_GOES_ON = frozenset({"keep", "continue", "start", "begin", "resume", "go"})

_HAPPENS = words("violence.happens")

_SAYS_LITTLE = words("violence.says_little") | words("speech.says") | words("speech.rejects")

_IMPACTS = words("violence.impacts")

_SHOT = frozenset({"mine", "landmine", "grenade", "bomb", "bullet", "projectile", "device", "drone", "gun", "mortar"})
"""What is fired or laid: told as an act only where it does something, or where something is done with it."""

_TELLS_OF = frozenset({"speak", "tell", "talk", "complain", "learn", "hear", "know"})
"""Verbs that tell of an act behind "of"."""

_OUTGOING = re.compile(r"\b(?:outgoing|incoming|undetermined|heavy|unidentified)\b", re.IGNORECASE)
_DEPLORES = frozenset(
    {
        "deplore",
        "condemn",
        "denounce",
        "decry",
        "mourn",
        "regret",
        "lament",
        "investigate",
        "avenge",
        "protest",
        "film",
        "survive",
    }
)
_HARMS = words("violence.kills") | words("violence.wounds")
_ANSWERS_FOR = frozenset({"claim", "admit", "accept", "assume", "take", "deny", "disclaim", "reject"})
"""What is done with the responsibility for an act."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "our"})

_BEGINS = frozenset(
    {
        "begin",
        "start",
        "erupt",
        "break",
        "kill",
        "wound",
        "injure",
        "last",
        "happen",
        "occur",
        "launch",
        "carryimpose",
        "commit",
        "stage",
        "conduct",
        "mount",
    }
)

_LABOUR = re.compile(r"\b(?:hunger|general|labou?r|workers?|school|teachers?|rent)\b", re.IGNORECASE)


def nominal_events(line: Line) -> Iterator[Event]:
    """Yield the nouns of a sentence that tell of violence as a fact, those of several words first."""
    text = line.doc.text
    covered: set[int] = set()
    for match, kind in nouns_in(text):
        span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or covered & set(range(span.start, span.end)):
            continue
        covered |= set(range(span.start, span.end))
        head = span[-1] if " of " not in match.group().casefold() else span[0]
        if head.pos_ in {"VERB", "AUX"} and len(span) == 1 and head.dep_ not in {"amod", "nsubj", "obj", "obl"}:
            continue
        if (_is_modifier(head, span.end) and not _is_participle(head)) or not _is_told(line, head):
            continue
        yield Event(token=head, types=(sharpened(line, head, kind),), clause=None, is_noun=True)
    for token in line.doc:
        if (
            token.i not in covered
            and token.pos_ == "NOUN"
            and (lemma_of(token) in _OPEN_NOUNS or _is_breach(line, token))
            and not _is_modifier(token, token.i + 1)
            and _is_told(line, token)
        ):
            told = _open_noun_type(line, token)
            if told:
                yield Event(token=token, types=(told,), clause=None, is_noun=True)


def _open_noun_type(line: Line, token: Token) -> IncidentType | None:
    """Tell what a bare "strike", "fire" or "violation" was."""
    if _is_breach(line, token):
        return IncidentType.CEASEFIRE_VIOLATION
    before = line.doc[token.left_edge.i : token.i].text
    if lemma_of(token) in _SHOT and not _is_used(token):
        return None
    kind = weapon_type(before) or weapon_type(token.text)
    if kind is not None:
        return kind
    if lemma_of(token) == "crater":
        return IncidentType.SHELLING if lemma_of(token.head) in OBSERVED | {"analyse", "inspect", "find"} else None
    if lemma_of(token) == "shot" and "camera" not in before:
        return IncidentType.SMALL_ARMS_FIRE
    if (
        lemma_of(token) == "round"
        and lemma_of(token.head) in OBSERVED
        and _OUTGOING.search(f"{before} {line.doc[token.i : token.i + 6].text}")
    ):
        return IncidentType.SHELLING
    if lemma_of(token) == "strike" and not _LABOUR.search(before):
        return IncidentType.AIR_STRIKE
    if lemma_of(token) == "fire" and (case_of(token) in {"under", "by"} or _hurts(token)):
        return weapon_type(line.doc[token.i : token.i + 8].text) or IncidentType.SMALL_ARMS_FIRE
    return None


def _hurts(token: Token) -> bool:
    """As in "Fire from the ridge killed a shepherd"."""
    return token.dep_ == "nsubj" and lemma_of(token.head) in _HARMS


def _is_used(token: Token) -> bool:
    """Tell whether a mine, a grenade or a drone does something: as the subject of a verb of what such things do."""
    verb = lemma_of(token.head)
    behind = token.doc[token.head.i + 1 : token.head.i + 2].text
    is_still = verb == "fall" and behind in {"silent", "quiet", "mute", "idle"}
    return token.dep_ == "nsubj" and verb in _IMPACTS and verb not in {"reach", "set", "go"} and not is_still


def _is_breach(line: Line, token: Token) -> bool:
    """Tell whether a bare "violation" or "breach" is one that somebody noted, counted, or says there was none of."""
    if lemma_of(token) not in _BREACHES:
        return False
    if is_negated(token) and any(child.dep_ == "expl" for child in token.head.children):
        return True
    return lemma_of(token.head) in OBSERVED | {"confirm", "verify", "tally"} and token.dep_ in {"obj", "nsubj:pass"}


def _is_modifier(token: Token, end: int) -> bool:
    """Tell whether the word only qualifies another: "shelling victims", "the bombing campaign's end"."""
    return token.dep_ in {"compound", "amod", "nmod:poss"} and token.head.i >= end


def _is_participle(token: Token) -> bool:
    """Tell whether a word in "-ing" right behind a comma is a verb that the pipeline took for a noun.

    ", looting shops".
    """
    return token.text.endswith("ing") and token.i > 1 and token.doc[token.i - 1].text == ","


def _is_told_aside(token: Token) -> bool:
    """Tell whether a relative clause or a number in brackets tells of it.

    "the raids that began on Sunday", "(nine blasts)".
    """
    if any(
        child.dep_ in {"acl:relcl", "acl"} and lemma_of(child) in _BEGINS and not is_negated(child)
        for child in token.children
    ):
        return True
    opened = token.doc[max(0, token.left_edge.i - 1) : token.i]
    return any(other.text == "(" for other in opened) and any(child.dep_ == "nummod" for child in token.children)


def _is_measured(top: Token) -> bool:
    """Tell whether only a rate of violence is told of: "the number of violations doubled", "a rise in shelling"."""
    noun = top.head
    return top.dep_.startswith("nmod") and (
        (lemma_of(noun) in {"number", "rate", "level", "intensity"} and noun.dep_ == "nsubj")
        or lemma_of(noun) in {"rise", "drop", "fall", "increase", "decrease", "decline", "lull", "reduction"}
    )


def _is_counted_before(token: Token) -> bool:
    """Tell whether a noun ranks, compares or heads: "the first such attack", "fewer raids", "Demolitions: ..."."""
    before = {child.lower_ for child in token.children}
    if "such" in before and not is_negated(token):
        return True
    behind = token.doc[token.i + 1 : token.i + 2].text
    if before & {"fewer", "less"} or behind in {"down", "up"}:
        return True
    return token.i == 0 and len(token.doc) > 1 and token.doc[1].text == ":"


def _there_was(top: Token) -> bool:
    """Tell whether an act is said to have been: "there has not been a single exchange of fire"."""
    small = {(child.dep_, child.lower_) for child in top.children}
    return bool({("expl", "there"), ("nsubj", "there")} & small) and any(dep == "cop" for dep, _ in small)


def _goes_on(head: Token) -> bool:
    """Tell whether a predicate says that something is going on: "fighting was under way", "is in progress"."""
    return (head.lower_, case_of(head)) in {("way", "under"), ("progress", "in")} or head.lower_ in {
        "underway",
        "ongoing",
    }


def _costs_lives(verb: Token) -> bool:
    return lemma_of(verb) in {"cost", "claim", "take"} and any(
        lemma_of(part) == "life" for part in children(verb, "obj")
    )


def _does_something(top: Token, verb: Token) -> bool:
    """Tell whether an act is told by what it does: "gunfire crackled near X", "a blast tore through a bus".

    "The raid drew protests" refers back to one told before, or tells none.
    """
    if _costs_lives(verb):
        return True
    if verb.pos_ != "VERB" or lemma_of(verb) in _SAYS_LITTLE:
        return False
    if lemma_of(verb) in _IMPACTS:
        return True
    is_definite = any(child.lower_ in _DEFINITE or child.dep_ == "nmod:poss" for child in top.children)
    return not is_definite and verb.tag_ in {"VBD", "VBN"} and lemma_of(top) not in _SHOT


def _is_particular(line: Line, token: Token) -> bool:
    """Tell whether an act that somebody deplores is told with its day or its place: nobody deplores it in general."""
    below = {other.i for other in token.subtree}
    is_dated = any(line.tokens_of(date.span)[0] in below for date in line.dates)
    return is_dated or any(place.start in below for place in line.places)


def _is_by_nobody(verb: Token) -> bool:
    subjects = children(verb, "nsubj")
    return is_negated(verb) or any(is_negated(one) or one.lower_ in {"nobody", "none", "neither"} for one in subjects)


def _is_told(line: Line, token: Token) -> bool:
    """Tell whether a nominal event is told as a fact: it happened, was heard, killed somebody, or was counted."""
    top = token
    while top.dep_ == "conj" and top.head != top and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    head, dep = top.head, top.dep_
    if _is_counted_before(token) or _is_measured(top):
        return False
    if (
        lemma_of(head) in {"claim", "admit", "acknowledge", "own"}
        and dep in {"obj", "nsubj:pass"}
        and _is_by_nobody(head)
    ):
        return False  # "nobody has claimed the attack" tells of who did it, not of the attack
    if dep in {"obj", "nsubj:pass"} and lemma_of(token) in _THINGS and lemma_of(head) in _HANDLES:
        return False
    if any(child.dep_ == "cop" for child in token.children) and lemma_of(token) in _BREACHES:
        return False  # "this is a violation of Article 17" weighs an act against the deal
    if head == top or _is_participle(token) or _is_told_aside(token) or _there_was(top):
        return True
    is_of_victims = head.dep_ in {"obj", "nsubj:pass"} and lemma_of(head.head) in {"kill", "wound", "injure", "hurt"}
    if dep == "nmod" and case_of(top) in {"in", "by", "during"} and is_of_victims:
        return True  # "killed nine soldiers in attacks on two bases"
    if case_of(token) == "under" and any(child.dep_ == "cop" for child in token.children):
        return dep in {"advcl", "ccomp", "conj", "acl:relcl", "parataxis"}  # "because the road was under fire"
    if dep in {"nmod", "obl"} and case_of(top) in {"from", "in", "of"} and head.lower_ == "dead":
        return True
    if dep in {"nmod", "nmod:of"} and case_of(top) in {"of", "from", "in"} and head.pos_ == "NOUN":
        if lemma_of(head) in {
            "hour",
            "number",
            "toll",
            "death",
            "casualty",
            "fatality",
            "injury",
            "series",
            "wave",
            "sound",
            "crackle",
            "rattle",
            "roar",
            "rumble",
            "thud",
            "thump",
            "crack",
            "boom",
            "echo",
            "noise",
            "outbreak",
            "flare-up",
            "resumption",
            "hail",
            "torrent",
            "rain",
            "day",
            "exchange",
            "burst",
            "shot",
            "round",
            "volley",
            "instance",
            "case",
            "report",
            "majority",
            "most",
            "total",
            "victim",
            "dozen",
            "night",
            "spate",
            "result",
            "rate",
        }:
            return lemma_of(head) != "report" or _is_told(line, head)
        return False
    if dep.startswith(("nsubj", "csubj")):
        clause = line.clause_at(head)
        if clause is not None and clause.mode is not Mode.FACT:
            return False
        return lemma_of(head) in _HAPPENS or _does_something(top, head) or _goes_on(head)
    if dep in {"xcomp", "obj"} and lemma_of(head) == "call" and head.head.lower_ == "what":
        return True  # "what Kyiv called a missile strike killed nine"
    if dep == "xcomp":
        return lemma_of(head) in _GOES_ON
    if dep == "obj" and lemma_of(head) in _DEPLORES:
        return _is_particular(line, token)
    if dep in {"obj", "iobj"}:
        clause = line.clause_at(head)
        return (
            clause is not None
            and clause.mode is Mode.FACT
            and lemma_of(head) in _HAPPENS
            and lemma_of(head) not in {"stop", "cease", "prevent", "halt"}
        )
    if dep == "nmod" and case_of(top) == "for" and lemma_of(head) in {"responsibility", "blame"}:
        clause = line.clause_at(head.head)
        return clause is not None and clause.mode is Mode.FACT and lemma_of(head.head) in _ANSWERS_FOR
    if dep.startswith("obl") and case_of(top) in {"for", "over"} and lemma_of(head) == "blame":
        return True
    if dep.startswith("obl") and case_of(top) == "of" and lemma_of(head) in _TELLS_OF:
        clause = line.clause_at(head)
        return clause is not None and clause.mode is Mode.FACT
    if dep.startswith("obl"):
        clause = line.clause_at(head)
        if clause is not None and clause.mode not in {Mode.FACT}:
            return False
        if case_of(top) in {"despite", "amid"}:
            return True
        return case_of(top) in {
            "by",
            "in",
            "during",
            "from",
            "under",
            "as a result of",
            "because of",
            "after",
            "with",
            "as",
            "result of",
            "to",
            "through",
        } and (
            lemma_of(head)
            in _HARMS
            | {"lose"}
            | {
                "kill",
                "wound",
                "injure",
                "die",
                "hit",
                "come",
                "damage",
                "destroy",
                "hurt",
                "describe",
                "perish",
                "displace",
                "strike",
                "evacuate",
                "respond",
                "retaliate",
                "reply",
                "answer",
                "fall",
                "shoot",
                "subject",
            }
        )
    if dep == "conj" and head.pos_ == "ADJ":
        return lemma_of(head.head) in OBSERVED
    if dep == "conj":
        return head.pos_ in {"VERB", "AUX"}
    return dep in {"appos", "parataxis", "root", "ROOT", "dep", "list"}

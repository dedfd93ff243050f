"""The words of a sentence that tell of violence as a fact: verbs, and nouns of what happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import IncidentType
from trucewatch.read.casualties import is_kill, is_wound
from trucewatch.read.claims.draft import places_in
from trucewatch.read.claims.flights import is_aircraft, is_flight
from trucewatch.read.claims.incident_types import (
    any_noun,
    doer_words,
    nouns_in,
    refined,
    sharpened,
    verb_types,
    weapon_type,
)
from trucewatch.read.grammar import Clause, Mode, case_of, is_negated, lemma_of, obliques
from trucewatch.read.inflections import dictionary_form
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

OBSERVED = words("violence.observed")
"""Verbs of observers' counts."""
_OPEN_VERBS = words("violence.open_verbs")
_OPEN_NOUNS = words("violence.open_nouns")
_BREACHES = frozenset({"violation", "breach"})
_GOES_ON = frozenset({"keep", "continue", "start", "begin", "resume", "go"})
_PARTICLE_TELLS = frozenset({"blow", "shoot", "take", "bring", "lead", "carry"})
_HAPPENS = words("violence.happens")
_PERSONS = words("violence.people") | words("violence.civilians") | words("violence.fighters")
_ARMED = re.compile(
    r"\b(?:tanks?|troops?|soldiers|forces|fighters|militants|units?|rebels|gunmen|columns?)$", re.IGNORECASE
)
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
_LABEL_WORDS = 4
_LABOUR = re.compile(r"\b(?:hunger|general|labou?r|workers?|school|teachers?|rent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One word of a sentence that tells of violence."""

    token: Token
    types: tuple[IncidentType, ...]
    """Empty where only the doer or the weapon can tell."""
    clause: Clause | None
    is_noun: bool


def find_events(line: Line, earlier: IncidentType | None = None) -> list[Event]:
    """Return the words that tell of violence, in the order of the sentence.

    Args:
        line: The sentence.
        earlier: The type of the last incident told before, for a "hit" that names no weapon.
    """
    if _is_label(line):
        return []
    nouns = list(_nominal(line))
    # "There have been suicide attacks": a noun of several words is never the verb that a tagger may see in it
    named = {event.token.i for event in nouns if event.token.pos_ == "VERB"}
    found = [
        event for clause in line.clauses if clause.head.i not in named and (event := _verbal(line, clause, earlier))
    ]
    taken = {event.token.i for event in found}
    found.extend(event for event in nouns if event.token.i not in taken)
    return sorted((event for event in found if not only_dates(event.token)), key=lambda event: event.token.i)


def _is_label(line: Line) -> bool:
    """Tell whether a line only heads what follows: "Incidents." """
    return len(line.doc) <= _LABEL_WORDS and not line.clauses


def only_dates(token: Token) -> bool:
    """Tell whether a word stands where it only says since when: "... since the fighting broke out"."""
    while token.head != token:
        if any(child.lower_ == "since" and child.dep_ in {"mark", "case"} for child in token.children):
            return True
        if token.dep_ in {"ccomp", "conj", "parataxis"}:
            return False
        token = token.head
    return False


def _verbal(line: Line, clause: Clause, earlier: IncidentType | None) -> Event | None:
    bare = lemma_of(clause.head)
    kind = _verb_type(clause)
    if (bombed := _having_done(clause)) is not None:
        return Event(token=clause.head, types=(bombed,), clause=clause, is_noun=False)
    if _is_attempt(clause):
        return Event(token=clause.head, types=(IncidentType.GROUND_ASSAULT,), clause=clause, is_noun=False)
    if clause.mode not in {Mode.FACT, Mode.POSSIBLE} or (clause.mode is Mode.POSSIBLE and not clause.is_perfect):
        return None
    if _is_asked(clause) or clause.head.pos_ == "NOUN":
        return None
    told = _told_by_object(line, clause)
    if told is IncidentType.SHELLING and _is_chemical(clause):
        told = IncidentType.CHEMICAL_ATTACK
    if told is not None:
        return Event(token=clause.head, types=(told,), clause=clause, is_noun=False)
    if is_kill(clause) or is_wound(clause) or _leaves_dead(line, clause):
        if _is_state(clause):
            return None
        return Event(token=clause.head, types=(), clause=clause, is_noun=False)
    if is_flight(line, clause):
        return Event(token=clause.head, types=(IncidentType.AIR_INCURSION,), clause=clause, is_noun=False)
    if kind is IncidentType.SHOOTDOWN and not any(is_aircraft(part) for part in clause.undergoers):
        return None
    if kind is None and bare not in _OPEN_VERBS:
        return None
    if kind is None:
        kind = refined(line, clause, earlier)
        if kind is None:
            return None
    elif kind in {IncidentType.GROUND_ASSAULT, IncidentType.SHELLING, IncidentType.CLASH, IncidentType.BOMBING}:
        kind = weapon_type(doer_words(line, clause)) or kind
    if _is_chemical(clause):
        kind = IncidentType.CHEMICAL_ATTACK
    if bare in {"fight", "battle"} and (not _is_armed(line, clause) or _is_service(clause)):
        return None
    return Event(token=clause.head, types=(kind,), clause=clause, is_noun=False)


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
    """Tell whether an assault was tried, which is one: "they tried, in vain, to storm the height"."""
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


def _is_asked(clause: Clause) -> bool:
    """Tell whether a clause only asks: "it did not say who had fired", "how many have died"."""
    asks = any(subject.lower_ in {"who", "what"} for subject in clause.subjects) and not clause.head.dep_.endswith(
        "relcl"
    )
    return (asks and clause.head.dep_ in {"ccomp", "advcl"}) or clause.head.doc[-1].text == "?"


def _leaves_dead(line: Line, clause: Clause) -> bool:
    """Tell whether a clause counts the victims that something left: "leaving 20 soldiers dead"."""
    if lemma_of(clause.head) != "leave":
        return False
    behind = line.doc[clause.head.i + 1 : clause.head.i + 9]
    numbered = any(line.tokens_of(mention.span)[0] in range(behind.start, behind.end) for mention in line.counts)
    return numbered and any(token.lower_ in {"dead", "wounded", "injured"} for token in behind)


def _is_state(clause: Clause) -> bool:
    """Tell whether a clause says how people are, not what befell them: "two of them, who are wounded, will go home"."""
    return clause.head.dep_ == "acl:relcl" and any(
        child.lower_ in {"is", "are"} and child.dep_ in {"aux:pass", "cop"} for child in clause.head.children
    )


def _told_by_object(line: Line, clause: Clause) -> IncidentType | None:
    """Tell the type where the verb and what it governs make it together: "exchange fire", "hold hostage", "shoot"."""
    bare, doc = lemma_of(clause.head), clause.head.doc
    behind = doc[clause.head.i + 1 : clause.head.right_edge.i + 1].text.casefold()
    objects = {lemma_of(part) for part in clause.objects}
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
        shelled = weapon_type(" ".join(doc[part.left_edge.i : part.i + 1].text for part in clause.objects))
        return shelled or (IncidentType.SMALL_ARMS_FIRE if bare == "return" else IncidentType.CLASH)
    if bare in {"use", "employ", "fire"} and re.search(r"\b(?:against|at|on)\b", behind):
        return weapon_type(" ".join(part.text for part in clause.undergoers))
    if bare in {"push", "drive", "thrust"} and re.match(r"into\b", behind) and clause.subjects:
        return IncidentType.GROUND_ASSAULT if _ARMED.search(clause.subjects[0].text) else None
    if bare in {"hold", "take"} and re.search(r"\b(?:hostages?|captive)\b", behind):
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
    if bare == "blow":
        return _blown(line, clause, behind)
    if bare in {"lead", "take", "carry"} and behind.startswith("away") and _are_people(clause):
        return IncidentType.ABDUCTION
    if (
        bare in {"burn", "set"}
        and re.search(r"\b(?:down|ablaze|alight|on fire|to the ground)\b", behind)
        and clause.doers
    ):
        return IncidentType.DEMOLITION
    return None


def _are_people(clause: Clause) -> bool:
    return any(lemma_of(token) in _PERSONS for token in clause.undergoers)


def _blown(line: Line, clause: Clause, behind: str) -> IncidentType | None:
    if not re.search(r"\bup\b", behind):
        return None
    if (
        re.search(r"\b(?:himself|herself|themselves)\b", behind)
        or weapon_type(doer_words(line, clause)) is IncidentType.SUICIDE_ATTACK
    ):
        return IncidentType.SUICIDE_ATTACK
    blown = " ".join(part.text.casefold() for part in clause.undergoers)
    return (
        IncidentType.BOMBING
        if re.search(r"\b(?:vehicles?|convoys?|trucks?|bus|cars?)\b", blown)
        else IncidentType.DEMOLITION
    )


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


def _nominal(line: Line) -> Iterator[Event]:
    text = line.doc.text
    if not any_noun().search(text) and not any(lemma_of(t) in _OPEN_NOUNS for t in line.doc):
        return
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
    kind = weapon_type(before) or weapon_type(token.text)
    if kind is not None:
        return kind
    if lemma_of(token) == "crater":
        return IncidentType.SHELLING if lemma_of(token.head) in OBSERVED | {"analyse", "inspect", "find"} else None
    if lemma_of(token) == "strike" and not _LABOUR.search(before):
        return IncidentType.AIR_STRIKE
    if lemma_of(token) == "fire" and case_of(token) in {"under", "by"}:
        return weapon_type(line.doc[token.i : token.i + 8].text) or IncidentType.SMALL_ARMS_FIRE
    return None


def _is_breach(line: Line, token: Token) -> bool:
    """Tell whether a bare "violation" or "breach" is one that somebody noted, counted, or says there was none of."""
    if lemma_of(token) not in _BREACHES:
        return False
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

    "the shelling that began in April", "(12 explosions)".
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
    """Tell whether a noun ranks what was told already, or heads a line: "the first such attack", "Demolitions: ..."."""
    if any(child.lower_ == "such" for child in token.children) and not is_negated(token):
        return True
    return token.i == 0 and len(token.doc) > 1 and token.doc[1].text == ":"


def _is_told(line: Line, token: Token) -> bool:
    """Tell whether a nominal event is told as a fact: it happened, was heard, killed somebody, or was counted."""
    top = token
    while top.dep_ == "conj" and top.head != top and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    head, dep = top.head, top.dep_
    if _is_counted_before(token) or _is_measured(top):
        return False
    if any(child.dep_ == "cop" for child in token.children) and lemma_of(token) in _BREACHES:
        return False  # "this is a violation of Article 17" weighs an act against the deal
    if head == top or _is_participle(token) or _is_told_aside(token):
        return True
    if dep in {"nmod", "nmod:of"} and case_of(top) in {"of", "from", "in"} and head.pos_ == "NOUN":
        if lemma_of(head) in {
            "hour",
            "number",
            "toll",
            "series",
            "wave",
            "sound",
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
        return (clause is None or clause.mode in {Mode.FACT}) and lemma_of(head) in _HAPPENS
    if dep in {"xcomp", "obj"} and lemma_of(head) == "call" and head.head.lower_ == "what":
        return True  # "what Kyiv called a missile strike killed nine"
    if dep == "xcomp":
        return lemma_of(head) in _GOES_ON
    if dep in {"obj", "iobj"}:
        clause = line.clause_at(head)
        return (
            clause is not None
            and clause.mode is Mode.FACT
            and lemma_of(head) in _HAPPENS
            and lemma_of(head) not in {"stop", "cease", "prevent", "halt"}
        )
    if dep.startswith("obl") and case_of(top) in {"for", "over"} and lemma_of(head) == "blame":
        return True
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
            in {
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

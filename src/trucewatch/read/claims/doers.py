"""Who did it, and to whom."""

import re

from trucewatch.model.claim import IncidentType
from trucewatch.read.agency import can_act
from trucewatch.read.claims.acting import as_told
from trucewatch.read.claims.belonging import unnumbered, whole_of
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.event import OBSERVED, Event
from trucewatch.read.claims.incident_types import weapon_type
from trucewatch.read.claims.laid import agents_behind
from trucewatch.read.claims.things_of_war import INANIMATE, called, fired_from, is_thing, owner_of_thing
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import ancestors_within, case_of, children, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_SUFFERS = frozenset(
    {
        "repel",
        "repulse",
        "thwart",
        "foil",
        "beat",
        "fend",
        "call",
        "describe",
        "suffer",
        "face",
        "say",
        "concern",
        "hear",
        "sustain",
        "receive",
        "survive",
        "fight",
        "throw",
        "turn",
        "weather",
        "withstand",
        "watch",
        "film",
        "condemn",
        "denounce",
        "investigate",
    }
)
_COMES_UPON = frozenset({"hit", "strike", "run", "trigger", "drive", "step", "roll", "go", "tread", "stumble"})
_LAYS = {
    ("attributed", "to"),
    ("ascribed", "to"),
    ("blamed", "on"),
    ("pinned", "on"),
    ("claimed", "by"),
    ("laid", "to"),
}
_SCENES = words("moves.areas") | words("syntax.places.sites") | {
    "home", "shop", "cart", "car", "bus", "vehicle", "train", "tree", "crop", "window", "wall", "roof", "ordnance",
    "device", "grenade", "munition",
}  # fmt: skip
_ANSWERS = frozenset({"answer", "respond", "retaliate", "reply", "counter", "react"})
_COUNTING = frozenset(
    {"dozen", "hundred", "score", "number", "pair", "couple", "handful", "thousand"}
    | {"any", "none", "some", "one", "several", "many", "most", "all"}
)
_MUTUAL = frozenset({"clash", "skirmish", "fight", "battle"})
"""Verbs whose "with" names the other side."""


_NEAR_LAID = 7
_NUMBER = re.compile(r"\d[\d.,:/-]*(?:\s|$)")


def perpetrators(line: Line, report: Report, event: Event) -> tuple[str, ...]:
    """Return who did it, in the fullest form that the report gives."""
    if event.clause is not None and _sets_off(event.clause):
        return ()
    candidates = _agents_of_noun(line, event.token) if event.clause is None else _agents_of_verb(event.clause)
    candidates = _behind_label(line, [_counted(token) for token in candidates])
    if not candidates and event.clause is None:
        owner = owner_of_noun(line, report, event.token)
        is_weapon = weapon_type(event.token.text) is not None
        owners = [owner] if owner else owner_of_thing(line, report, event.token)[:1] if is_weapon else []
        return tuple(owners or _told_apart(line, report, event))
    names: list[str] = []
    for token in candidates:
        is_told_of = token.dep_ == "obl:agent"  # "fired on by militiamen, who say ..."
        if token.i in line.attribution and not is_told_of and line.voices[event.token.i][0].rule == "publisher":
            continue
        if token.lower_ == "it" and (own := _speaker_itself(line, token)):
            names.append(own)
        elif token.lower_ == "what":
            names.extend(called(line, report, token))
        elif is_thing(token):
            names.extend(owner_of_thing(line, report, token))
        elif _is_scene(line, token):
            continue
        elif can_act(line, token) and (name := doer_name(line, report, token)):
            names.append(name)
    return tuple(dict.fromkeys(names or _told_apart(line, report, event)))


def _behind_label(line: Line, candidates: list[Token]) -> list[Token]:
    """Leave out what only labels an entry: the town in "Arkell, 6 December: a unit raided the camp"."""
    colon = next((t.i for t in line.doc if t.text == ":"), None)
    behind = [token for token in candidates if colon is not None and token.i > colon]
    return behind or candidates


def _told_apart(line: Line, report: Report, event: Event) -> list[str]:
    """Return who did it where the words tell it only far from the act: from whose lines, "by what it called X"."""
    clause = event.clause
    if clause is not None and (clause.is_passive or any(is_thing(doer) for doer in clause.doers)):
        for part in fired_from(clause):
            if is_thing(part) and (owners := owner_of_thing(line, report, part)):
                return owners
    if clause is not None and not clause.is_passive:
        return []
    if clause is None and event.token.dep_ != "conj" and (laid := _laid_behind(event.token)) is not None:
        name = doer_name(line, report, laid)
        return [name] if name is not None else []
    for by in _late_by(line, event.token):
        if by.head.lower_ == "what":
            return called(line, report, by.head)
        if by.head.pos_ in {"NOUN", "PROPN"} and can_act(line, by.head) and not is_thing(by.head):
            name = doer_name(line, report, by.head)
            return [name] if name is not None else []
    return []


def _laid_behind(token: Token) -> Token | None:
    """Return to whom acts are laid behind their count: "Strikes and shelling: 97 attributed to the army"."""
    for other in token.doc[token.i + 1 : token.i + _NEAR_LAID]:
        if laid := _laid_to(other):
            return laid[0] if laid[0] is not other else None
        if other.pos_ in {"VERB", "AUX"} and other.lower_ not in {lays for lays, _ in _LAYS}:
            return None
    return None


def _late_by(line: Line, token: Token) -> list[Token]:
    """Return each "by" behind a comma, as in "was hit near Arkell, on the road to Birn, by rebels"."""
    found = []
    for other in line.doc[token.i + 1 :]:
        if other.text in {";", ":"}:
            break
        if other.lower_ == "by" and other.dep_ == "case" and line.doc[other.i - 1].text == ",":
            found.append(other)
    return found


def doer_name(line: Line, report: Report, token: Token) -> str | None:
    """Return who acts by a noun phrase: the body to which men or units belong, and no number or rank before them."""
    whole = whole_of(line, token)
    who = report.company.who(line, whole if whole is not None else token)
    if who is None or _NUMBER.match(who.name):
        return None
    is_owned = any(child.pos_ == "PRON" for child in children(token, "nmod:poss"))
    if is_owned and who.name.islower() and who.acts_for is not None:
        return who.acts_for  # "our defenders did not fire"
    return as_told(line, token, who) or unnumbered(who.name)


def _counted(token: Token) -> Token:
    """Return what "dozens of rockets" and "none of its launches" are, for the word that only counts them."""
    if lemma_of(token) not in _COUNTING:
        return token
    return next((o for o in obliques(token) if case_of(o) == "of"), token)


def _is_scene(line: Line, token: Token) -> bool:
    """Tell whether a noun is where or to what something happens, and does nothing itself: a town, a church, a cart."""
    if line.name_over(token) is not None:
        return False
    lemma = lemma_of(token)
    of_place = any(line.place_over(o) for o in obliques(token) if case_of(o) == "of")
    return lemma in _SCENES or (of_place and lemma in words("syntax.places.place_nouns"))


def _sets_off(clause: Clause) -> bool:
    """Tell whether the subject only came upon a mine: "the convoy hit a roadside bomb"."""
    parts = (*clause.objects, *obliques(clause.head))
    mined = any(weapon_type(part.text) is IncidentType.BOMBING for part in parts)
    return mined and lemma_of(clause.head) in _COMES_UPON


def _speaker_itself(line: Line, token: Token) -> str | None:
    """Return who speaks in "Averia says it did not bomb the port", where "it" acts."""
    voice = line.voices[token.i][0] if line.voices[token.i] else None
    if voice is None or voice.rule == "publisher" or token.i in line.quoted_tokens or len(voice.speaker) != 1:
        return None
    return voice.speaker_for or voice.speaker[0]


def _laid_to(token: Token) -> list[Token]:
    """Return to whom the word right behind an act lays it: "shelling attributed to the army"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if len(behind) < 2 or (behind[0].lower_, behind[1].lower_) not in _LAYS:
        return []
    return [
        next(
            (
                t
                for t in token.doc[token.i + 3 : token.i + 9]
                if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "amod", "nmod:poss"}
            ),
            token,
        )
    ]


def _agents_of_noun(line: Line, token: Token) -> list[Token]:
    if lemma_of(token) == "bomber":
        return [token]  # "a suicide bomber"
    if laid := _laid_to(token):
        return [who for who in laid if who is not token]
    if between := [o for o in obliques(token) if case_of(o) == "between" and not line.place_over(o)]:
        return between
    coordinated = (o for part in conjuncts(token) for o in obliques(part))  # "raids and rockets by the army"
    found = [o for o in coordinated if case_of(o) in {"by", "from"} and not line.place_over(o)]
    found = found or list(agents_behind(token))
    if not found and lemma_of(token) in _MUTUAL | {"fighting"}:
        pair = next((t.head for t in token.doc[token.i + 1 : token.i + 9] if t.lower_ == "between"), None)
        if pair is not None and pair.pos_ in {"NOUN", "PROPN"} and line.place_over(pair) is None:
            found = list(conjuncts(pair))  # "clashes broke out after midnight between A and B"
    if found or _belongs(token):
        return found
    for child in token.children:
        if (
            child.dep_ in {"acl", "acl:relcl"}
            and (relative := line.clause_at(child)) is not None
            and not relative.is_passive
            and relative.has_own_subject
        ):
            found.extend(subject for subject in relative.subjects if subject not in {token, *conjuncts(token)})
    if found:
        return [subject for subject in found if subject.lower_ not in {"that", "which"}]
    verb = line.clause_at(token.head)
    if lemma_of(token.head) == "responsibility" and (answers := line.clause_at(token.head.head)) is not None:
        return list(answers.doers)
    if verb is None and token.text.endswith("ing") and token.i and token.doc[token.i - 1].text == ",":
        # ", looting shops": a participle that the tree takes for a noun has the doer of the verb above
        above = next((clause for head in ancestors_within(token, 3) if (clause := line.clause_at(head))), None)
        return list(above.doers) if above is not None else []
    if verb is None:
        return []
    if token.dep_ == "obj" and lemma_of(verb.head) not in OBSERVED | _SUFFERS:
        return list(verb.doers)
    if token.dep_ == "xcomp":
        return list(verb.doers)
    if token.dep_.startswith("obl") and case_of(token) == "with" and lemma_of(verb.head) in _ANSWERS:
        return list(verb.doers)  # "answered with three raids"
    if token.dep_.startswith("obl") and lemma_of(verb.head) == "blame":
        return list(verb.undergoers)
    return list(verb.agents) if token.dep_.startswith("nsubj") else []


_DIES = frozenset({"lie", "lay", "die", "perish", "lose", "fall", "drown"})
"""Verbs whose subject is the victim."""


def _falls_upon(clause: Clause) -> bool:
    """As in "gunmen fell upon the post", who did not die."""
    return lemma_of(clause.head) == "fall" and any(case_of(o) in {"upon", "on"} for o in obliques(clause.head))


def _agents_of_verb(clause: Clause) -> list[Token]:
    if lemma_of(clause.head) in _DIES and not _falls_upon(clause) and not any(map(is_thing, clause.subjects)):
        return []
    if lemma_of(clause.head) == "lose":
        return []  # "it lost four men"
    if clause.head.dep_ == "xcomp" and clause.head.tag_ == "VBN" and not clause.objects:
        return list(clause.agents)  # "two men were found shot dead"
    if lemma_of(clause.head) in {"come", "originate"}:
        return fired_from(clause)
    is_mutual = lemma_of(clause.head) in _MUTUAL
    found = list(clause.subjects if is_mutual else clause.doers)
    if is_mutual:
        found.extend(o for o in obliques(clause.head) if case_of(o) in {"with", "against"} and o.text[:1].isupper())
    if not found or all(is_thing(token) for token in found):
        found.extend(o for o in obliques(clause.head) if case_of(o) == "by" and o not in found)
    if not found and clause.is_passive:
        found.extend(token for token in clause.undergoers if INANIMATE.search(token.text))  # "rebel rockets were fired"
    return found


def _belongs(token: Token) -> bool:
    return any(_owns(child) and child.text[:1].isupper() for child in token.children)


def _owns(child: Token) -> bool:
    """Tell whether a word before a noun may name whose it is: "Drone" at the head of "Drone attacks" does not."""
    return child.dep_ in {"nmod:poss", "amod", "compound"} and weapon_type(child.text) is None


def owner_of_noun(line: Line, report: Report, token: Token) -> str | None:
    """As in "Israeli strikes", "a Russian missile strike", "the army's bombardment": whose they are."""
    near = [child for child in token.children if child.i < token.i]
    near.extend(below for child in near if child.dep_ == "compound" for below in child.children)
    for child in near:
        is_common = child.tag_ == "JJ" or (child.tag_ == "NN" and line.name_over(child) is None)
        if not _owns(child) or (child.i == 0 and child.dep_ == "compound" and is_common):
            continue
        if child.lower_ in {"government", "regime", "army"}:
            who = report.company.named("government forces")
        elif not child.text[:1].isupper():
            who = report.company.who(line, child) if child.dep_ == "nmod:poss" else None
        elif child.dep_ == "amod":
            who = report.company.named(f"{child.text} forces", head="forces")
            if who is not None and who.acts_for is not None:
                return who.acts_for
            who = None
        else:
            who = report.company.who(line, child)
        if who is not None:
            return who.name
    return None


def targets(line: Line, report: Report, event: Event) -> tuple[str, ...]:
    """Return whom or what it hit, things of violence and places left out."""
    clause = event.clause
    tokens = (
        clause.undergoers
        if clause is not None
        else tuple(o for o in obliques(event.token) if case_of(o) in {"on", "against", "at"})
    )
    if clause is None and event.token.dep_ == "nsubj":
        above = line.clause_at(event.token.head)
        tokens = tokens or (above.objects if above else ())
    names = []
    for token in tokens:
        if line.place_over(token) or token.pos_ in {"PRON", "NUM"} or INANIMATE.search(token.text):
            continue
        who = report.company.who(line, token)
        if who:
            names.append(who.name)
    return tuple(dict.fromkeys(names))

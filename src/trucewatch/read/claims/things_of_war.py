"""Whose a weapon, an aircraft or a position is: things do nothing themselves, those to whom they belong do."""

import re

from trucewatch.read.claims.acting import as_told
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, children, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

INANIMATE = re.compile(
    r"\b(?:stones?|rocks?|shells?|rockets?|missiles?|mortars?|rounds?|bullets?|mines?|explosions?|"
    r"blasts?|fire|shelling|strikes?|raids?|attacks?|drones?|bombs?|bombardment|"
    r"shellfire|gunfire|shrapnel|clashes|fighting|violence|projectiles?|war|"
    r"conflict|offensive|airstrikes?|shots?|bursts?|guns?|howitzers?|launchers?)$",
    re.IGNORECASE,
)
_CARRIERS = frozenset(
    {"it", "that", "which", "this", "aircraft", "jet", "warplane", "plane", "helicopter", "tank", "artillery"}
    | {"aviation", "gunship"}
)
_HOLDINGS = frozenset(
    {"position", "post", "outpost", "line", "trench", "bunker", "territory", "area", "base", "camp", "checkpoint"}
    | {"launch", "boat", "vessel", "ship", "gunboat", "frigate", "vehicle", "village", "ground", "hill", "side"}
)
"""What somebody holds or mans, and shoots from."""
_HOLDS = frozenset({"hold", "control", "occupy", "run", "man"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west", "direction", "hill"}
)
_OF_PEOPLES = ("ian", "an", "ese", "ish", "ari", "ani", "eli", "rri", "ic")
"""How words for peoples end."""
_OF_THE_STATE = {"government": "government", "regime": "government", "army": "army", "military": "military"}
_ARMED = frozenset({"navy", "police", "militia", "coastguard", "gendarmerie", "coalition"})
_FIGHTERS = frozenset({"rebel", "insurgent", "militant", "separatist", "guerrilla", "jihadist", "islamist"})
_NAMING = frozenset({"call", "term", "describe", "label", "brand"})


def is_thing(token: Token) -> bool:
    """Tell whether a noun means a weapon, an aircraft, or a position from which somebody shoots."""
    lemma = lemma_of(token)
    return bool(INANIMATE.search(token.text)) or lemma in _CARRIERS or token.lower_ in _CARRIERS or _is_held(token)


def _is_held(token: Token) -> bool:
    is_owned = any(child.pos_ == "PRON" for child in children(token, "nmod:poss"))
    return lemma_of(token) in _HOLDINGS and (is_owned or case_of(token).endswith("from"))


def fired_from(clause: Clause) -> list[Token]:
    """Return whose positions shells came from; a direction fires nothing."""
    found = []
    for token in obliques(clause.head):
        if not case_of(token).endswith("from") or lemma_of(token) in _DIRECTIONS:
            continue
        owner = next((child for child in token.children if child.dep_ == "nmod:poss"), None)
        found.append(owner if owner is not None else token)
    return found


def owner_of_thing(line: Line, report: Report, token: Token) -> list[str]:
    """Return whose "Israeli jets", "Houthi missiles", "navy guns" and "shells from areas held by the army" are."""
    pronoun = next((child for child in children(token, "nmod:poss") if child.pos_ == "PRON"), None)
    if pronoun is not None:
        is_named = pronoun.lower_ in {"its", "their"}
        holder = report.company.subject_before(line, pronoun, token) if is_named else None
        holder = holder or report.company.who(line, pronoun)
        return [holder.name] if holder is not None else []
    name = next((n for n in line.names if n.end <= token.i and line.doc[n.end - 1].head == token), None)
    if name is not None and name.end - name.start > 1 and (owner := report.company.who(line, line.doc[name.end - 1])):
        return [owner.name]
    for child in token.children:
        if child.i < token.i and child.dep_ in {"amod", "compound", "nmod:poss"}:
            found = _owner_before(line, report, token, child)
            if found is not None:
                return found
    return _holders(line, report, token) or _owners_behind(line, report, token)


def _owner_before(line: Line, report: Report, token: Token, child: Token) -> list[str] | None:
    """Return whom a word before a thing names as its owner; None where it names nobody."""
    company, low = report.company, child.lower_
    if low in _OF_THE_STATE:
        who = company.named(_OF_THE_STATE[low])
        return [who.name] if who else []
    if low in _FIGHTERS:
        return [f"{low}s"]
    if low in _ARMED:
        who = company.named(low)
        return [who.name] if who else [low]
    if low in {"enemy", "adversary"}:
        return [low]
    is_named = child.text[:1].isupper() and child.pos_ != "NUM" and (child.i > 0 or child.pos_ != "NOUN")
    if not is_named:
        return None
    is_owned = child.dep_ == "nmod:poss"
    who = company.who(line, child) if is_owned else company.named(f"{child.text} forces", head="forces")
    is_unknown = company.actors.find(child.text) is None and child.text.endswith(_OF_PEOPLES)
    if who and (told := as_told(line, token, who)) is not None:
        return [told if lemma_of(token) in _HOLDINGS else who.acts_for or who.name]
    if who and who.acts_for is None and is_unknown and child.dep_ == "compound":
        return [f"{child.text} forces"]
    is_bare = child.i == 0 and line.name_over(child) is None
    if who and (who.acts_for or (child.dep_ != "amod" and not is_bare)):
        return [who.name.removesuffix(" forces") if who.acts_for is None else who.name]
    # Those of a state that no table knows:
    return [f"{child.text} forces"] if child.text.endswith(_OF_PEOPLES) else None


def _holders(line: Line, report: Report, token: Token) -> list[str]:
    """Return who holds "areas held by the army" and "rebel-held villages"."""
    held = next((c for c in children(token, "acl", "amod") if lemma_of(c) in _HOLDS and c.tag_ == "VBN"), None)
    if held is None:
        return []
    holders = [o for o in obliques(held) if held.i < token.i or case_of(o) == "by"]
    holders = holders or children(held, "compound", "obl:unmarked")
    found = [_owner_before(line, report, token, o) or _names(line, report, o) for o in holders]
    return [name for names in found for name in names]


def _owners_behind(line: Line, report: Report, token: Token) -> list[str]:
    """Return whose "rockets from the Hill side", "guns of the navy" and "fire from army positions" are."""
    for part in obliques(token):
        if case_of(part) not in {"by", "from", "of"} or line.place_over(part) is not None or part.i < token.i:
            continue
        if is_thing(part):
            found = owner_of_thing(line, report, part)
        else:
            found = _names(line, report, part) if lemma_of(part) not in _DIRECTIONS else []
        if found:
            return found
    return []


def _names(line: Line, report: Report, token: Token) -> list[str]:
    who = report.company.who(line, token)
    return [who.name] if who is not None else []


def called(line: Line, report: Report, token: Token) -> list[str]:
    """Return the name in "by what it called 'the X gang'"."""
    near = (*token.children, token.head)
    verb = next((word for word in near if word.i > token.i and lemma_of(word) in _NAMING), None)
    if verb is None:
        return []
    named = [child for child in verb.children if child.dep_ in {"xcomp", "obj", "obl"} and child.i > verb.i]
    return [name for child in named[:1] for part in conjuncts(child)[:1] for name in _names(line, report, part)]

"""Which type of incident the words tell: the noun, the verb, or the doer and the weapon where the verb is open."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from trucewatch.model.claim import IncidentType
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, sieve
from trucewatch.read.line import Line
from trucewatch.read.sieve import letters_of
from trucewatch.read.syntax import case_of, lemma_of, obliques, phrase
from trucewatch.read.tree import Token

_FORCES = frozenset({"army", "military", "force", "coalition", "it", "navy", "aviation"})
_STRIKES = frozenset(
    {IncidentType.AIR_STRIKE, IncidentType.DRONE_STRIKE, IncidentType.MISSILE_STRIKE, IncidentType.SHELLING}
)
_SHOTS = frozenset(
    {"fire", "shot", "round", "shell", "rocket", "missile", "mortar", "projectile", "burst", "bullet", "bomb"}
)
_NOT_VIOLENT = re.compile(
    r"\b(?:flares?|talks?|deal|agreement|chord|tone|road|market|target of|goal|balance)\b", re.IGNORECASE
)


_TANKS = re.compile(r"\btanks?\b(?! (?:fire|rounds?|shells?|guns?))", re.IGNORECASE)
_OPENING_LETTERS = 3


@cache
def _nouns() -> tuple[tuple[str, IncidentType], ...]:
    """Return the words of each noun of violence as a pattern, the longest first, with the type it tells."""
    rows = []
    for name, row in entry("violence.types").items():
        for noun in row["nouns"]:
            ending = "(?:ies|y)" if noun.endswith("y") else "(?:es|s)?"
            stem = noun[:-1] if noun.endswith("y") else noun
            first, _, rest = stem.partition(" of ")
            stem = re.escape(stem) if not rest else re.escape(first) + "s?" + re.escape(f" of {rest}")
            rows.append((len(noun), f"{stem.casefold()}{ending}", IncidentType(name)))
    return tuple((words, kind) for _, words, kind in sorted(rows, key=lambda row: -row[0]))


@cache
def _nouns_by_opening() -> dict[str, tuple[re.Pattern[str], tuple[IncidentType, ...]]]:
    """Return, for each three letters with which nouns of violence open, one pattern for all of them and their types."""
    rows: dict[str, list[tuple[str, IncidentType]]] = {}
    for words, kind in _nouns():
        rows.setdefault(words.replace("\\", "")[:_OPENING_LETTERS], []).append((words, kind))
    return {
        opening: (
            re.compile(rf"(?:{'|'.join(f'({words})' for words, _ in row)})(?![\w-])", re.IGNORECASE),
            tuple(kind for _, kind in row),
        )
        for opening, row in rows.items()
    }


def nouns_in(text: str) -> Iterator[tuple[re.Match[str], IncidentType]]:
    """Yield the nouns of violence in a text, the longest at each place, with the type each tells."""
    by_opening = _nouns_by_opening()
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower() if len(text.lower()) == len(text) else text  # "ß" and the like: places must stay as they are
    end = 0
    for start in _openings_in(low, by_opening.keys() & letters_of(text)[1]):
        row = by_opening[low[start : start + _OPENING_LETTERS]]
        match = row[0].match(text, start) if start >= end else None
        if match and match.lastindex is not None:
            end = match.end()
            yield match, row[1][match.lastindex - 1]


def _openings_in(text: str, openings: Collection[str]) -> list[int]:
    """Return where words begin with one of the openings, in order."""
    found = []
    for opening in openings:
        at = text.find(opening)
        while at >= 0:
            if at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_-"):
                found.append(at)
            at = text.find(opening, at + 1)
    return sorted(found)


@cache
def verb_types() -> dict[str, IncidentType]:
    """Return the type that each verb of violence tells by itself."""
    return {verb: IncidentType(name) for name, row in entry("violence.types").items() for verb in row["verbs"]}


def weapon_type(text: str) -> IncidentType | None:
    """Return the type that a weapon named in the words tells; None where none is named."""
    found = [
        (match.end(), kind)
        for pattern, kind in sieve("violence.weapons", "type").likely(text)
        if (match := pattern.search(text))
    ]
    return IncidentType(found[0][1]) if found else None


def weapons_in(tokens: list[Token]) -> tuple[str, ...]:
    """Return the weapons that the tokens name, each once."""
    text = " ".join(token.text for token in tokens)
    likely = sieve("violence.weapons", "name").likely(text)
    return tuple(dict.fromkeys(name for pattern, name in likely if pattern.search(text)))


def refined(line: Line, clause: Clause, earlier: IncidentType | None = None) -> IncidentType | None:
    """Tell what a bare "hit", "fired", "opened fire" or "attacked" was, by its doer and its weapon."""
    bare = lemma_of(clause.head)
    around = doer_words(line, clause)
    objects = " ".join(line.doc[o.left_edge.i : o.i + 1].text for o in clause.objects)
    if (
        bare == "carry"
        and clause.lemma != "carry out"
        and line.doc[clause.head.i + 1 : clause.head.i + 2].text != "out"
    ):
        return None
    if bare in {"fall", "drop", "rain"} and re.search(r"(?<!mortar )\bbombs?\b", f"{around} {objects}", re.IGNORECASE):
        return IncidentType.AIR_STRIKE if not re.search(r"\bdrones?\b", around) else IncidentType.DRONE_STRIKE
    if bare in {"come", "originate"}:
        is_shot = any(lemma_of(subject) in _SHOTS for subject in clause.subjects)
        is_traced = any(case_of(o) == "from" for o in obliques(clause.head))
        return (weapon_type(around) or IncidentType.SMALL_ARMS_FIRE) if is_shot and is_traced else None
    if bare in {"land", "fall", "crash", "slam"}:
        kind = weapon_type(around)
        return kind if kind is not IncidentType.AIR_STRIKE else None
    if bare in {
        "open",
        "resume",
        "rain",
        "carry",
        "launch",
        "conduct",
        "stage",
        "mount",
        "unleash",
        "drop",
        "lob",
        "land",
        "fall",
        "crash",
        "slam",
        "explode",
    }:
        if bare == "open" and not re.search(
            r"\bfire\b|\bup\b", clause.head.doc[clause.head.i : clause.head.i + 4].text
        ):
            return None
        kind = weapon_type(f"{objects} {around}")
        if bare == "open":
            behind = clause.head.doc[clause.head.i :].text[:120].partition(";")[0]
            return weapon_type(around) or weapon_type(behind) or IncidentType.SMALL_ARMS_FIRE
        if (
            bare in {"launch", "mount", "stage", "conduct"}
            and kind is None
            and not clause.is_negated
            and re.search(r"\b(?:attacks?|offensive|assault|operation|raids?)\b", objects)
        ):
            return IncidentType.GROUND_ASSAULT
        return kind
    if _NOT_VIOLENT.search(objects):
        return None
    kind = weapon_type(around)
    if bare == "fire":
        is_target = line.doc[clause.head.i + 1 : clause.head.i + 2].text in {"upon", "on", "at"}
        shot = (
            ""
            if is_target and clause.is_passive
            else " ".join(line.doc[part.left_edge.i : part.i + 1].text for part in clause.undergoers)
        )
        return kind or weapon_type(objects) or weapon_type(shot) or _fired(clause) or IncidentType.SMALL_ARMS_FIRE
    if bare == "explode":
        return kind or IncidentType.BOMBING
    if kind is None and bare in {"hit", "strike", "target"}:
        return earlier if earlier in _STRIKES else _struck_by_force(clause)
    return kind or IncidentType.GROUND_ASSAULT


def _struck_by_force(clause: Clause) -> IncidentType | None:
    """Take what an army or a state "struck", with no weapon named, for an air strike."""
    if clause.is_passive or not clause.objects or weapon_type(" ".join(part.text for part in clause.objects)):
        return None
    acts = any(subject.pos_ == "PROPN" or lemma_of(subject) in _FORCES for subject in clause.subjects)
    return IncidentType.AIR_STRIKE if acts and lemma_of(clause.head) != "target" else None


def _fired(clause: Clause) -> IncidentType | None:
    """Tell what was fired where the tree does not: the words up to the next preposition, or behind "with"."""
    behind = clause.head.doc[clause.head.i + 1 :].text.partition(";")[0]
    fired = re.split(r"\b(?:at|on|upon|towards?|from|into|across|against|near|in)\b", behind, maxsplit=1)[0]
    _, _, used = behind.partition(" with ")
    return weapon_type(fired) or weapon_type(re.split(r"[,;]|\band\b", used, maxsplit=1)[0])


def sharpened(line: Line, head: Token, kind: IncidentType) -> IncidentType:
    """As in "Attacks with mortars" are shelling, "an explosion of a mine" a bombing."""
    if kind in {IncidentType.GROUND_ASSAULT, IncidentType.CEASEFIRE_VIOLATION} and lemma_of(head) in {
        "attack",
        "raid",
        "strike",
    }:
        around = line.doc[head.left_edge.i : head.i].text
        return weapon_type(around) or kind
    return kind


def doer_words(line: Line, clause: Clause) -> str:
    """Return the words for whoever or whatever does it, and what it is done with."""
    parts = [line.doc[doer.left_edge.i : phrase(doer)[1]].text for doer in clause.doers]
    parts.extend(
        line.doc[o.left_edge.i : o.i + 1].text
        for o in obliques(clause.head)
        if case_of(o) in {"with", "by", "from", "using"}
    )
    return " ".join(parts)


def doers_type(line: Line, clause: Clause) -> IncidentType | None:
    """Return the type that the weapon of whoever does it tells: posts attacked with tanks are not shelled."""
    told = doer_words(line, clause)
    is_by_tanks = lemma_of(clause.head) in _ASSAULTS and _TANKS.search(told) is not None
    return weapon_type(_TANKS.sub("", told) if is_by_tanks else told)


_ASSAULTS = frozenset({"attack", "storm", "assault", "raid", "rush", "charge"})

"""Deeds that a verb tells only together with who does it and what it is done to, by the frames of `phrases/deeds.yml`.

"Held" tells nothing, "rebels held a nurse" an abduction; "the army answered" tells nothing, "with howitzers" shelling.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.model.claim import IncidentType
from trucewatch.read.claims.incident_types import weapon_type
from trucewatch.read.claims.takers import is_a, is_calamity, is_relief, takes_lawfully, undergone, whole_of_count
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_HITS = words("deeds.hits")
_HITS_WEAKLY = words("deeds.hits_weakly")
_UPON = words("deeds.upon")
_SENDS = words("deeds.sends_fire")
_AT = words("deeds.at")
_CREWED = words("deeds.crewed")
_NOT_BY_CREW = words("deeds.hits_not_by_crew")
_THINGS_HIT = frozenset({"person", "armed", "building", "vehicle", "ground", "goods"})
_BY_HANDS = frozenset(
    {IncidentType.ABDUCTION, IncidentType.ARREST, IncidentType.LOOTING, IncidentType.SEIZURE, IncidentType.BLOCKADE}
)
_OFFICIAL = frozenset({"police", "coastguard", "customs", "navy", "policeman", "gendarme", "officer"})
_REACH = 16
"""How many words behind a verb may belong to it."""
_LOADED = re.compile(
    r"\b(?:explosives?|bombs?|dynamite|suicide|booby|mined|grenades|packed|laden|rigged)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What has to stand beside a verb that it tell a deed."""

    kind: str
    doer: frozenset[str]
    undergoer: frozenset[str]
    towards: frozenset[str]
    behind: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    is_custody: bool
    is_agentless: bool
    is_positive: bool
    """Told of only where it is not denied: "are conducting no offensive" says more about a deal."""


@cache
def _frames() -> dict[str, tuple[_Frame, ...]]:
    found: dict[str, list[_Frame]] = {}
    for row in entry("deeds.frames"):
        frame = _frame(row)
        for verb in row["verbs"]:
            found.setdefault(str(verb), []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


def _frame(row: dict[str, Any]) -> _Frame:
    def classes(key: str) -> frozenset[str]:
        return frozenset(row[key].split("|")) if key in row else frozenset()

    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(row[key]) if key in row else None

    return _Frame(
        kind=row["type"],
        doer=classes("doer"),
        undergoer=classes("object"),
        towards=classes("towards"),
        behind=pattern("behind"),
        unless=pattern("unless"),
        is_custody=row.get("custody", False),
        is_agentless=row.get("agentless", False),
        is_positive=row.get("positive", False),
    )


def deed_type(line: Line, clause: Clause, earlier: IncidentType | None) -> IncidentType | None:
    """Return the type of the deed that a clause tells by its verb and those in it; None where it tells none.

    Args:
        line: The sentence.
        clause: A clause that is told as a fact.
        earlier: The type of the last incident told before: behind one, "they" are those who fight.
    """
    lemma = lemma_of(clause.head)
    if is_attribute(clause) or any(is_calamity(token) for token in clause.doers):
        return None
    kind = _hit(line, clause, lemma) or _fire_sent(line, clause, lemma)
    if kind is not None:
        return kind
    frames = _frames().get(lemma, ())
    if not frames:
        return None
    behind = words_behind(clause)
    is_told_before = earlier is not None
    for frame in frames:
        if _fits(line, clause, frame, behind, is_told_before=is_told_before):
            kind = _kind(line, clause, frame, behind)
            if kind is not None and not (kind in _BY_HANDS and any(is_relief(line, doer) for doer in clause.doers)):
                return kind
    return None


def is_attribute(clause: Clause) -> bool:
    """Tell whether a participle only says which ones: "18 captured soldiers were handed over"."""
    head = clause.head
    behind = head.doc[head.i + 1 : head.i + 2]
    before = head.doc[head.i - 1] if head.i else None
    if before is not None and before.pos_ in {"NUM", "DET"} and behind and behind[0].pos_ in {"NOUN", "PROPN", "ADJ"}:
        return True
    is_bare = head.tag_ == "VBN" and not any(child.dep_.startswith(("aux", "nsubj", "cop")) for child in head.children)
    if is_bare and behind and behind[0].dep_.startswith("nsubj") and behind[0].head.i > behind[0].i:
        return True  # "when detained persons were exchanged"
    return (
        is_bare
        and head.dep_ not in {"acl", "acl:relcl", "advcl", "conj", "ROOT", "root"}
        and bool(behind and behind[0].pos_ in {"NOUN", "PROPN", "ADJ"})
    )


def words_behind(clause: Clause) -> str:
    """Return the lower-case words behind a verb that belong to it, up to a semicolon."""
    head = clause.head
    end = min(head.right_edge.i + 1, head.i + 1 + _REACH)
    return str(head.doc[head.i + 1 : end].text).casefold().partition(";")[0]


def _fits(line: Line, clause: Clause, frame: _Frame, behind: str, *, is_told_before: bool) -> bool:
    if frame.behind is not None and frame.behind.search(behind) is None:
        return False
    if frame.unless is not None and frame.unless.search(behind) is not None:
        return False
    if frame.is_positive and clause.is_negated:
        return False
    if frame.undergoer and not _any_is(line, undergone(clause), frame.undergoer, is_told_before=is_told_before):
        return False
    if frame.towards and not _any_is(line, tuple(obliques(clause.head)), frame.towards, is_told_before=is_told_before):
        return False
    if not frame.doer:
        return True
    if not clause.doers:
        return frame.is_agentless and clause.is_passive
    return _any_is(line, clause.doers, frame.doer, is_told_before=is_told_before)


def _any_is(line: Line, tokens: tuple[Token, ...], kinds: frozenset[str], *, is_told_before: bool) -> bool:
    return any(is_a(line, token, kinds, is_told_before=is_told_before) for token in tokens)


def _kind(line: Line, clause: Clause, frame: _Frame, behind: str) -> IncidentType | None:
    if frame.kind == "by_weapon":
        doers = " ".join(line.doc[doer.left_edge.i : doer.i + 1].text for doer in clause.doers)
        return weapon_type(behind) or weapon_type(doers) or IncidentType.SMALL_ARMS_FIRE
    if frame.kind == "looting" and any(lemma_of(doer) in _OFFICIAL for doer in clause.doers):
        return IncidentType.SEIZURE
    if frame.is_custody:
        return IncidentType.ARREST if takes_lawfully(clause, IncidentType(frame.kind)) else IncidentType.ABDUCTION
    return IncidentType(frame.kind)


def _hit(line: Line, clause: Clause, lemma: str) -> IncidentType | None:
    """As in "drones smashed into the plant", "a charge scattered the column": a weapon does what weapons do."""
    if lemma not in _HITS:
        return None
    weapon = next((core for doer in clause.doers if _is_hitter(core := whole_of_count(doer))), None)
    if weapon is None or (lemma_of(weapon) in _CREWED and lemma in _NOT_BY_CREW and not _is_loaded(weapon)):
        return None
    is_weak = lemma in _HITS_WEAKLY
    struck = (*clause.undergoers, *(o for o in obliques(clause.head) if case_of(o).split(" ")[0] in _UPON))
    if is_weak:
        struck = tuple(token for token in struck if is_a(line, token, _THINGS_HIT, is_told_before=False))
    if not struck:
        return None
    told = line.doc[weapon.left_edge.i : weapon.right_edge.i + 1].text
    if lemma_of(weapon) in {"truck", "lorry", "car", "rickshaw", "boat"}:
        return weapon_type(told) if _is_loaded(weapon) else None
    return weapon_type(line.doc[weapon.left_edge.i : weapon.i + 1].text) or weapon_type(told) or _own_type(weapon)


def _is_loaded(weapon: Token) -> bool:
    return _LOADED.search(weapon.doc[weapon.left_edge.i : weapon.right_edge.i + 1].text) is not None


def _is_hitter(token: Token) -> bool:
    return lemma_of(token) in words("deeds.hitters")


def _own_type(weapon: Token) -> IncidentType | None:
    """Return what a weapon with no other word tells: a charge goes off, gunfire is fire."""
    lemma = lemma_of(weapon)
    if lemma in words("deeds.explosives") | {"blast"}:
        return IncidentType.BOMBING
    if lemma in {"fire", "gunfire", "round", "bullet", "shot", "burst", "volley", "fusillade"}:
        return IncidentType.SMALL_ARMS_FIRE
    if lemma in {
        "barrage",
        "salvo",
        "bombardment",
        "cannonade",
        "recoilless",
        "battery",
        "gunboat",
        "projectile",
        "launcher",
    }:
        return IncidentType.SHELLING
    return None


def _fire_sent(line: Line, clause: Clause, lemma: str) -> IncidentType | None:
    """As in "guns disgorged 400 rounds on the town": what weapons fire is sent at something."""
    if lemma not in _SENDS:
        return None
    sent = next(
        (core for part in clause.undergoers if lemma_of(core := whole_of_count(part)) in words("deeds.arms_fired")),
        None,
    )
    if sent is None or not any(case_of(o).split(" ")[0] in _AT for o in (*obliques(clause.head), *obliques(sent))):
        return None
    if lemma_of(sent) in {"flare", "tracer", "charge"}:
        return None
    told = line.doc[sent.left_edge.i : sent.i + 1].text
    doers = " ".join(line.doc[doer.left_edge.i : doer.i + 1].text for doer in clause.doers)
    return weapon_type(told) or weapon_type(doers) or _own_type(sent)

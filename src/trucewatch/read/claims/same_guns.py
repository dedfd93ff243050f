"""What is withdrawn where the words only point back: "to withdraw theirs", "has pulled back 12 of 20", "none"."""

import re
from dataclasses import replace

from trucewatch.model.claim import About
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.syntax import children, lemma_of
from trucewatch.read.tree import Token

_POINTS_BACK = frozenset(
    {"none", "nothing", "theirs", "ours", "his", "them", "it", "any", "all", "most", "half", "some", "few"}
)
_STANDS_ALONE = frozenset({"none", "nothing", "theirs", "ours"})
_GUNS = re.compile(
    r"\b(?:heavy (?:weapon|gun|arm|mortar)s?|howitzers?|guns?|artillery|tanks?|mortars?|launchers?|cannons?)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:troops|soldiers|fighters|men|forces|units|brigades?|battalions?|regiments?|garrisons?|posts)\b",
    re.IGNORECASE,
)
_BACK = 2
"""Sentences back in which the guns are told of."""
_BEHIND = 5


def of_guns(draft: Draft, report: Report) -> Draft:
    """Return a draft about withdrawal as one about the guns that the words point back to, where they do."""
    if draft.keys.get("about") != (About.WITHDRAW_FORCES,) or not _points_back(draft.at):
        return draft
    before = str(draft.line.doc[: draft.at.i].text)
    for text in (before, *(other.doc.text for other in reversed(report.lines[-_BACK:]) if other is not draft.line)):
        guns = [match.start() for match in _GUNS.finditer(text)]
        men = [match.start() for match in _MEN.finditer(text)]
        if guns or men:
            is_of_guns = bool(guns) and (not men or guns[-1] > men[-1])
            return (
                replace(draft, keys={**draft.keys, "about": (About.WITHDRAW_HEAVY_WEAPONS,)}) if is_of_guns else draft
            )
    return draft


def _points_back(at: Token) -> bool:
    """Tell whether the object of a verb is a bare number, or a word that stands for what was named before."""
    verb = next((t for t in at.doc[at.i : at.i + _BEHIND] if t.pos_ == "VERB"), at)
    things = [*children(verb, "obj"), *(children(verb, "nsubj:pass"))]
    if not things:
        things = [t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.like_num or t.lower_ in _STANDS_ALONE][:1]
    for thing in things:
        owned = {child.lower_ for child in thing.children}
        if thing.lower_ in _POINTS_BACK or (lemma_of(thing) == "own" and owned):
            return True
        if thing.like_num and thing.i + 1 < len(thing.doc) and thing.doc[thing.i + 1].pos_ not in {"NOUN", "PROPN"}:
            return True
    return False

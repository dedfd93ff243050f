"""How fire is told to be withheld: "not a shot has been fired since", "they hold their fire", "the guns are mute".

What a truce holds back keeps to it as well: "the truce has kept the army from storming the city".
"""

import re

from trucewatch.model.claim import About, Verdict
from trucewatch.read.claims.about import abouts_in, has_deal
from trucewatch.read.claims.acts import own_words
from trucewatch.read.claims.bound import is_party
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import children, is_negated, lemma_of, obliques
from trucewatch.read.tree import Token

_RESTRAINTS = frozenset({About.NO_OFFENSIVE, About.NO_AIR_ATTACK, About.NO_REINFORCEMENT, About.CEASE_FIRE})
_HELD_FIRE = re.compile(
    r"\bh(?:o|e)ld(?:s|ing)? (?:back )?(?:our|their|its|his|all) (?:own )?fire\b"
    r"|\bkept (?:its|their|our|his) (?:guns|rockets|tubes|artillery|weapons|planes) (?:\w+ )?(?:silent|quiet|cold|mute|"
    r"idle|grounded|in (?:their|its|the) \w+)\b",
    re.IGNORECASE,
)
_NO_SHOT = re.compile(
    r"\b(?:no|not (?:a|one)(?: single)?) (?:shots?|bullets?|shells?|rounds?|rockets?|mortars?|bombs?)\b[^.;]{0,20}\b"
    r"(?:has|have|had|was|were)? ?(?:been )?(?:fired|heard|fallen|exchanged|crossed)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince\b|\bso far\b|\b(?:truce|cease-?fire|armistice|accord|agreement|lull|pact)\b|\bfor (?:\w+ ){1,3}"
    r"(?:hours|days|weeks|months)\b",
    re.IGNORECASE,
)
_FIRES = words("faith.fires")
_ATTACKS = words("faith.attacks")
_SHOTS = words("faith.shots")
_SORTIES = words("faith.sorties")
_OPERATIONS = words("faith.operations")
_MUTE = words("faith.mute")
_GUNS = words("faith.guns")
_Told = tuple[tuple[About, ...], Verdict, tuple[Token, ...]]


def withheld(line: Line, clause: Clause) -> _Told | None:
    """Return what a clause tells of fire that is withheld; None where it tells nothing of it."""
    return _holds_fire(clause) or _no_shot(line, clause) or _prevents(line, clause) or _mute(clause)


def _holds_fire(clause: Clause) -> _Told | None:
    """As in "We are holding our fire", "no shot has been fired since"."""
    lemma = lemma_of(clause.head)
    if lemma in {"hold", "keep"} and not clause.is_negated and _HELD_FIRE.search(own_words(clause)):
        return (About.CEASE_FIRE,), Verdict.FULFILLED, clause.doers
    if (
        lemma in {"fire", "hear", "fall", "exchange", "cross"}
        and _NO_SHOT.search(text := own_words(clause))
        and (clause.is_perfect or "since" in text)
    ):
        return (About.CEASE_FIRE,), Verdict.FULFILLED, ()
    return None


def _no_shot(line: Line, clause: Clause) -> _Told | None:
    """As in "The army has not fired a round since the truce", "the rebels have staged no attack since June"."""
    lemma = lemma_of(clause.head)
    if not clause.is_negated or clause.is_passive or not (clause.is_perfect or clause.is_past):
        return None
    doers = tuple(doer for doer in clause.doers if is_party(line, doer))
    if not doers or not _SINCE.search(line.doc.text):
        return None
    things = {lemma_of(token) for token in clause.objects} | {
        lemma_of(part) for token in clause.objects for part in children(token, "nmod")
    }
    if (
        lemma in _FIRES
        and things & _SORTIES
        and re.search(r"\b(?:sortie|plane|aircraft|jet|fl(?:own|ew))", own_words(clause))
    ):
        return (About.NO_AIR_ATTACK,), Verdict.FULFILLED, doers
    if lemma in _FIRES and (things & _SHOTS or (lemma in {"fire", "shoot"} and not things)):
        return (About.CEASE_FIRE,), Verdict.FULFILLED, doers
    is_attack = lemma in _ATTACKS and (
        bool(things & _OPERATIONS) or (lemma in {"attack", "raid", "ambush"} and not things)
    )
    return ((About.NO_OFFENSIVE,), Verdict.FULFILLED, doers) if is_attack and "since" in line.doc.text else None


def _prevents(line: Line, clause: Clause) -> _Told | None:
    """As in "The truce has kept the army from storming the city": what it holds back keeps to it."""
    if lemma_of(clause.head) not in {"prevent", "stop", "keep", "spare", "deter", "restrain"} or clause.is_negated:
        return None
    before = str(line.doc[max(0, clause.head.i - 8) : clause.head.i].text)
    if not has_deal(before):
        return None
    text = str(line.doc[clause.head.i : clause.head.right_edge.i + 1].text)
    restrained = sorted((a for a in abouts_in(text) if a in _RESTRAINTS), key=lambda a: a is About.CEASE_FIRE)
    parties = tuple(t for t in clause.objects if is_party(line, t))
    return ((restrained[0],), Verdict.FULFILLED, parties) if restrained and parties else None


def _mute(clause: Clause) -> _Told | None:
    """As in "The guns have been mute since 3 January": since when must be told, or it is only how things stand."""
    told = {clause.head.lower_, *(child.lower_ for child in children(clause.head, "xcomp", "obj", "advmod"))}
    if not told & _MUTE or not any(lemma_of(subject) in _GUNS for subject in clause.subjects):
        return None
    is_since = any(child.lower_ == "since" for part in obliques(clause.head) for child in part.children)
    if not is_since or is_negated(clause.head) or clause.is_negated:
        return None
    return (About.CEASE_FIRE,), Verdict.FULFILLED, ()
